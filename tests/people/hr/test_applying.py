"""A list from HR applied: everything that was agreed to, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from policy.acknowledging import confirm
from policy.models import Acknowledgement
from tests.factories.escalations import MONDAY
from tests.factories.people import person, team
from tests.factories.policy import published_code
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.audit.verification import verify
from werksaam.notifications.models import Mail
from werksaam.people.changing import LoginTaken
from werksaam.people.hierarchy import manager_of, team_of
from werksaam.people.hr.applying import ManyLeave, Outdated, apply, preview
from werksaam.people.hr.differences import Differences
from werksaam.people.hr.reading import read
from werksaam.people.hr.rows import Unreadable, Wrong
from werksaam.people.joining import AlreadyInTeam, leave
from werksaam.people.models import Membership, Role, Team, User

from .lists import table

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR], personnel_number="900", email="b@x.nl")


def done(bea: User, text: str) -> Differences:
    listed = read(text)
    agreed_to = preview(listed, by=bea).fingerprint
    return apply(by=bea, listed=listed, agreed_to=agreed_to, many_may_leave=True)


def of(number: str) -> User:
    return User.objects.get(personnel_number=number)


def stays(someone: User) -> list[tuple[str, date, date | None]]:
    """Where someone works by what we hold to be true now."""
    held = Membership.objects.current().filter(person=someone).order_by("starts_on", "pk")
    return [(stay.team.name, stay.starts_on, stay.ends_on) for stay in held]


def test_a_list_puts_no_team_below_one_of_whoever_applies_it(bea: User) -> None:
    team("ICT", manager=bea)
    text = table("1;Anna;Directie;ICT", more="bovenliggend team")

    with pytest.raises(Unreadable) as refused:
        preview(read(text), by=bea)

    assert [problem.wrong for problem in refused.value.problems] == [Wrong.OWN_TEAMS]


def test_people_teams_and_managers_come_to_be(bea: User) -> None:
    rows = ["1;Anna;Groen;Top;2;01-03-2020;ja", "2;Bram;Top;;;;nee"]

    done(
        bea, table(*rows, more="bovenliggend team;leidinggevende;in dienst;representatieve functie")
    )

    anna, manager = of("1"), manager_of(of("1"), TODAY)
    assert stays(anna) == [("Groen", date(2020, 3, 1), None)]
    assert (anna.representative_function, anna.has_usable_password()) == (True, False)
    assert (Team.objects.get(name="Groen").parent, manager and manager.person_id) == (
        Team.objects.get(name="Top"),
        of("2").pk,
    )


def test_a_move_ends_one_membership_and_begins_another(bea: User) -> None:
    done(bea, table("1;Anna;Groen;01-03-2020", more="in dienst"))

    done(bea, table("1;Anna;Post").replace("Westfriesland", "Verloning"))

    assert stays(of("1")) == [("Groen", date(2020, 3, 1), YESTERDAY), ("Post", TODAY, None)]
    entities = Membership.objects.current().filter(person=of("1")).order_by("starts_on")
    assert [stay.entity for stay in entities] == ["westfriesland", "verloning"]


def test_who_is_not_in_the_list_leaves_and_the_account_closes(bea: User) -> None:
    done(bea, table("1;Anna;Groen;2020-01-01", "2;Bram;Groen;2020-01-01", more="in dienst"))

    done(bea, table("1;Anna;Groen"))

    assert stays(of("2")) == [("Groen", date(2020, 1, 1), YESTERDAY)]
    assert (of("2").is_active, of("1").is_active, of("900").is_active) == (False, True, True)


def test_who_returns_comes_back_in_without_the_roles_of_before(bea: User) -> None:
    anna = person("Anna", personnel_number="1", team=team("Groen"), roles=[Role.AUDITOR])
    leave(by=bea, person=anna, last_day=date(2026, 10, 31))

    done(bea, table("1;Anna;Groen"))

    assert stays(anna)[-1] == ("Groen", TODAY, None)
    assert (of("1").is_active, of("1").held_roles) == (True, frozenset())


def test_two_people_may_swap_their_mail_addresses(bea: User) -> None:
    done(bea, table("1;Anna;Groen;a@x.nl", "2;Bram;Groen;c@x.nl", more="e-mail"))

    done(bea, table("1;Anna;Groen;c@x.nl", "2;Bram;Groen;a@x.nl", more="e-mail"))

    assert (of("1").email, of("2").email) == ("c@x.nl", "a@x.nl")
    told = Mail.objects.filter(template="login_changed").values_list("address", flat=True)
    assert sorted(told) == ["a@x.nl", "c@x.nl"]  # where they could still be read


def test_a_last_day_is_set_put_off_and_taken_away(bea: User) -> None:
    for last_day in ("31-12-2026", "31-01-2027", ""):
        done(bea, table(f"1;Anna;Groen;{last_day}", more="uit dienst"))

        ends = [ends_on for _, _, ends_on in stays(of("1"))]
        assert [day.strftime("%d-%m-%Y") if day else "" for day in ends] == [last_day]


def test_a_membership_set_up_by_hand_for_later_gives_way(bea: User) -> None:
    later = TODAY + timedelta(days=10)
    person("Anna", personnel_number="1", team=team("Groen"), since=later)

    done(bea, table("1;Anna;Groen;01-02-2027", more="in dienst"))

    assert stays(of("1")) == [("Groen", date(2027, 2, 1), None)]


@pytest.mark.usefixtures("own_files")
def test_every_change_is_in_the_trail_and_holds_with_it(bea: User) -> None:
    done(bea, table("1;Anna;Groen;a@x.nl;2", "2;Bram;Groen;;", more="e-mail;leidinggevende"))
    before = Event.objects.count()

    done(bea, table("1;Anna W;Post;c@x.nl;1", "3;Cor;Groen;a@x.nl;", more="e-mail;leidinggevende"))

    actions = Event.objects.filter(index__gte=before).values_list("action", flat=True)
    assert Counter(actions) == {
        "team.created": 1,
        "person.details_changed": 2,
        "person.added": 1,
        "membership.recorded": 4,
        "managership.recorded": 2,
        "person.left": 1,
        "person.account_closed": 1,
        "people.imported": 1,
    }
    assert verify().problems == []


def test_the_trail_tells_how_many_changed_and_nobody_by_name(bea: User) -> None:
    done(bea, table("1;Anna;Groen"))

    facts = Event.objects.get(action="people.imported").content()["facts"]
    assert (facts["new"], facts["new_teams"], facts["left"]) == (1, 1, 0)
    assert set(facts) == set(preview(read(table("1;Anna;Groen")), by=bea).counts)


def test_the_same_list_twice_changes_nothing(bea: User) -> None:
    text = table(
        "1;Anna;Groen;Top;1", "2;Bram;Groen;Top;1", more="bovenliggend team;leidinggevende"
    )
    done(bea, text)
    before = Event.objects.count()

    again = done(bea, text)

    assert (again.number, Event.objects.count()) == (0, before)


def test_what_was_not_agreed_to_is_not_done(bea: User) -> None:
    listed = read(table("1;Anna;Groen"))
    agreed_to = preview(listed, by=bea).fingerprint
    person("Anna", personnel_number="1")

    with pytest.raises(Outdated):
        apply(by=bea, listed=listed, agreed_to=agreed_to)


@pytest.mark.parametrize("refusal", [IntegrityError, AlreadyInTeam, LoginTaken])
def test_what_someone_did_by_hand_in_the_same_moment_is_told(
    bea: User, monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    monkeypatch.setattr("werksaam.people.hr.doing.arrive", _refuses(refusal))

    with pytest.raises(Outdated):
        done(bea, table("1;Anna;Groen"))
    assert not Team.objects.exists()


def test_very_many_leaving_must_be_meant(bea: User) -> None:
    done(bea, table("1;Anna;Groen", "2;Bram;Groen"))
    listed = read(table("1;Anna;Groen"))

    with pytest.raises(ManyLeave):
        apply(by=bea, listed=listed, agreed_to=preview(listed, by=bea).fingerprint)
    assert of("2").is_active


def test_what_fails_halfway_leaves_nothing_behind(
    bea: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(bea, table("1;Anna;Groen"))
    before = Event.objects.count()
    monkeypatch.setattr("werksaam.people.hr.doing.leave", _breaks)

    with pytest.raises(ZeroDivisionError):
        done(bea, table("3;Cor;Post"))

    assert (Event.objects.count(), Team.objects.count()) == (before, 1)
    assert not User.objects.filter(personnel_number="3").exists()


def test_what_people_confirmed_outlives_name_number_and_team(bea: User) -> None:
    adviser = person("Carla", personnel_number="7", roles=[Role.COMMS_ADVISER])
    version = published_code(by=adviser)
    done(bea, table("1;Anna;Groen"))
    given = confirm(by=of("1"), version=version, language="nl")

    done(bea, table("8;Anna de Wit;Post;1", more="oud personeelsnummer"))

    held = Acknowledgement.objects.get()
    assert (held.pk, held.person, team_of(of("8"), TODAY)) == (
        given.pk,
        of("8"),
        Team.objects.get(name="Post"),
    )


def _refuses(refusal: type[Exception]) -> Callable[..., None]:
    def arrive(**given: object) -> None:
        raise refusal

    return arrive


def _breaks(**given: object) -> None:
    raise ZeroDivisionError


def test_people_from_outside_and_without_a_number_are_left_alone(bea: User) -> None:
    hall = team("Groen")
    person("Extern", entity="external", team=hall)  # type: ignore[arg-type]
    User.objects.filter(pk=person("Zonder", team=hall).pk).update(personnel_number=None)

    assert done(bea, table("1;Anna;Groen")).counts["left"] == 0
