"""`manage.py import_guidance FILE --by EMAIL`: questions and advice, or what is at hand."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policy.guidance.importing import NoCode, WorkUnderWay, import_guidance, read_source
from policy.guidance.publishing import NotPublishable
from policy.guidance.queries import code_now, problems_of
from policy.guidance.words import Unreadable
from policy.models import GuidanceSlug
from policy.presenters_guidance import problem_words
from werksaam.people.models import User
from werksaam.people.roles import is_desk

LARGEST = 1024 * 1024


class Command(BaseCommand):
    """Reads a text, offers it to a second person of the desk, and says what is wrong with it."""

    help = "Read questions and advice, or what is at hand, from YAML, and offer it to the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and who offers it."""
        parser.add_argument("file", type=Path, help="YAML, UTF-8; see policy/data/")
        parser.add_argument(
            "--by", metavar="EMAIL", required=True, help="who of the desk offers it"
        )
        parser.add_argument("--note", default="", help="what changed, for the second person")
        parser.add_argument(
            "--replace", action="store_true", help="also what the desk is changing now"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and check, store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """What can't be read, or is not whole, ends it: exit 1, nothing stored."""
        by, source, name = _person(options["by"]), _read(options["file"]), options["file"].name
        version = code_now()
        try:
            slug, content = read_source(source, version)
            self._tell_problems(slug, content)
            if options["dry_run"]:
                self.stdout.write("Nothing was stored: this was a dry run.")
                return
            note = options["note"] or f"Ingelezen uit {name}."
            import_guidance(
                by=by, source=source, version=version, note=note, replace=options["replace"]
            )
        except WorkUnderWay as error:
            raise CommandError(
                "The desk is changing this text. Publish that first, or give --replace."
            ) from error
        except NoCode as error:
            raise CommandError("No version of the code is in force. Publish it first.") from error
        except (Unreadable, NotPublishable) as error:
            raise CommandError(f"{name}: {error} Nothing was stored.") from error
        self.stdout.write(f"{GuidanceSlug(slug).label}: offered. Another of the desk publishes it.")

    def _tell_problems(self, slug: str, content: dict[str, Any]) -> None:
        for problem in problems_of(slug, content, code_now()):
            self.stdout.write(f"  {problem.part} {problem.id}: {problem_words(problem)}")


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise CommandError(f"{file.name} is larger than 1 MB. Nothing was stored.")
        return file.read_bytes().decode()
    except OSError as error:
        raise CommandError(f"{file.name} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file.name}: expected text in UTF-8. Nothing was stored.") from error


def _person(email: str) -> User:
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None or not is_desk(found):
        raise CommandError(f"Nobody of the desk has the mail address {email}.")
    return found
