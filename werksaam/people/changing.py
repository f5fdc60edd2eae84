"""What we know of a person changes; and a person who had left returns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from werksaam.acting import act
from werksaam.audit.canonical import sha256_of
from werksaam.audit.recording import record

from . import telling
from .joining import join_team
from .models import Membership, User
from .superseding import end

FIELDS = (
    "name",
    "email",
    "phone",
    "personnel_number",
    "language",
    "entity",
    "representative_function",
)
LOGINS = frozenset({"email", "personnel_number"})
OF_MEMBERSHIPS = frozenset({"entity", "representative_function"})
DAY = timedelta(days=1)

Details = Mapping[str, str | bool | None]


class ChangedMeanwhile(Exception):
    """The details are no longer what whoever changes them was shown."""


class LoginTaken(ValueError):
    """Someone else has this mail address or personnel number."""


def details_of(person: User) -> dict[str, str | bool | None]:
    """The details that can be changed, as they are."""
    return {field: getattr(person, field) for field in FIELDS}


def seen(person: User) -> str:
    """A mark of the details as they are: the same until one of them changes."""
    return sha256_of({name: value or "" for name, value in details_of(person).items()})


@act
def change_person(
    *, by: User | None, person: User, details: Details, shown: str, on: date
) -> tuple[str, ...]:
    """Change details by hand; answers which. Raises ChangedMeanwhile or LoginTaken.

    Another organisation or function is so from `on`: memberships end the day before,
    and begin anew. Who gets another login hears of it at the address of before.
    """
    held = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if seen(held) != shown:
        raise ChangedMeanwhile
    before = User(pk=held.pk, email=held.email, language=held.language)
    fields = change_details(by=by, person=held, details=details)
    if OF_MEMBERSHIPS & set(fields):
        _begin_anew(by=by, person=held, on=on)
    if LOGINS & set(fields):
        telling.of_changed_login(before)
    return fields


@act
def change_details(*, by: User | None, person: User, details: Details) -> tuple[str, ...]:
    """Change those of `details` that differ, of the person alone; answers which.

    Raises LoginTaken.
    """
    changed = tuple(name for name, value in details.items() if getattr(person, name) != value)
    if not changed:
        return ()
    for name in changed:
        setattr(person, name, details[name])
    try:
        with transaction.atomic():
            person.save(update_fields=changed)
    except IntegrityError as taken:
        raise LoginTaken from taken
    record("person.details_changed", by=by, about=person, facts={"fields": ", ".join(changed)})
    return changed


@act
def come_back(*, by: User | None, person: User) -> None:
    """Open the account of someone who returns. Roles stay away: they are given anew."""
    if person.is_active:
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("person.returned", by=by, about=person)


def _begin_anew(*, by: User | None, person: User, on: date) -> None:
    """Memberships that go on after `on` say with which organisation and function, from then."""
    current = Membership.objects.current().filter(person=person).select_related("team")
    for held in current.order_by("starts_on", "pk"):
        if held.ends_on is not None and held.ends_on < on:
            continue
        end(held, by=by, last_day=on - DAY)
        join_team(
            by=by,
            person=person,
            team=held.team,
            starts_on=max(held.starts_on, on),
            ends_on=held.ends_on,
        )
