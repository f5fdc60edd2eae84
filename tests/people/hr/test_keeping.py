"""A list from being given in until it is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.escalations import MONDAY
from tests.factories.people import person
from werksaam import clock, due
from werksaam.people.granting import revoke_role
from werksaam.people.hr import keeping
from werksaam.people.hr.applying import ManyLeave, Outdated
from werksaam.people.hr.keeping import NotWaiting, agree, apply_due, keep, put_aside, what_changes
from werksaam.people.hr.rows import Unreadable
from werksaam.people.joining import create_team
from werksaam.people.models import PeopleList, Role, Team, User

from .lists import table

pytestmark = pytest.mark.django_db
LIST = table("1;Anna;Groen")
State = PeopleList.State


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few changes are many: they wait for `run_due`."""
    monkeypatch.setattr(keeping, "AT_ONCE", 0)


def kept(bea: User, text: str = LIST) -> PeopleList:
    return keep(by=bea, content=text.encode(), name="lijst.csv")


def agreed(bea: User, waiting: PeopleList) -> PeopleList:
    shown = what_changes(waiting, by=bea).fingerprint
    return agree(by=bea, kept=waiting, shown=shown, many_may_leave=False)


def test_a_list_that_can_not_be_read_is_not_kept(bea: User) -> None:
    with pytest.raises(Unreadable):
        kept(bea, "1;Anna")

    assert not PeopleList.objects.exists()


def test_a_short_list_is_applied_at_once_and_forgotten(bea: User) -> None:
    done = agreed(bea, kept(bea))

    done.refresh_from_db()
    assert (done.state, done.content, done.name) == (State.APPLIED, "", "")
    assert (done.counts["new"], User.objects.filter(personnel_number="1").count()) == (1, 1)


def test_a_long_list_is_applied_by_run_due(bea: User, many: None) -> None:
    waiting = agreed(bea, kept(bea))
    assert (waiting.state, Team.objects.count()) == (State.WAITING, 0)

    assert due.run() == []

    waiting.refresh_from_db()
    assert (waiting.state, waiting.content, Team.objects.count()) == (State.APPLIED, "", 1)


def test_what_changed_since_it_was_shown_is_not_applied(bea: User) -> None:
    waiting = kept(bea)
    shown = what_changes(waiting, by=bea).fingerprint
    create_team(by=bea, name="Groen", entity="westfriesland")

    with pytest.raises(Outdated):
        agree(by=bea, kept=waiting, shown=shown, many_may_leave=False)


def test_what_changed_while_it_waited_is_shown_anew(bea: User, many: None) -> None:
    waiting = agreed(bea, kept(bea))
    create_team(by=bea, name="Groen", entity="westfriesland")

    apply_due()

    waiting.refresh_from_db()
    assert (waiting.state, User.objects.filter(personnel_number="1").exists()) == (
        State.OUTDATED,
        False,
    )
    agreed(bea, waiting)
    apply_due()
    assert User.objects.filter(personnel_number="1").exists()


def test_who_is_no_administrator_any_more_applies_nothing(bea: User, many: None) -> None:
    waiting = agreed(bea, kept(bea))
    revoke_role(by=None, person=bea, role=Role.ADMINISTRATOR)

    apply_due()

    waiting.refresh_from_db()
    assert waiting.state == State.OUTDATED


def test_a_list_that_another_host_works_at_is_left_to_it(bea: User, many: None) -> None:
    with clock.at(MONDAY):
        waiting = agreed(bea, kept(bea))
        PeopleList.objects.filter(pk=waiting.pk).update(started_at=MONDAY)
        apply_due()
        waiting.refresh_from_db()
        assert waiting.state == State.WAITING

    with clock.at(MONDAY + keeping.LEASE + timedelta(seconds=1)):
        apply_due()

    waiting.refresh_from_db()
    assert waiting.state == State.APPLIED


def test_very_many_leaving_is_asked_apart(bea: User) -> None:
    agreed(bea, kept(bea, table("1;Anna;Groen", "2;Bram;Groen")))
    waiting = kept(bea)

    with pytest.raises(ManyLeave):
        agreed(bea, waiting)
    shown = what_changes(waiting, by=bea).fingerprint
    agree(by=bea, kept=waiting, shown=shown, many_may_leave=True)

    assert not User.objects.get(personnel_number="2").is_active


@pytest.mark.parametrize("ending", ["agree", "put aside"])
def test_a_list_is_agreed_to_or_put_aside_once(bea: User, ending: str) -> None:
    waiting = kept(bea)
    agreed(bea, waiting) if ending == "agree" else put_aside(kept=waiting)

    for again in (
        lambda: agree(by=bea, kept=waiting, shown="", many_may_leave=False),
        lambda: put_aside(kept=waiting),
    ):
        with pytest.raises(NotWaiting):
            again()


def test_a_list_is_forgotten_after_a_day(bea: User) -> None:
    with clock.at(MONDAY):
        forgotten = kept(bea)
    with clock.at(MONDAY + timedelta(days=1, seconds=-1)):
        assert apply_due() == 0

    with clock.at(MONDAY + timedelta(days=1, seconds=1)):
        assert apply_due() == 1

    forgotten.refresh_from_db()
    assert (forgotten.state, forgotten.content, forgotten.name) == (State.LAPSED, "", "")


def test_a_list_that_was_just_applied_is_not_forgotten_over_it(
    bea: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.at(MONDAY):
        several = {kept(bea).pk, kept(bea).pk}
    forget = keeping._end

    def others_meanwhile(first: PeopleList, state: PeopleList.State) -> None:
        forget(first, state)
        others = PeopleList.objects.exclude(pk=first.pk)
        others.update(state=State.APPLIED, content="", counts={"new": 1})

    monkeypatch.setattr(keeping, "_end", others_meanwhile)
    with clock.at(MONDAY + timedelta(days=2)):
        assert apply_due() == 1

    states = PeopleList.objects.filter(pk__in=several).values_list("state", flat=True)
    assert set(states) == {State.APPLIED, State.LAPSED}
