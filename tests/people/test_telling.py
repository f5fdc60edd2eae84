"""Who could go in as someone else, can't do so unseen: access that changed is told by mail."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import translation

from tests.factories.people import person
from werksaam.notifications.delivering import deliver_due
from werksaam.notifications.models import Mail
from werksaam.people.joining import close_account
from werksaam.people.models import Entity, Role, User
from werksaam.people.passwords import give_password
from werksaam.people.second_factor import reset_second_factor
from werksaam.people.welcoming import Newcomer, welcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def officer() -> User:
    return person("Fatima", email="fg@werksaam.example", roles=[Role.PRIVACY_OFFICER])


@pytest.fixture
def emma() -> User:
    return person("Emma", email="emma@werksaam.example", language="en")


def told() -> set[tuple[str, str]]:
    return set(Mail.objects.values_list("address", "template"))


BOTH = {
    ("emma@werksaam.example", "access_changed"),
    ("fg@werksaam.example", "access_changed_officer"),
}


def test_a_given_password_is_told_to_its_owner_and_the_privacy_officer(
    bea: User, officer: User, emma: User
) -> None:
    give_password(by=bea, person=emma)

    assert told() == BOTH


def test_a_second_step_taken_away_is_told_alike(bea: User, officer: User, emma: User) -> None:
    Authenticator.objects.create(user=emma, type=Authenticator.Type.TOTP, data={})

    reset_second_factor(by=bea, person=emma)

    assert told() == BOTH


def test_without_a_second_step_nothing_changed_and_nobody_is_told(
    bea: User, officer: User, emma: User
) -> None:
    reset_second_factor(by=bea, person=emma)

    assert told() == set()


def test_who_has_no_address_gets_no_mail(bea: User, officer: User) -> None:
    give_password(by=bea, person=person(email=None, personnel_number="A17"))

    assert told() == {("fg@werksaam.example", "access_changed_officer")}


def test_a_privacy_officer_who_left_gets_no_mail(bea: User, officer: User, emma: User) -> None:
    close_account(by=bea, person=officer)

    give_password(by=bea, person=emma)

    assert told() == {("emma@werksaam.example", "access_changed")}


def test_a_newcomer_is_new_and_nothing_changed(bea: User, officer: User) -> None:
    newcomer = Newcomer("Nel", Entity.WESTFRIESLAND, email="nel@werksaam.example")

    welcome(by=bea, newcomer=newcomer, given="!")

    assert told() == set()


def test_the_mail_names_nobody_and_is_in_the_language_of_its_reader(
    bea: User, officer: User, emma: User
) -> None:
    give_password(by=bea, person=emma)
    with translation.override("nl"):
        deliver_due()

    said = {sent.to[0]: (sent.subject, str(sent.body)) for sent in mail.outbox}
    assert {to: subject for to, (subject, _body) in said.items()} == {
        "emma@werksaam.example": "Something changed in your access",
        "fg@werksaam.example": "De toegang tot het portaal is veranderd",
    }
    assert all("Emma" not in body and "Bea" not in body for _subject, body in said.values())
