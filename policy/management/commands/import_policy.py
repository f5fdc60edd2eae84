"""`manage.py import_policy FILE`: a source text becomes a draft version."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from policy.exporting import Document, import_to_json
from policy.importing import AlreadyImported, import_source, read
from policy.models import Policy
from policy.parsing import Parsed, ParseError
from werksaam.people.models import User

DEFAULT_SLUG = "sociale-media-code"
LARGEST = 5 * 1024 * 1024
_COUNTED = ("recital", "decision_item", "signatory")


class Command(BaseCommand):
    """Reads a regulation, says what it found, and stores it as a draft."""

    help = "Read a regulation from plain text into a draft version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", type=Path, help="plain text, UTF-8")
        parser.add_argument(
            "--slug", default=DEFAULT_SLUG, help="the policy (default: %(default)s)"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and show, store nothing")
        parser.add_argument("--json", action="store_true", help="show the tree as JSON")
        parser.add_argument("--by", metavar="EMAIL", help="who imports")

    def handle(self, *args: Any, **options: Any) -> None:
        """Show, then store. A line that can't be read ends it: exit 1, nothing stored."""
        _check_slug(options["slug"])
        source = _read(options["file"])
        try:
            parsed = read(source)
        except ParseError as error:
            raise CommandError(f"{options['file'].name}: {error} Nothing was stored.") from error
        note = "" if options["dry_run"] else self._store(source, options)
        if options["json"]:
            document = Document(options["slug"], parsed.tree)
            self.stdout.write(import_to_json(document, parsed.repairs, parsed.flags), ending="")
            self.stderr.write(note)
        else:
            self.stdout.write(report(parsed))
            self.stdout.write(note or "Nothing was stored: this was a dry run.")

    def _store(self, source: str, options: dict[str, Any]) -> str:
        by = _person(options["by"])
        slug, name = options["slug"], options["file"].name
        try:
            version = import_source(by=by, slug=slug, source_name=name, source=source)
        except AlreadyImported as known:
            return f"{known} No new draft was made."
        return f"Stored as version {version.number} of {slug}, a draft."


def report(parsed: Parsed) -> str:
    """Structure, repairs and flags of a text, in words."""
    articles = parsed.tree.of_kind("article")
    leden = [sum(child.kind == "paragraph" for child in node.children) for node in articles]
    counts = {kind: len(parsed.tree.of_kind(kind)) for kind in _COUNTED}
    lines = [
        parsed.tree.title,
        f"  {len(articles)} articles; leden {'/'.join(map(str, leden))} = {sum(leden)}",
        f"  {counts['recital']} recitals, {counts['decision_item']} decision items",
        f"  {counts['signatory']} signatories",
        *(f"  {node.number}. {node.heading}" for node in articles),
        f"{len(parsed.repairs)} repairs",
        *(
            f"  line {r.line}: {r.reason} Found {r.found!r}, now {r.repaired!r}."
            for r in parsed.repairs
        ),
        f"{len(parsed.flags)} flags for the editor",
        *(f"  line {flag.line}: {flag.message} ({flag.code})" for flag in parsed.flags),
    ]
    return "\n".join(lines)


def _check_slug(slug: str) -> None:
    try:
        Policy._meta.get_field("slug").clean(slug, None)
    except ValidationError as error:
        raise CommandError(
            f"'{slug}' can't be part of an address: use letters, figures and hyphens, "
            "at most 50. Nothing was stored."
        ) from error


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise CommandError(f"{file.name} is larger than 5 MB. Nothing was stored.")
        return file.read_bytes().decode()
    except OSError as error:
        raise CommandError(f"{file.name} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CommandError(
            f"{file.name}: line {line}: expected text in UTF-8. Nothing was stored."
        ) from error


def _person(email: str | None) -> User | None:
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody active has the mail address {email}.")
    return person
