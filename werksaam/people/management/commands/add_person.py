"""`manage.py add_person NAME`: someone gets an account; so does the first administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from enum import Enum
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import IntegrityError
from django.urls import reverse

from werksaam.people.logins import person_of_login
from werksaam.people.models import Entity, Role, Team, User
from werksaam.people.passwords import readable_password
from werksaam.people.welcoming import Newcomer, NotAdministrator, welcome

LONGEST_NAME, LONGEST_NUMBER = 150, 20
E = TypeVar("E", bound=Enum)


class Command(BaseCommand):
    """Adds a person, and says how this person gets in."""

    help = "Add a person, with a team and roles. Prints how the person signs in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, where, and who adds them."""
        parser.add_argument("name", help="first and last name")
        parser.add_argument("--entity", default="", help=", ".join(Entity.values))
        parser.add_argument("--email", default="", help="to sign in with, and to get mail")
        parser.add_argument("--number", default="", help="personnel number, to sign in with")
        parser.add_argument(
            "--role", action="append", default=[], help=f"{', '.join(Role.values)}; repeatable"
        )
        parser.add_argument("--team", default="", metavar="NAME", help="from today")
        parser.add_argument(
            "--by",
            metavar="EMAIL",
            help="the administrator who adds; left out only while there is none",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the person, or say what is wrong: exit 1, nothing stored."""
        by = _administrator(options["by"])
        newcomer = _newcomer(options)
        password = None if newcomer.email else readable_password()
        given = make_password(password) if password else None
        try:
            person = welcome(by=by, newcomer=newcomer, given=given)
        except NotAdministrator as refused:
            raise CommandError(_who_may(options["by"])) from refused
        except IntegrityError as taken:
            raise CommandError("Someone else was just added with these details.") from taken
        self.stdout.write("\n".join(_told(person, newcomer, password)))


def _newcomer(options: dict[str, Any]) -> Newcomer:
    """Who is to be added. Raises CommandError on what would not do."""
    email, number = options["email"].strip(), options["number"].strip()
    _check_name(options["name"].strip())
    _check_logins(email, number)
    return Newcomer(
        name=options["name"].strip(),
        entity=_one_of(Entity, options["entity"], "--entity"),
        email=email or None,
        personnel_number=number or None,
        roles=[_one_of(Role, role, "--role") for role in options["role"]],
        team=_team(options["team"]) if options["team"] else None,
    )


def _check_name(name: str) -> None:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise CommandError(f"A name has 1 to {LONGEST_NAME} characters, on one line.")


def _check_logins(email: str, number: str) -> None:
    """A person can sign in, and only as themselves."""
    if not email and not number:
        raise CommandError("Give --email or --number: a person signs in with one of them.")
    if email:
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"{email!r} is not a mail address.") from wrong
    if number and (len(number) > LONGEST_NUMBER or "@" in number or not number.isprintable()):
        raise CommandError(f"A number has at most {LONGEST_NUMBER} characters, and no @.")
    for login in filter(None, (email, number)):
        if person_of_login(login):
            raise CommandError(f"Someone signs in with {login} already.")


def _one_of(choices: type[E], value: str, option: str) -> E:
    try:
        return choices(value)
    except ValueError as unknown:
        known = ", ".join(str(choice.value) for choice in choices)
        raise CommandError(f"{option} is one of: {known}.") from unknown


def _team(name: str) -> Team:
    found = list(Team.objects.filter(name__iexact=name)[:2])
    if not found:
        raise CommandError(f"There is no team called {name!r}.")
    if len(found) > 1:
        raise CommandError(f"Several teams are called {name!r}; add the person without --team.")
    return found[0]


def _administrator(login: str | None) -> User | None:
    if not login:
        return None
    person = person_of_login(login)
    if person is None or not person.is_active:
        raise CommandError(f"Nobody active signs in with {login}.")
    return person


def _who_may(login: str | None) -> str:
    if login:
        return f"{login} does not hold the role {Role.ADMINISTRATOR}."
    return "There is an administrator already: say with --by who adds this person."


def _told(person: User, newcomer: Newcomer, password: str | None) -> list[str]:
    """How the person gets in."""
    lines = [f"{person.name} has been added."]
    if password:
        lines += [
            f"Signs in with {person.personnel_number} and this password: {password}",
            "It is shown this once, and replaced at the first sign-in.",
        ]
    else:
        address = f"{settings.BASE_URL}{reverse('account_reset_password')}"
        lines.append(f"Signs in with {person.email}, after choosing a password: {address}")
    if newcomer.roles and settings.REQUIRE_MFA:
        lines.append("Has an authenticator app at hand: the first sign-in sets up a second step.")
    return lines
