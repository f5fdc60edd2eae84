"""Looking at a post again: what was seen, and how it goes on."""

from __future__ import annotations

from datetime import date

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .. import deciding, triage
from ..access import visible_cases
from ..models import Case, State, Watch
from ..queries_strategy import may_end_actions
from ..refusals import NotAllowedNow
from . import watching
from .queries import FOLLOWED_UP
from .refusals import AlreadyLooked


@act
def look(
    *, by: User, watch: Watch, finding: str, next_on: date | None = None, again: bool = False
) -> Watch:
    """Note what was seen; with `next_on` look again on that day, with `again` weigh anew.

    `again` opens a decided case, for whoever looked. Raises ValueError without a finding,
    AlreadyLooked, `watching.NotADayToLook`, NotAllowedNow, Case.DoesNotExist for a stranger.
    """
    if not finding.strip():
        raise ValueError("Looking again needs what was seen.")
    case, current = _held(by, watch)
    current.looked_at, current.looked_by, current.finding = clock.now(), by, finding
    current.save(update_fields=["looked_at", "looked_by", "finding"])
    record("watch.looked", by=by, about=current, facts={"next": _next(next_on, again=again)})
    if next_on is not None:
        watching.write(case, by=by, look_on=next_on)
    elif again and case.state == State.DECIDED:
        _open_again(by, case, finding)
    return current


def _next(next_on: date | None, *, again: bool) -> str:
    if next_on is not None:
        return "later"
    return "anew" if again else "done"


def _open_again(by: User, case: Case, finding: str) -> None:
    reopened = deciding.reopen(by=by, case=case, revision=case.revision, reason=finding)
    triage.claim(by=by, case=reopened)


def _held(by: User, watch: Watch) -> tuple[Case, Watch]:
    """The case, locked, and the watch; of two who looked the second is told."""
    cases = visible_cases(by).select_for_update(of=("self",), no_key=True)
    case = cases.get(pk=watch.case_id)
    current = Watch.objects.get(pk=watch.pk)
    if current.looked_at is not None:
        raise AlreadyLooked(case)
    if case.state not in FOLLOWED_UP or not may_end_actions(by, case):
        raise NotAllowedNow(case)
    return case, current
