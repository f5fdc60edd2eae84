"""A change to a draft: words, order or numbers, by one editor at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from policy.models import Version
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .naming import eids
from .operations import Outcome
from .parts import Outline
from .stored import Stored, hold, stored
from .telling import tell_lineage
from .undoing import keep_step
from .writing import write

Operation = Callable[[Outline], Outcome]


@dataclass(frozen=True)
class Shown:
    """What the editor had on the screen: revisions by key, and the order where that matters."""

    revisions: Mapping[str, int] = field(default_factory=dict)
    structure: str = ""


class ChangedMeanwhile(Exception):
    """Someone else was faster. What is there now is in `now`; nothing was stored."""

    def __init__(self, now: Stored) -> None:
        super().__init__("The draft is not as it was shown.")
        self.now = now


@act
def change(*, by: User, version: Version, what: str, shown: Shown, do: Operation) -> Outcome:
    """Do one operation on a draft and store what differs.

    `what` names the operation in the trail. Raises ChangedMeanwhile where what the editor
    saw is no longer there, NotPossible where the draft can't take it, Conflict where the text
    can't be changed any more.
    """
    hold(version)
    before = stored(version)
    _refuse_late(before, shown)
    outcome = do(before.outline)
    if outcome.outline == before.outline:
        return outcome
    eid = _eid(before.outline, outcome)
    keep_step(by=by, version=version, what=what, before=before, eid=eid)
    write(version, before, outcome.outline, outcome.fates)
    tell_lineage(by=by, version=version, fates=outcome.fates)
    facts: dict[str, Plain] = {
        "version": version.number,
        "kind": what,
        "eid": eid,
        "text_sha256": version.text_sha256,
    }
    record("version.changed", by=by, about=version, facts=facts)
    return outcome


def _refuse_late(before: Stored, shown: Shown) -> None:
    is_late = bool(shown.structure) and shown.structure != before.structure_sha256
    for key, revision in shown.revisions.items():
        row = before.rows.get(key)
        is_late = is_late or row is None or row.revision != revision
    if is_late:
        raise ChangedMeanwhile(before)


def _eid(before: Outline, outcome: Outcome) -> str:
    """Where it was done: where the provision stands now, of a lapsed one where it stood."""
    return eids(outcome.outline).get(outcome.about) or eids(before)[outcome.about]
