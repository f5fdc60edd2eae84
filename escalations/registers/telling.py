"""Which mail goes to whom about an account name: a number and a link, no name, no reason."""

from __future__ import annotations

from collections.abc import Iterable

from werksaam.notifications.outbox import Letter, Recipient, enqueue_each
from werksaam.people.models import Role, User
from werksaam.people.roles import people_with

from ..models import AccountName
from .names import is_adviser, report_of


def holder_of_ending(name: AccountName) -> None:
    """Tell the holder that the approval was ended."""
    _send("name_ended", User.objects.filter(pk=name.holder_id), name)


def holder_of_getting(name: AccountName) -> None:
    """Tell the new holder that the name is theirs now."""
    _send("name_went_over", User.objects.filter(pk=name.holder_id), name)


def advisers_of_leaving(name: AccountName) -> None:
    """Tell the advisers that the holder of a name left."""
    _send("name_to_review", people_with(Role.COMMS_ADVISER), name)


def _send(template: str, people: Iterable[User], name: AccountName) -> None:
    able = [person for person in people if person.is_active and person.email]
    enqueue_each([_letter(template, name, person) for person in able])


def _letter(template: str, name: AccountName, person: User) -> Letter:
    return Letter(
        template=template,
        to=Recipient(person.pk, person.email or "", person.language),
        context={"reference": _number(name, person), "path": f"/accounts-register/{name.pk}/"},
        regarding=f"name:{name.pk}",
    )


def _number(name: AccountName, person: User) -> str:
    """The number by which `person` knows it: of a report of one's own, or as an adviser."""
    report = report_of(name)
    return report.reference if report.reporter_id == person.pk or is_adviser(person) else ""
