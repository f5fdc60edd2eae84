"""People and teams kept right by hand: everything dated, nothing overwritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories.people import LONG_AGO, person, team
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.audit.verification import verify
from werksaam.notifications.models import Mail
from werksaam.people.absences import appoint_deputy
from werksaam.people.changing import (
    ChangedMeanwhile,
    LoginTaken,
    change_person,
    details_of,
    seen,
)
from werksaam.people.granting import OwnRole
from werksaam.people.joining import AlreadyInTeam, OwnAccount, close_account, leave
from werksaam.people.models import Membership, Role, Team, User
from werksaam.people.placing import NotSoAnyMore, place, put_in_charge, see_off, stop
from werksaam.people.teams import NameTaken, WouldLoop, change_team, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def hall() -> Team:
    return team("Groen")


@pytest.fixture
def anna(hall: Team) -> User:
    return person("Anna", team=hall, email="anna@x.nl")


def stays(someone: User) -> list[tuple[str, str, date, date | None]]:
    held = Membership.objects.current().filter(person=someone).order_by("starts_on", "pk")
    return [(stay.team.name, stay.entity, stay.starts_on, stay.ends_on) for stay in held]


def changed(bea: User, someone: User, **details: str | bool | None) -> tuple[str, ...]:
    return change_person(
        by=bea,
        person=someone,
        details=details_of(someone) | details,
        shown=seen(someone),
        on=clock.today(),
    )


@pytest.mark.usefixtures("own_files")
def test_only_what_differs_is_changed_and_told(bea: User, anna: User) -> None:
    assert changed(bea, anna, name="Anna de Wit", phone="06") == ("name", "phone")

    event = Event.objects.get(action="person.details_changed")
    assert event.content()["facts"] == {"fields": "name, phone"}
    assert verify().problems == []


def test_another_organisation_begins_a_membership_anew(bea: User, anna: User) -> None:
    today = clock.today()

    changed(bea, anna, entity="verloning")

    assert stays(anna) == [
        ("Groen", "westfriesland", LONG_AGO, today - timedelta(days=1)),
        ("Groen", "verloning", today, None),
    ]


def test_another_name_leaves_memberships_alone(bea: User, anna: User) -> None:
    changed(bea, anna, name="Anna de Wit")

    assert stays(anna) == [("Groen", "westfriesland", LONG_AGO, None)]


def test_another_mail_address_is_told_at_the_one_of_before(bea: User, anna: User) -> None:
    changed(bea, anna, email="nieuw@x.nl")

    assert list(Mail.objects.values_list("template", "address")) == [("login_changed", "anna@x.nl")]


def test_details_that_changed_meanwhile_are_not_overwritten(bea: User, anna: User) -> None:
    shown = seen(anna)
    changed(bea, anna, phone="06")

    with pytest.raises(ChangedMeanwhile):
        change_person(by=bea, person=anna, details={"name": "A"}, shown=shown, on=clock.today())


def test_a_login_of_someone_else_is_refused_and_nothing_changes(bea: User, anna: User) -> None:
    with pytest.raises(LoginTaken):
        changed(bea, anna, name="Anna de Wit", email=bea.email)

    assert User.objects.get(pk=anna.pk).name == "Anna"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_move_ends_other_teams_unless_one_stays_there(
    bea: User, anna: User, elsewhere: bool
) -> None:
    monday = date(2026, 12, 7)

    place(by=bea, person=anna, team=team("Post"), starts_on=monday, stays_elsewhere=elsewhere)

    last_day = None if elsewhere else date(2026, 12, 6)
    assert stays(anna) == [
        ("Groen", "westfriesland", LONG_AGO, last_day),
        ("Post", "westfriesland", monday, None),
    ]


def test_the_same_team_twice_is_refused(bea: User, anna: User, hall: Team) -> None:
    with pytest.raises(AlreadyInTeam):
        place(by=bea, person=anna, team=hall, starts_on=clock.today())


def test_who_returns_has_an_open_account(bea: User, anna: User, hall: Team) -> None:
    leave(by=bea, person=anna, last_day=clock.today() - timedelta(days=9))

    place(by=bea, person=anna, team=hall, starts_on=clock.today())

    assert User.objects.get(pk=anna.pk).is_active
    assert Event.objects.filter(action="person.returned").count() == 1


def test_what_was_replaced_is_not_ended_again(bea: User, anna: User) -> None:
    held = Membership.objects.get(person=anna)
    stop(by=bea, fact=held, last_day=clock.today())

    with pytest.raises(NotSoAnyMore):
        stop(by=bea, fact=held, last_day=clock.today())


def test_nobody_sees_themselves_off_or_puts_themselves_in_charge(bea: User, hall: Team) -> None:
    with pytest.raises(OwnAccount):
        see_off(by=bea, person=bea, last_day=clock.today())
    with pytest.raises(OwnRole):
        put_in_charge(by=bea, person=bea, team=hall, starts_on=clock.today())


def test_a_closed_account_opens_once(bea: User, anna: User, hall: Team) -> None:
    close_account(by=bea, person=anna)

    place(by=bea, person=anna, team=team("Post"), starts_on=clock.today(), stays_elsewhere=True)
    place(by=bea, person=anna, team=team("Kas"), starts_on=clock.today(), stays_elsewhere=True)

    assert Event.objects.filter(action="person.returned").count() == 1


@pytest.mark.usefixtures("own_files")
def test_a_team_is_renamed_and_moved(bea: User, hall: Team) -> None:
    top = make_team(by=bea, name="Top", entity="westfriesland", parent=None)

    change_team(by=bea, team=hall, name="Tuin", parent=top, entity="westfriesland")

    assert Team.objects.filter(name="Tuin", parent=top).exists()
    told = Event.objects.get(action="team.changed").content()["facts"]
    assert (told, verify().problems) == ({"fields": "name, parent"}, [])


def test_a_team_is_never_below_itself(bea: User, hall: Team) -> None:
    below = team("Kas", parent=hall)

    for parent in (hall, below):
        with pytest.raises(WouldLoop):
            change_team(by=bea, team=hall, name="Groen", parent=parent, entity="westfriesland")


def test_no_two_teams_have_one_name(bea: User, hall: Team) -> None:
    with pytest.raises(NameTaken):
        make_team(by=bea, name="groen", entity="verloning", parent=None)
    with pytest.raises(NameTaken):
        change_team(by=bea, team=team("Post"), name="GROEN", parent=None, entity="verloning")


@pytest.fixture
def own(bea: User) -> Team:
    """A team that Bea manages, with one below it."""
    ict = team("ICT", manager=bea)
    team("Beheer", parent=ict)
    return ict


@pytest.mark.parametrize("above", ["ICT", "Beheer"])
def test_nobody_puts_a_team_below_their_own(bea: User, own: Team, hall: Team, above: str) -> None:
    parent = Team.objects.get(name=above)

    with pytest.raises(OwnRole):
        change_team(by=bea, team=hall, name="Groen", parent=parent, entity="westfriesland")
    with pytest.raises(OwnRole):
        make_team(by=bea, name="Nieuw", entity="westfriesland", parent=parent)


def test_a_team_below_ones_own_may_move_within(bea: User, own: Team) -> None:
    lower, other = Team.objects.get(name="Beheer"), team("Werkplek", parent=own)

    change_team(by=bea, team=other, name="Werkplek", parent=lower, entity="westfriesland")

    assert Team.objects.get(name="Werkplek").parent == lower


def test_nobody_puts_a_team_below_that_of_who_they_may_stand_in_for(bea: User, hall: Team) -> None:
    boss = person()
    board = team("Directie", manager=boss)
    later = clock.today() + timedelta(days=9)
    appoint_deputy(by=boss, person=boss, deputy=bea, starts_on=later, ends_on=later)

    with pytest.raises(OwnRole):
        change_team(by=bea, team=hall, name="Groen", parent=board, entity="westfriesland")
