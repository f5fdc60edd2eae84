"""A text of guidance reaches people: offered by one of the desk, published by another."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..models import Guidance, GuidanceDraft
from .checking import Problem
from .editing import held, mark_of
from .queries import code_now, guidance_now, problems_of


class NotPublishable(Exception):
    """This text can't be offered or published now, or not by this person; the message says why."""


@act
def offer(*, by: User, slug: str, revision: int, note: str) -> GuidanceDraft:
    """Ask a colleague to publish the text as it stands. Raises NotPublishable, Conflict."""
    draft = _as_shown(slug, revision)
    _must_be_whole(draft)
    now = guidance_now(slug)
    if now is not None and now.content == draft.content:
        raise NotPublishable(_("Nothing is different from what people see now."))
    draft.note, draft.offered_at, draft.offered_by = note, clock.now(), by
    draft.save()
    return draft


@act
def publish(*, by: User, slug: str, revision: int) -> Guidance:
    """Show people what a colleague offered. Raises NotPublishable, Conflict for a stale page."""
    draft = _as_shown(slug, revision)
    if draft.offered_at is None or draft.offered_by is None:
        raise _not_offered()
    if draft.offered_by_id == by.pk:
        raise NotPublishable(_("Someone other than who offered it publishes a text."))
    _must_be_whole(draft)
    now = guidance_now(slug)
    row = Guidance.objects.create(
        slug=slug,
        number=now.number + 1 if now else 1,
        content=draft.content,
        sha256=mark_of(draft.content),
        note=draft.note,
        made_at=draft.offered_at,
        made_by=draft.offered_by,
        approved_by=by,
    )
    facts: dict[str, Plain] = {"slug": slug, "number": row.number, "text_sha256": row.sha256}
    record("guidance.published", by=by, about=row, facts=facts)
    draft.note, draft.offered_at, draft.offered_by = "", None, None
    draft.revision += 1
    draft.save()
    return row


def blocking(problems: list[Problem]) -> list[Problem]:
    """What must be mended before a text can be published."""
    return [problem for problem in problems if problem.blocks]


def _as_shown(slug: str, revision: int) -> GuidanceDraft:
    draft = held(slug)
    if draft.revision != revision:
        raise Conflict(
            _("A colleague changed this text meanwhile"),
            _("Read it once more as it is now. Then decide."),
        )
    return draft


def _must_be_whole(draft: GuidanceDraft) -> None:
    if blocking(problems_of(draft.slug, draft.content, code_now())):
        raise NotPublishable(_("Something is not right yet. The page says what."))


def _not_offered() -> Conflict:
    return Conflict(
        _("This text does not wait for you any more"),
        _("A colleague published it meanwhile, or changed it again."),
    )
