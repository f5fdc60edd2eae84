"""Asking a colleague to look at a case, by naming them in an internal note."""

from __future__ import annotations

from collections.abc import Collection

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User

from .. import messaging, telling
from ..access import who_sees
from ..models import Case, InternalNote, Mention
from .colleagues import colleagues_of
from .naming import named_in


@act
def write_note(
    *, by: User, case: Case, body: str, asked: Collection[int] = ()
) -> tuple[InternalNote, list[User]]:
    """Write a note, and draw it to the attention of those whom it names with an @ and of
    `asked`: each only if they may see the case now. Answers the note and whom it reached.

    Raises as `messaging.write_note`.
    """
    note = messaging.write_note(by=by, case=case, body=body)
    colleagues = {one.pk: one for one in colleagues_of(note.case, by)}
    named = named_in(body, {pk: one.name for pk, one in colleagues.items()})
    # The list and the rule say the same; the rule has the last word.
    reached = sorted(who_sees(note.case, (named | set(asked)) & colleagues.keys()))
    for person_id in reached:
        Mention.objects.create(note=note, person_id=person_id)
    if reached:
        telling.of_mention(note.case, reached)
    return note, [colleagues[pk] for pk in reached]


def mark_seen(*, by: User, notes: Collection[InternalNote]) -> None:
    """`by` has these notes on the screen. A mention is no evidence, so this is no act."""
    unseen = Mention.objects.filter(person=by, note__in=[note.pk for note in notes])
    unseen.filter(seen_at__isnull=True).update(seen_at=clock.now())
