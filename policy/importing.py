"""From a source text to a draft version."""

from __future__ import annotations

import hashlib

from django.db.models import Max, Model, Q

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .hashing import sha256_by_eid, tree_sha256
from .models import (
    CrossReference,
    Policy,
    Provision,
    ProvisionText,
    SourceFlag,
    SourceRepair,
    Version,
)
from .parsing import Node, Parsed, ParseError, Tree, parse
from .parsing.references import references_in


class AlreadyImported(Exception):
    """This very text is in the portal already, as `version`."""

    def __init__(self, version: Version) -> None:
        super().__init__(f"This text is version {version.number} already.")
        self.version = version


def read(source: str) -> Parsed:
    """Read a source text that can be stored. Raises ParseError; also where a part is too long."""
    parsed = parse(source)
    _refuse_longer(Version, "title", parsed.tree.title, 1)
    for node in parsed.tree.walk():
        _refuse_longer(ProvisionText, "number", node.number, node.line)
        _refuse_longer(ProvisionText, "heading", node.heading, node.line)
        _refuse_longer(ProvisionText, "eid", node.eid, node.line)
    return parsed


@act
def import_source(*, by: User | None, slug: str, source_name: str, source: str) -> Version:
    """Read a source text into a new draft of the policy `slug` (made if need be).

    Provisions keep their identity by eId for now: a provision with an eId that
    the policy has had before is taken to be the same one. Lineage that a person
    confirms comes with drafting. `by` is None where the command line imports for
    nobody in particular. Raises ParseError (nothing is stored) and
    AlreadyImported (no second draft of one text).
    """
    parsed = read(source)
    policy, _ = Policy.objects.get_or_create(
        slug=slug, defaults={"citation_title": parsed.tree.title[:200]}
    )
    # One import at a time, so numbers stay without gaps and one text once.
    Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    version = _version(by, policy, parsed, source_name, source)
    _store_texts(version, parsed)
    _store_remarks(version, parsed)
    facts: dict[str, Plain] = {"version": version.number, "text_sha256": version.text_sha256}
    record("version.imported", by=by, about=version, facts=facts)
    return version


def _refuse_longer(model: type[Model], name: str, text: str, line: int) -> None:
    longest = getattr(model._meta.get_field(name), "max_length", None)
    if longest is not None and len(text) > longest:
        raise ParseError(line, f"a {name} of at most {longest} characters")


def _version(
    by: User | None, policy: Policy, parsed: Parsed, source_name: str, source: str
) -> Version:
    source_sha256 = hashlib.sha256(source.encode()).hexdigest()
    text_sha256 = tree_sha256(parsed.tree)
    same = Q(source_sha256=source_sha256) | Q(text_sha256=text_sha256)
    if earlier := policy.versions.filter(same, dropped_at__isnull=True).first():
        raise AlreadyImported(earlier)
    last: int | None = policy.versions.aggregate(last=Max("number"))["last"]
    return Version.objects.create(
        policy=policy,
        number=(last or 0) + 1,
        title=parsed.tree.title,
        source_name=source_name[:200],
        source_text=source,
        source_sha256=source_sha256,
        text_sha256=text_sha256,
        created_by=by,
    )


def _store_texts(version: Version, parsed: Parsed) -> None:
    identities = _identities(version.policy, [node.eid for node in parsed.tree.walk()])
    texts = _text_rows(version, parsed.tree, identities)
    _insert_parents_first(texts)
    rows = {text.eid: text for text in texts}
    CrossReference.objects.bulk_create(
        CrossReference(
            source=rows[source.eid],
            target=identities[found.eid],
            start=found.start,
            end=found.end,
        )
        for source, found in references_in(parsed.tree)
        if found.eid in rows
    )


def _text_rows(
    version: Version, tree: Tree, identities: dict[str, Provision]
) -> list[ProvisionText]:
    """A row for each provision, in the order of the document; none is stored yet."""
    rows: list[ProvisionText] = []
    hashes = sha256_by_eid(tree)

    def add(node: Node, parent: ProvisionText | None) -> None:
        row = ProvisionText(
            version=version,
            provision=identities[node.eid],
            parent=parent,
            kind=node.kind,
            position=len(rows) + 1,
            eid=node.eid,
            number=node.number,
            heading=node.heading,
            text=node.text,
            sha256=hashes[node.eid],
        )
        rows.append(row)
        for child in node.children:
            add(child, row)

    for root in tree.roots:
        add(root, None)
    return rows


def _insert_parents_first(rows: list[ProvisionText]) -> None:
    """One statement for each level: a row is stored once it can name its parent's key."""
    while rows:
        ready = [row for row in rows if row.parent is None or row.parent.pk]
        ProvisionText.objects.bulk_create(ready)
        rows = [row for row in rows if not row.pk]


def _identities(policy: Policy, eids: list[str]) -> dict[str, Provision]:
    earlier = ProvisionText.objects.filter(version__policy=policy).select_related("provision")
    known = {text.eid: text.provision for text in earlier.order_by("version__number")}
    minted = {eid: Provision(policy=policy) for eid in eids if eid not in known}
    Provision.objects.bulk_create(minted.values())
    return known | minted


def _store_remarks(version: Version, parsed: Parsed) -> None:
    SourceRepair.objects.bulk_create(
        SourceRepair(
            version=version,
            line=repair.line,
            found=repair.found,
            repaired=repair.repaired,
            reason=repair.reason,
        )
        for repair in parsed.repairs
    )
    SourceFlag.objects.bulk_create(
        SourceFlag(
            version=version,
            code=flag.code,
            line=flag.line,
            message=flag.message,
            values=dict(flag.values),
        )
        for flag in parsed.flags
    )
