"""`manage.py import_people FILE.csv --by EMAIL`: the list from HR, shown and applied."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from werksaam.people.hr.applying import ManyLeave, Outdated, apply, preview
from werksaam.people.hr.differences import Differences
from werksaam.people.hr.reading import WINDOWS, decoded, read
from werksaam.people.hr.rows import HrList, Unreadable
from werksaam.people.logins import person_of_login
from werksaam.people.models import Role, User
from werksaam.people.presenters_list import sections_of
from werksaam.people.presenters_list_wrong import in_words
from werksaam.people.roles import has_role

TELL_EVERY = 1000


class Command(BaseCommand):
    """Shows what the list changes, and changes it; the same list twice changes nothing."""

    help = "Apply a list of people from HR (see docs/people-list.md). All of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and who applies it."""
        parser.add_argument("file", type=Path, help="the list, as CSV")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="an administrator")
        parser.add_argument("--dry-run", action="store_true", help="show it, change nothing")
        parser.add_argument(
            "--many-leave", action="store_true", help="it is meant that more than a fifth leaves"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 1 with the rows where something is wrong; then nothing is changed."""
        by = _administrator(options["by"])
        listed, differences = self._read(options["file"], by)
        self._show(differences)
        if options["dry_run"] or not differences.number:
            return
        self._apply(by, listed, differences, many_may_leave=options["many_leave"])

    def _read(self, file: Path, by: User) -> tuple[HrList, Differences]:
        try:
            text, encoding = decoded(file.read_bytes())
            listed = read(text)
            differences = preview(listed, by=by)
        except OSError as missing:
            raise CommandError(f"{file} can't be read: {missing.strerror}.") from missing
        except Unreadable as unreadable:
            raise CommandError(_wrong(unreadable)) from unreadable
        if encoding == WINDOWS:
            self.stdout.write("Not UTF-8: read as Windows writes (CP1252). Check the accents.")
        return listed, differences

    def _show(self, differences: Differences) -> None:
        if not differences.number:
            self.stdout.write("Nothing changes.")
        for section in sections_of(differences):
            self.stdout.write(f"{section.title}: {section.number}")
            for line in section.lines:
                self.stdout.write(f"  {line}")
            if section.more:
                self.stdout.write(f"  … {section.more}")

    def _apply(
        self, by: User, listed: HrList, differences: Differences, *, many_may_leave: bool
    ) -> None:
        try:
            apply(
                by=by,
                listed=listed,
                agreed_to=differences.fingerprint,
                many_may_leave=many_may_leave,
                say=self._say,
            )
        except ManyLeave as many:
            raise CommandError(
                f"{len(differences.leaving)} of {differences.employed} people would leave. "
                "If that is meant, add --many-leave. Nothing was changed."
            ) from many
        except Outdated as outdated:
            raise CommandError(
                "People or teams changed in the meantime. Nothing was changed: try again."
            ) from outdated
        self.stdout.write(f"Applied: {differences.number} changes.")

    def _say(self, what: str, done: int, total: int) -> None:
        if done == total or done % TELL_EVERY == 0:
            self.stdout.write(f"{what}: {done}/{total}")
            self.stdout.flush()


def _administrator(login: str) -> User:
    person = person_of_login(login)
    if person is None or not person.is_active or not has_role(person, Role.ADMINISTRATOR):
        raise CommandError(f"{login} does not hold the role {Role.ADMINISTRATOR}.")
    return person


def _wrong(unreadable: Unreadable) -> str:
    found = in_words(unreadable.problems)
    lines = [str(line) for line in found.lines]
    more = [f"… {found.more}"] if found.more else []
    return "\n".join(["Nothing was changed.", *lines, *more])
