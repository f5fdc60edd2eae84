"""The desk changes a text of guidance, part by part, beside colleagues who do the same.

Two people may change two parts at once; of one part the second is refused, and shown what the
first wrote. Nothing of this is seen outside the desk until it is published.
"""

from __future__ import annotations

import hashlib

import rfc8785

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User

from ..models import Guidance, GuidanceDraft
from .parts import Content, NoSuchPart, Part, fresh_name, part_of, with_part, without_part
from .queries import guidance_now


class ChangedMeanwhile(Exception):
    """A colleague changed or removed this part (`now` is None) after the page showed it."""

    def __init__(self, draft: GuidanceDraft, now: Part | None) -> None:
        super().__init__("This part was changed meanwhile.")
        self.draft = draft
        self.now = now


def mark_of(content: Content | Part) -> str:
    """The hash by which a page says which part, or text, it showed."""
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()


@act
def change_part(
    *, by: User, slug: str, kind: str, name: str, shown: str, part: Part
) -> GuidanceDraft:
    """Put `part` in place of the one that the page showed. Raises ChangedMeanwhile."""
    draft = held(slug)
    _must_be(draft, kind, name, shown)
    return _store(draft, with_part(draft.content, kind, name, part), by=by)


@act
def add_part(*, by: User, slug: str, kind: str, part: Part) -> str:
    """Add a part of this kind; its name."""
    draft = held(slug)
    name = fresh_name(draft.content, kind)
    _store(draft, with_part(draft.content, kind, name, part), by=by)
    return name


@act
def remove_part(*, by: User, slug: str, kind: str, name: str, shown: str) -> GuidanceDraft:
    """Take out the part that the page showed. Raises ChangedMeanwhile."""
    draft = held(slug)
    _must_be(draft, kind, name, shown)
    return _store(draft, without_part(draft.content, kind, name), by=by)


@act
def begin_from(*, by: User, slug: str, earlier: Guidance, revision: int) -> GuidanceDraft:
    """Begin anew from a text that was published. Raises ChangedMeanwhile for a stale page."""
    draft = held(slug)
    if draft.revision != revision:
        raise ChangedMeanwhile(draft, draft.content)
    return _store(draft, earlier.content, by=by)


@act
def replace_content(*, by: User, slug: str, content: Content) -> GuidanceDraft:
    """Put a whole text in place of what was worked on, as an import does."""
    return _store(held(slug), content, by=by)


def held(slug: str) -> GuidanceDraft:
    """The row of the draft under a lock; made, from what is published, where there is none."""
    if not GuidanceDraft.objects.filter(slug=slug).exists():
        now = guidance_now(slug)
        GuidanceDraft.objects.get_or_create(
            slug=slug, defaults={"content": now.content if now else {}}
        )
    return GuidanceDraft.objects.select_for_update(no_key=True).get(slug=slug)


def _must_be(draft: GuidanceDraft, kind: str, name: str, shown: str) -> None:
    try:
        now = part_of(draft.content, kind, name)
    except NoSuchPart:
        raise ChangedMeanwhile(draft, None) from None
    if mark_of(now) != shown:
        raise ChangedMeanwhile(draft, now)


def _store(draft: GuidanceDraft, content: Content, *, by: User) -> GuidanceDraft:
    draft.content, draft.revision = dict(content), draft.revision + 1
    draft.changed_at, draft.changed_by = clock.now(), by
    # What was offered is not this any more.
    draft.note, draft.offered_at, draft.offered_by = "", None, None
    draft.save()
    return draft
