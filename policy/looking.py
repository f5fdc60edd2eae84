"""The desk looks at what names people: in the trail once in a quarter of an hour.

The quarter is read from the trail itself, so there is no second register of looks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.queries import done_to
from werksaam.audit.recording import record
from werksaam.audit.records import Recorded
from werksaam.people.models import User

from .models import PaperForm, Round


def note_scan_looked_at(*, by: User, form: PaperForm) -> None:
    """`by` gets the scan of a form."""
    _note("paper_form.looked_at", by, [form])


def note_looked_up(*, by: User, people: Iterable[User]) -> None:
    """`by` reads how each of these people confirmed, or that one contested it."""
    _note("confirmation.looked_up", by, set(people))


def note_unreached_looked_at(*, by: User, opened: Round) -> None:
    """`by` reads whom no mail about this round reached: the list, or their letters."""
    _note("round.unreached_looked_at", by, [opened])


def _note(action: str, by: User, about: Collection[Recorded]) -> None:
    if about and _new(action, by, about):
        _look(by=by, action=action, about=about)


@act
def _look(*, by: User, action: str, about: Collection[Recorded]) -> None:
    # Two windows of one person at once would each not see the look of the other.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    for row in _new(action, by, about):
        record(action, by=by, about=row)


def _new(action: str, by: User, about: Collection[Recorded]) -> list[Recorded]:
    """Which of these `by` did not look at in this quarter."""
    noted = done_to(action, by_id=by.pk, about=about, since=clock.quarter_began())
    rows = [row for row in about if str(row.pk) not in noted]
    return sorted(rows, key=lambda row: int(row.pk))
