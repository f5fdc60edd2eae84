"""Which cases belong together, each only for who may see both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce

from werksaam.people.models import User

from ..access import visible_cases
from ..kinds import all_kinds, kind
from ..models import Case, CaseLink

MOST_PROPOSED = 5


@dataclass(frozen=True)
class Related:
    """Another case: linked to this one, once or more (`link_id`), or proposed to be.

    `is_linked`: the link was not undone. `why`: a value of `CaseLink.Why`.
    """

    reference: str
    kind: str
    state: str
    platform: str
    link_id: UUID | None
    why: str
    remark: str = ""
    linked_by: str = ""
    is_linked: bool = False


def is_linkable(case: Case) -> bool:
    """Whether links may be made of it at all: to link violations would be a search for what
    is known of one person (bar 23)."""
    return not kind(case.kind).hears_subject


def linkable_cases(person: User) -> QuerySet[Case]:
    """The cases that `person` sees and may say something about to do with another."""
    return visible_cases(person).exclude(kind__in=[k.slug for k in all_kinds() if k.hears_subject])


def links_seen_by(person: User) -> QuerySet[CaseLink]:
    """The links of which `person` sees both cases."""
    seen = linkable_cases(person).values("pk")
    return CaseLink.objects.filter(case__in=seen, other__in=seen)


def related_to(case: Case, person: User) -> list[Related]:
    """What is linked to the case and what is about the same post or conversation, as far as
    `person` may see it, the latest first (3 queries; of a case that `loading` read 1, and none
    where nothing is near it). For a case that `person` sees."""
    near = vars(case).get("near")
    if near is None:
        near = near_by(case, links_of(case.pk), beside(*conversation_of(case)))
    if not near or not is_linkable(case):
        return []
    # By their keys: what else the database may look them up by goes through the whole queue.
    found = _with_links(case, linkable_cases(person).filter(pk__in=near)).values(*_COLUMNS)
    return [_related(case, row) for row in found.order_by("-opened_at", "-linked_at")]


def links_among(related: Iterable[Related]) -> list[CaseLink]:
    """The links that were found with these cases: enough of each to tell its history."""
    keys = {one.link_id for one in related if one.link_id}
    return [CaseLink(pk=key) for key in keys]


_COLUMNS = (
    "reference",
    "kind",
    "state",
    "post_id",
    "post__platform",
    "link_id",
    "why",
    "remark",
    "linked_by_name",
    "linked_at",
    "undone_at",
)
_OF_LINK = ("why", "remark", "linked_by_name", "linked_at", "undone_at")


def _with_links(case: Case, cases: QuerySet[Case]) -> QuerySet[Any]:
    """Each case once for every link between it and `case`, and once where there is none."""
    both_ways = cases.annotate(
        from_it=FilteredRelation("links_from", condition=Q(links_from__other=case)),
        to_it=FilteredRelation("links_to", condition=Q(links_to__case=case)),
    )
    of_link = {name: Coalesce(f"from_it__{name}", f"to_it__{name}") for name in _OF_LINK}
    return both_ways.annotate(link_id=Coalesce(F("from_it__id"), F("to_it__id")), **of_link)


def links_of(case: UUID) -> QuerySet[CaseLink]:
    """Every link of the case with this key, whoever may see it."""
    return CaseLink.objects.filter(Q(case=case) | Q(other=case))


def conversation_of(case: Case) -> tuple[int | None, str | None]:
    """What tells which cases stand beside it: the conversation of its post, else the post."""
    thread = case.post.thread if case.post else ""
    return (None, thread) if thread else (case.post_id, None)


def beside(post: int | None, thread: str | None) -> QuerySet[Case]:
    """The cases about one conversation, or about one post; whoever may see them."""
    if thread:
        return Case.objects.filter(post__thread=thread)
    return Case.objects.filter(post=post) if post else Case.objects.none()


def near_by(case: Case, links: Iterable[CaseLink], beside: Iterable[Case]) -> set[UUID]:
    """The keys of the cases that these links and posts lead to."""
    linked = {key for link in links for key in (link.case_id, link.other_id)}
    return (linked | {one.pk for one in beside}) - {case.pk}


def _related(case: Case, row: dict[str, object]) -> Related:
    same = CaseLink.Why.SAME_POST if row["post_id"] == case.post_id else CaseLink.Why.SAME_THREAD
    is_made = row["link_id"] is not None
    return Related(
        reference=str(row["reference"]),
        kind=str(row["kind"]),
        state=str(row["state"]),
        platform=str(row["post__platform"] or ""),
        link_id=row["link_id"] if isinstance(row["link_id"], UUID) else None,
        why=str(row["why"] if is_made else same),
        remark=str(row["remark"] or ""),
        linked_by=str(row["linked_by_name"] or ""),
        is_linked=is_made and row["undone_at"] is None,
    )
