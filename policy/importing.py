"""From a source text to a draft version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Max, Model, Q

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .hashing import sha256_by_eid, tree_sha256
from .lineage.proposing import Kind, propose
from .lineage.words import Placed
from .models import (
    CrossReference,
    Policy,
    Provision,
    ProvisionText,
    SourceFlag,
    SourceRepair,
    Version,
)
from .parsing import Node, Parsed, ParseError, Repair, Tree, parse
from .parsing.lines import Corrections
from .parsing.references import references_in
from .queries_lineage import placed, version_before


class AlreadyImported(Exception):
    """This very text is in the portal already, as `version`."""

    def __init__(self, version: Version) -> None:
        super().__init__(f"This text is version {version.number} already.")
        self.version = version


def read(source: str, corrections: Corrections | None = None) -> Parsed:
    """Read a source text that can be stored. Raises ParseError; also where a part is too long."""
    parsed = parse(source, corrections)
    _refuse_longer(Version, "title", parsed.tree.title, 1)
    for node in parsed.tree.walk():
        _refuse_longer(ProvisionText, "number", node.number, node.line)
        _refuse_longer(ProvisionText, "heading", node.heading, node.line)
        _refuse_longer(ProvisionText, "eid", node.eid, node.line)
    return parsed


@act
def import_source(
    *,
    by: User | None,
    slug: str,
    source_name: str,
    source: str,
    corrections: Corrections | None = None,
    left_out: Sequence[Repair] = (),
) -> Version:
    """Read a source text into a new draft of the policy `slug` (made if need be).

    A provision at the place of one of the version before that it resembles is taken to be
    that one; any other identity waits for a person (`lineage.confirming`). `corrections` are
    an editor's word on single lines, `left_out` is what reading the file left aside. `by` is
    None where the command line imports for nobody in particular. Raises ParseError (nothing
    is stored) and AlreadyImported (no second draft of one text).
    """
    parsed = read(source, corrections)
    policy, _ = Policy.objects.get_or_create(
        slug=slug, defaults={"citation_title": parsed.tree.title[:200]}
    )
    # One import at a time, so numbers stay without gaps and one text once.
    Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    version = _version(by, policy, parsed, source_name, source)
    _store_texts(version, parsed)
    _store_remarks(version, parsed, left_out)
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
    identities = _identities(version, parsed.tree)
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


def _identities(version: Version, tree: Tree) -> dict[str, Provision]:
    """The identity of every provision by eId; what has none yet gets a fresh one."""
    before = version_before(version)
    known = _continued(before, tree) if before else _drafted(version.policy)
    policy = version.policy
    minted = {node.eid: Provision(policy=policy) for node in tree.walk() if node.eid not in known}
    Provision.objects.bulk_create(minted.values())
    return known | minted


def _continued(before: Version, tree: Tree) -> dict[str, Provision]:
    """Those that stand in the same place: more than that is for a person to say."""
    texts = {text.eid: text for text in before.texts.select_related("provision")}
    found = propose(placed(texts.values()), list(_placed(tree.roots)))
    return {one.after: texts[one.before].provision for one in found if one.kind is Kind.CONTINUES}


def _placed(nodes: Iterable[Node], parent: str = "") -> Iterator[Placed]:
    for node in nodes:
        yield Placed("", node.eid, node.kind, node.heading, node.text, parent)
        yield from _placed(node.children, node.eid)


def _drafted(policy: Policy) -> dict[str, Provision]:
    """Before anything was adopted: by eId, as the drafts so far had them."""
    earlier = ProvisionText.objects.filter(version__policy=policy).select_related("provision")
    return {text.eid: text.provision for text in earlier.order_by("version__number")}


def _store_remarks(version: Version, parsed: Parsed, left_out: Sequence[Repair]) -> None:
    SourceRepair.objects.bulk_create(
        SourceRepair(
            version=version,
            line=repair.line,
            found=repair.found,
            repaired=repair.repaired,
            reason=repair.reason,
        )
        for repair in (*left_out, *parsed.repairs)
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
