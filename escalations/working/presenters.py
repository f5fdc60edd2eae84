"""Working together on the screen: notes and hand-overs in one row, cases that belong together,
the step that comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.people.models import User

from ..kinds import Text, kind
from ..loading import asked_by
from ..models import Case, CaseLink, Handover, InternalNote, Platform, State
from ..presenters_reports import titled
from ..presenters_times import since
from .queries_links import MOST_PROPOSED, Related, is_linkable


@dataclass(frozen=True)
class NoteLine:
    """An internal note; `given` says to whom the case went with it, `asked` who is to look."""

    body: str
    author_name: str
    when: str
    given: str = ""
    asked: str = ""


@dataclass(frozen=True)
class RelatedLine:
    """Another case, linked or proposed. `undo_url` only of what is linked."""

    reference: str
    url: str
    title: str
    state: Text
    why: Text
    remark: str
    linked_by: str
    undo_url: str = ""


@dataclass(frozen=True)
class RelatedView:
    """The cases that belong with a case, and those that may."""

    linked: list[RelatedLine]
    proposed: list[RelatedLine]


@dataclass(frozen=True)
class NextStep:
    """The one step that comes next for this viewer; one that `posts` is a button."""

    label: str
    icon: str
    url: str
    posts: bool = False


def beside_case(case: Case, viewer: User, related: Iterable[Related]) -> dict[str, object]:
    """What the page of a case shows of working together; with its records loaded."""
    given = given_by(case, case.handovers.all())
    return {
        "notes": note_lines(case),
        "related": related_view(case, related, proposes=case.handler_id == viewer.pk),
        "is_linkable": is_linkable(case),
        "given": given if case.handler_id == viewer.pk else None,
    }


def note_lines(case: Case) -> list[NoteLine]:
    """The internal notes, and the notes on handing over, in order; for handlers alone."""
    notes = [(n.written_at, _note(n)) for n in case.notes.all()]
    given = [(h.at, _handover(h)) for h in case.handovers.all()]
    return [line for _at, line in sorted([*notes, *given], key=_moment)]


def _moment(line: tuple[datetime, NoteLine]) -> datetime:
    return line[0]


def _note(note: InternalNote) -> NoteLine:
    asked = ", ".join(asked_by(note))
    return NoteLine(note.body, note.author_name, since(note.written_at), asked=asked)


def _handover(handover: Handover) -> NoteLine:
    given = _("Handed over to %(name)s") % {"name": handover.to_name}
    return NoteLine(handover.note, handover.from_name, since(handover.at), given)


def given_by(case: Case, handovers: Iterable[Handover]) -> Handover | None:
    """The latest hand-over, while whoever got it then still has the case."""
    latest = max(handovers, key=lambda h: h.at, default=None)
    has_it = latest is not None and latest.to_person_id == case.handler_id
    return latest if has_it and latest and case.claimed_at == latest.at else None


def related_view(case: Case, related: Iterable[Related], *, proposes: bool) -> RelatedView:
    """What is linked; what is proposed only for who handles the case. What was linked and
    undone is not proposed again."""
    related = list(related)
    linked = [one for one in related if one.is_linked]
    known = {one.reference for one in related if one.link_id}
    new = {one.reference: one for one in related if one.reference not in known}
    offered = list(new.values())[:MOST_PROPOSED] if proposes else []
    return RelatedView([_line(case, o) for o in linked], [_line(case, o) for o in offered])


def _line(case: Case, one: Related) -> RelatedLine:
    undo = [case.reference, one.link_id]
    return RelatedLine(
        reference=one.reference,
        url=reverse("escalations:case", args=[one.reference]),
        title=titled(kind(one.kind).label, _where(one.platform)),
        state=State(one.state).label,
        why=CaseLink.Why(one.why).label if one.why != CaseLink.Why.OTHER else "",
        remark=one.remark,
        linked_by=one.linked_by,
        undo_url=reverse("escalations:unlink", args=undo) if one.is_linked else "",
    )


def _where(platform: str) -> str:
    return str(Platform(platform).label) if platform else ""


def next_step(
    case: Case, moves: frozenset[str], *, may_review: bool, place_url: str = "", look_url: str = ""
) -> NextStep | None:
    """What this viewer would do first, as the part about the decision offers it; `place_url`
    leads to a response that is still to be placed, `look_url` to a post to look at today."""
    if may_review:
        url = reverse("escalations:review", args=[case.reference])
        return NextStep(_("Read along"), "eye", url)
    return next(_steps(case, moves, place_url, look_url), None)


def _steps(case: Case, moves: frozenset[str], place_url: str, look_url: str) -> Iterator[NextStep]:
    """All that can be done by who handles the case, the first thing first."""
    at = [case.reference]
    if "claim" in moves:
        yield NextStep(_("Pick up"), "person", reverse("escalations:claim", args=at), posts=True)
    if "decide" in moves:
        yield _to_decide(case)
    if place_url:
        yield NextStep(_("Note what became of it"), "out", place_url)
    if look_url:
        yield NextStep(_("Look at the post again"), "eye", look_url)
    if "close" in moves:
        url = reverse("escalations:close", args=at)
        yield NextStep(_("Close the case"), "done", url, posts=True)


def _to_decide(case: Case) -> NextStep:
    """The page of the decision; of a violation, the gate that it has come to."""
    if kind(case.kind).hears_subject:
        return NextStep(_("To the next step"), "pen", "#h-decision")
    url = reverse("escalations:decide", args=[case.reference])
    return NextStep(_("Take a decision"), "pen", url)
