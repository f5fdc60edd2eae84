"""Questions about the text of a policy and the life of its versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from werksaam import clock
from werksaam.at_once import stand_on
from werksaam.compiled_queries import compiled

from . import timeline
from .exporting.document import Document
from .models import (
    STANDS,
    CrossReference,
    Explanation,
    Policy,
    ProvisionKind,
    ProvisionText,
    Version,
    VersionFact,
)
from .parsing.tree import Node, Tree
from .queries_answers import published_answers
from .queries_same_words import hung_on
from .reading import ApprovedExplanation, ReadingNode, ReadingTree, Reference


def the_policy() -> Policy | None:
    """The policy of the portal; the first where there are several."""
    return next(iter(_first_policy()), None)


@compiled
def _first_policy() -> QuerySet[Policy, Policy]:
    return Policy.objects.order_by("id")[:1]


def histories(policy: Policy) -> list[timeline.History]:
    """The facts of all versions of the policy (2 queries)."""
    return [history(v) for v in policy.versions.prefetch_related("facts")]


def lives(
    policy: Policy, day: date | None = None, known_on: date | None = None
) -> dict[int, timeline.Life]:
    """Stage, validity and facts of every version, by number (2 queries)."""
    return timeline.lives(histories(policy), day or clock.today(), known_on)


def life(version: Version, day: date | None = None, known_on: date | None = None) -> timeline.Life:
    """Stage, validity and facts of one version (2 queries)."""
    return lives(version.policy, day, known_on)[version.number]


def version_in_force(
    policy: Policy, day: date | None = None, known_on: date | None = None
) -> Version | None:
    """The version that applied on `day` (default today), as known on `known_on` (default now).

    Retroactive effect counts; 2 queries.
    """
    versions = _versions_with_facts(policy)
    found = timeline.version_on([history(v) for v in versions], day or clock.today(), known_on)
    return next((version for version in versions if version.number == found), None)


def _versions_with_facts(policy: Policy) -> list[Version]:
    """All versions of the policy, without the text they were made from (2 queries)."""
    versions, facts = _versions(policy.pk), _facts(policy.pk)
    for version in versions:
        version.policy = policy
        stand_on(version, "facts", [fact for fact in facts if fact.version_id == version.pk])
    return versions


@compiled
def _versions(policy: int) -> QuerySet[Version, Version]:
    return Version.objects.filter(policy=policy).defer("source_text")


@compiled
def _facts(policy: int) -> QuerySet[VersionFact, VersionFact]:
    return VersionFact.objects.filter(version__policy=policy)


def provision_text(version: Version, eid: str) -> ProvisionText:
    """The text with this eId in the version. Raises ProvisionText.DoesNotExist."""
    return version.texts.get(eid=eid)


def nearest_cited(version: Version, eid: str) -> str:
    """The eId that is cited, if the version has it; its article, if that alone is there; "".

    "4.8" is a lid, or an article in a text that numbers its articles by chapter.
    """
    article = eid.partition("__")[0]
    wanted = (eid, eid.replace("__para_", ".", 1), article)
    there = set(version.texts.filter(eid__in=wanted).values_list("eid", flat=True))
    return next((one for one in wanted if one in there), "")


def number_of_articles(version: Version) -> int:
    """How many articles a version has (1 query)."""
    return version.texts.filter(kind=ProvisionKind.ARTICLE).count()


def latest_text(provision_id: UUID, versions: Iterable[Version]) -> ProvisionText | None:
    """Where a provision now stands: its text in the latest of `versions` that has it."""
    return (
        ProvisionText.objects.filter(provision=provision_id, version__in=versions)
        .select_related("version__policy")
        .order_by("-version__number")
        .first()
    )


def reading_tree(version: Version, language: str) -> ReadingTree:
    """The whole version, ready to present: 4 queries, 5 where the policy is not yet loaded.

    3 more where something beside it is bound to an earlier text: that may have been renumbered.
    """
    texts = list(version.texts.all())
    references = _references(version, {text.provision_id: text.eid for text in texts})
    explanations = approved_explanations(version, language)
    answered = published_answers(version, language)
    hung = hung_on(texts, {*explanations, *answered})
    children: dict[int | None, list[ProvisionText]] = defaultdict(list)
    for text in texts:
        children[text.parent_id].append(text)

    def node(text: ProvisionText) -> ReadingNode:
        keys = hung.get((text.provision_id, text.sha256), ())
        return ReadingNode(
            kind=text.kind,
            eid=text.eid,
            number=text.number,
            heading=text.heading,
            text=text.text,
            sha256=text.sha256,
            provision=text.provision_id,
            references=tuple(references[text.pk]),
            explanation=next((explanations[key] for key in keys if key in explanations), None),
            answered=tuple(one for key in keys for one in answered.get(key, ())),
            children=tuple(node(child) for child in children[text.pk]),
        )

    roots = tuple(node(text) for text in children[None])
    return ReadingTree(
        version.policy.slug, version.number, version.title, version.text_sha256, language, roots
    )


def version_tree(version: Version) -> Tree:
    """The text of a version as a tree, from its rows (1 query)."""
    children: dict[int | None, list[ProvisionText]] = defaultdict(list)
    for text in version.texts.all():
        children[text.parent_id].append(text)

    def node(row: ProvisionText) -> Node:
        under = tuple(node(child) for child in children[row.pk])
        return Node(row.kind, row.eid, row.number, row.heading, row.text, children=under)

    return Tree(version.title, tuple(node(row) for row in children[None]))


def document(version: Version) -> Document:
    """The version as it is handed out (3 queries, 4 where the policy is not yet loaded)."""
    found = lives(version.policy)
    return Document(
        version.policy.slug,
        version_tree(version),
        number=version.number,
        life=found[version.number],
        drawn_up_on=version.created_at.astimezone(clock.AMSTERDAM).date(),
        first_adopted=found[min(found)].date_of(timeline.ADOPTED),
    )


def provisions_by_eid(version: Version) -> dict[str, UUID]:
    """The identity of every provision of the version, by eId (1 query)."""
    return dict(version.texts.values_list("eid", "provision"))


def approved_explanations(
    version: Version, language: str
) -> dict[tuple[UUID, str], ApprovedExplanation]:
    """By provision and text hash, in one query; `beside` says which of them is not stale."""
    rows = Explanation.objects.filter(STANDS, provision__texts__version=version, language=language)
    found: dict[tuple[UUID, str], ApprovedExplanation] = {}
    for row in rows:
        found[row.provision_id, row.text_sha256] = ApprovedExplanation(
            row.gist, row.body, row.force, row.action, row.examples
        )
    return found


def beside(
    texts: Sequence[ProvisionText], version: Version, language: str
) -> dict[UUID, ApprovedExplanation]:
    """What explains these texts of a version, by provision, to readers (1 query, or 4)."""
    explanations = approved_explanations(version, language)
    hung = hung_on(texts, explanations)
    return {key[0]: explanations[keys[0]] for key, keys in hung.items() if keys}


def _references(version: Version, eids: dict[UUID, str]) -> dict[int, list[Reference]]:
    found: dict[int, list[Reference]] = defaultdict(list)
    for row in CrossReference.objects.filter(source__version=version).order_by("start"):
        if row.target_id in eids:
            reference = Reference(row.start, row.end, eids[row.target_id], row.target_id)
            found[row.source_id].append(reference)
    return found


def history(version: Version) -> timeline.History:
    """The facts of one version, as the timeline wants them (none, if they are prefetched)."""
    facts: Sequence[VersionFact] = list(version.facts.all())
    return timeline.History(version.number, tuple(_fact(row) for row in facts))


def history_by(version: Version, known_at: datetime) -> timeline.History:
    """The same, of what had been recorded at `known_at`."""
    facts = [row for row in version.facts.all() if row.recorded_at <= known_at]
    return timeline.History(version.number, tuple(_fact(row) for row in facts))


def _fact(row: VersionFact) -> timeline.Fact:
    recorded_on = row.recorded_at.astimezone(clock.AMSTERDAM).date()
    return timeline.Fact(row.kind, row.on, recorded_on, row.body, row.remark)
