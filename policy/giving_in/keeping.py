"""A source under way to a version: kept, corrected, accepted as a draft version, or thrown away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..importing import import_source
from ..models import SourceDraft, Version
from ..parsing import Mark, Repair

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep(
    *, by: User, slug: str, name: str, text: str, left_out: Iterable[Repair] = ()
) -> SourceDraft:
    """Keep a text as it was given in. The same one again, of the same person, is that one."""
    # Pressed twice, both would find none.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    own = SourceDraft.objects.filter(created_by=by, slug=slug, source_text=text)
    if same := own.first():
        return same
    return SourceDraft.objects.create(
        slug=slug,
        source_name=name[:200],
        source_text=text,
        left_out=[asdict(repair) for repair in left_out],
        created_by=by,
    )


@transaction.atomic
def correct(*, source: UUID, revision: int, line: int, mark: Mark | None) -> SourceDraft:
    """Say what a line is; None takes the correction back. The same twice is once.

    Raises Conflict where someone corrected something meanwhile, or the source is gone.
    """
    held = _hold(source)
    corrections = {key: said for key, said in held.corrections.items() if key != str(line)}
    if mark is not None:
        corrections[str(line)] = mark.value
    if corrections == held.corrections:
        return held
    _refuse_stale(held, revision)
    held.corrections, held.changed_at = corrections, clock.now()
    held.revision += 1
    held.save(update_fields=["corrections", "changed_at", "revision"])
    return held


@act
def accept(*, by: User, source: UUID, revision: int) -> Version:
    """Make a draft version of the source as it was read and corrected; then it is gone.

    Raises Conflict as `correct` does, ParseError where a line can't be placed, and
    AlreadyImported.
    """
    held = _hold(source)
    _refuse_stale(held, revision)
    version = import_source(
        by=by,
        slug=held.slug,
        source_name=held.source_name,
        source=held.source_text,
        corrections=corrections_of(held),
        left_out=left_out_of(held),
    )
    held.delete()
    return version


def throw_away(*, source: UUID) -> None:
    """Forget a source. One that is gone already is gone."""
    SourceDraft.objects.filter(pk=source).delete()


def drop_old() -> int:
    """Throw away what nobody touched for 30 days (bar 22); how many. For `run_due`."""
    old = SourceDraft.objects.filter(changed_at__lt=clock.now() - KEPT_FOR)
    return old.delete()[0]


def corrections_of(source: SourceDraft) -> dict[int, Mark]:
    """What editors said of single lines, as `parsing` takes it."""
    known = {mark.value for mark in Mark}
    return {int(line): Mark(said) for line, said in source.corrections.items() if said in known}


def left_out_of(source: SourceDraft) -> list[Repair]:
    """What reading the file left aside."""
    return [Repair(**repair) for repair in source.left_out]


def _hold(source: UUID) -> SourceDraft:
    held = SourceDraft.objects.select_for_update(no_key=True).filter(pk=source).first()
    if held is None:
        raise Conflict(
            _("This text is no longer waiting"),
            _("It was accepted as a version meanwhile, or thrown away."),
            reverse("policy:desk_versions"),
            _("See the versions"),
        )
    return held


def _refuse_stale(held: SourceDraft, revision: int) -> None:
    if held.revision != revision:
        raise Conflict(
            _("This text was corrected meanwhile"),
            _("Someone else said what a line is, or you did in another window. Look once more."),
            reverse("policy:source_draft", args=[held.pk]),
            _("See how the text is read now"),
        )
