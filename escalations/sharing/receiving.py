"""A draft of what was shared. Nobody's evidence, so no act and no event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from werksaam import clock
from werksaam.people.models import User
from werksaam.uploads import Accepted

from .. import draft_images
from ..kinds import Group, Kind, all_kinds, kind
from ..models import Draft
from ..recognising import platform_of
from ..refusals import TooMany
from ..submitting import save_draft
from .reading import Shared

MOST_AN_HOUR = 10
"""Drafts one may have begun in an hour and not sent, as many as one may send."""
FIRST = "negatief-bericht"
"""The kind that what is shared mostly is."""
IMAGES = "evidence"
SAID = ("address", "quote")
"""What a share can bring beside images, as questions call it."""


def fitting(draft: Draft) -> list[Kind]:
    """The kinds that ask for all that was shared, so that nothing of it gets lost; the
    likeliest first, the others as the page of all kinds has them."""
    shared = {name for name in SAID if draft.answers.get(name)} | {IMAGES}
    kinds = [one for one in all_kinds() if _names(one) >= shared]
    places = list(Group)
    return sorted(kinds, key=lambda k: (k.slug != FIRST, places.index(k.group), k.rank))


def keep(*, by: User, shared: Shared, images: Sequence[Accepted]) -> Draft:
    """Begin a draft with what was shared. Raises TooMany, and what `draft_images.add` raises."""
    _hold_the_limit(by)
    draft = save_draft(by=by, kind=FIRST, answers=_answers(shared))
    draft_images.add(by=by, draft=draft, images=images)
    return draft


def _answers(shared: Shared) -> dict[str, str]:
    """What was shared, and what its address tells; no answer where there is nothing."""
    told = platform_of(shared.address)
    said = {"platform": told, "address": shared.address, "quote": shared.words}
    return {name: value for name, value in said.items() if value}


def become(*, by: User, draft: Draft, to: Kind) -> Draft:
    """The draft as one of another kind, with the answers that both ask for.

    Raises Draft.DoesNotExist for one that was sent, or is not one's own.
    """
    unsent = Draft.objects.filter(pk=draft.pk, person=by, report__isnull=True)
    names = _names(to)
    answers = {name: value for name, value in draft.answers.items() if name in names}
    if not unsent.update(kind=to.slug, answers=answers, changed_at=clock.now()):
        raise Draft.DoesNotExist
    return unsent.get()


def kind_of(draft: Draft) -> Kind:
    """What the draft is about so far."""
    return kind(draft.kind)


def _names(of_kind: Kind) -> set[str]:
    return {question.name for step in of_kind.steps for question in step.questions}


def _hold_the_limit(by: User) -> None:
    hour_ago = clock.now() - timedelta(hours=1)
    begun = Draft.objects.filter(person=by, report__isnull=True, created_at__gt=hour_ago)
    times = list(begun.order_by("created_at").values_list("created_at", flat=True))
    if len(times) >= MOST_AN_HOUR:
        frees_up = times[-MOST_AN_HOUR] - hour_ago
        raise TooMany(retry_after=max(1, int(frees_up.total_seconds())))
