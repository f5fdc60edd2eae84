"""A reference that went stale gets the words that name what it was meant for."""

from __future__ import annotations

from policy.models import Version
from werksaam.acting import act
from werksaam.people.models import User

from .changing import Shown, change
from .operations import Outcome, edit
from .parts import NotPossible, Outline
from .pointing import Pointer, Stale, mended, stale
from .stored import stored


def to_mend(version: Version) -> list[Stale]:
    """The references of a draft that went stale, in the order of the text (2 queries)."""
    held = stored(version)
    return stale(held.outline, held.pointers)


@act
def mend(*, by: User, version: Version, source: str, start: int, revision: int) -> Outcome:
    """Write the reference at character `start` of `source` again, as it was proposed.

    Raises ChangedMeanwhile where that text has changed, NotPossible where there is nothing
    to mend there.
    """

    def do(outline: Outline) -> Outcome:
        # Read while the draft is held: before that another may have removed what they name.
        one = _at(outline, stored(version).pointers, source, start)
        part = outline.part(source)
        return edit(outline, source, heading=part.heading, text=mended(outline, one))

    return change(by=by, version=version, what="mend", shown=Shown({source: revision}), do=do)


def _at(outline: Outline, pointers: tuple[Pointer, ...], source: str, start: int) -> Stale:
    for one in stale(outline, pointers):
        if (one.pointer.source, one.pointer.start) == (source, start) and one.mended:
            return one
    raise NotPossible("nothing-to-mend")
