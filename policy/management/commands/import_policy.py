"""`manage.py import_policy FILE`: a regulation in a file becomes a draft version."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from policy.exporting import Document, import_to_json
from policy.giving_in.files import as_repairs
from policy.importing import AlreadyImported, import_source, read
from policy.models import Policy
from policy.parsing import Node, Parsed, ParseError, Tree
from policy.sources import FileText, LeftOut, Unreadable, read_file
from policy.sources.kinds import LARGEST_WORD
from werksaam.people.models import User

DEFAULT_SLUG = "sociale-media-code"
_OTHER_PARTS = ("chapter", "section", "annex", "note")


class Command(BaseCommand):
    """Reads a regulation, says what it found, and stores it as a draft."""

    help = "Read a regulation from a file (.txt, .md, .docx) into a draft version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", type=Path, help="text or Markdown in UTF-8, or a Word file")
        parser.add_argument(
            "--slug", default=DEFAULT_SLUG, help="the policy (default: %(default)s)"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and show, store nothing")
        parser.add_argument("--json", action="store_true", help="show the tree as JSON")
        parser.add_argument("--by", metavar="EMAIL", help="who imports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show, then store. A file or line that can't be read ends it: exit 1, nothing stored."""
        _check_slug(options["slug"])
        file = _read(options["file"])
        try:
            parsed = read(file.text)
        except ParseError as error:
            raise CommandError(f"{options['file'].name}: {error} Nothing was stored.") from error
        note = "" if options["dry_run"] else self._store(file, options)
        if options["json"]:
            document = Document(options["slug"], parsed.tree)
            self.stdout.write(
                import_to_json(document, parsed.repairs, parsed.flags, file.left_out), ending=""
            )
            self.stderr.write(note)
        else:
            self.stdout.write(report(parsed, file.left_out))
            self.stdout.write(note or "Nothing was stored: this was a dry run.")

    def _store(self, file: FileText, options: dict[str, Any]) -> str:
        by = _person(options["by"])
        slug, name = options["slug"], options["file"].name
        try:
            version = import_source(
                by=by,
                slug=slug,
                source_name=name,
                source=file.text,
                left_out=as_repairs(file.left_out),
            )
        except AlreadyImported as known:
            return f"{known} No new draft was made."
        return f"Stored as version {version.number} of {slug}, a draft."


def report(parsed: Parsed, left_out: Sequence[LeftOut] = ()) -> str:
    """Structure, repairs, flags, and what the file held besides, in words."""
    lines = [
        parsed.tree.title,
        *_counted(parsed.tree),
        *_headings(parsed.tree),
        f"{len(parsed.repairs)} repairs",
        *(
            f"  line {r.line}: {r.reason} Found {r.found!r}, now {r.repaired!r}."
            for r in parsed.repairs
        ),
        f"{len(parsed.flags)} flags for the editor",
        *(f"  line {flag.line}: {flag.message} ({flag.code})" for flag in parsed.flags),
    ]
    if left_out:
        lines.append(f"{len(left_out)} remarks on the file")
        lines += [f"  line {one.line or '-'}: {one.reason} {one.found!r}" for one in left_out]
    return "\n".join(lines)


def _counted(tree: Tree) -> list[str]:
    articles = tree.of_kind("article")
    leden = [sum(child.kind == "paragraph" for child in node.children) for node in articles]
    counts = Counter(node.kind for node in tree.walk())
    lines = [
        f"  {len(articles)} articles; leden {'/'.join(map(str, leden))} = {sum(leden)}",
        f"  {counts['recital']} recitals, {counts['decision_item']} decision items",
        f"  {counts['signatory']} signatories",
    ]
    others = [f"{counts[kind]} {kind}s" for kind in _OTHER_PARTS if counts[kind]]
    return lines + ([f"  {', '.join(others)}"] if others else [])


def _headings(tree: Tree) -> list[str]:
    """The numbers and headings, those of a chapter's sections and articles further in."""
    lines: list[str] = []

    def add(node: Node, indent: str) -> None:
        if node.kind in ("article", *_OTHER_PARTS):
            dot = "." if node.number and node.heading else ""
            lines.append(f"{indent}{node.number}{dot} {node.heading}".rstrip())
            for child in node.children:
                add(child, f"{indent}  ")

    for root in tree.roots:
        add(root, "  ")
    return lines


def _check_slug(slug: str) -> None:
    try:
        Policy._meta.get_field("slug").clean(slug, None)
    except ValidationError as error:
        raise CommandError(
            f"'{slug}' can't be part of an address: use letters, figures and hyphens, "
            "at most 50. Nothing was stored."
        ) from error


def _read(file: Path) -> FileText:
    try:
        content = file.read_bytes() if file.stat().st_size <= LARGEST_WORD else None
    except OSError as error:
        raise CommandError(f"{file.name} can't be read: {error.strerror}.") from error
    if content is None:
        raise CommandError(f"{file.name}: the file is too large. Nothing was stored.")
    try:
        return read_file(file.name, content)
    except Unreadable as error:
        raise CommandError(f"{file.name}: {error}. Nothing was stored.") from error


def _person(email: str | None) -> User | None:
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody active has the mail address {email}.")
    return person
