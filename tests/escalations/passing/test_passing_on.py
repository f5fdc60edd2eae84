"""A question goes to who knows more, and on from there; who had it sees it no more (4.7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from escalations import history
from escalations.access import may_enter_queue, who_sees
from escalations.deciding import close, decide
from escalations.models import Case, CaseParty, Relation, Report, State
from escalations.passing.passing_on import NotToThem, NowhereToPass
from escalations.queries_reporter import seers_of
from escalations.queries_told import advice_for
from escalations.reassigning import reassign_due
from escalations.recusing import step_aside
from escalations.routing import Reason
from escalations.triage import claim
from tests.factories.escalations import House
from tests.factories.passing import a_question, pass_on, take_over
from tests.factories.people import person
from werksaam import clock, due
from werksaam.people.absences import go_away
from werksaam.people.joining import close_account
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def cor(house: House) -> User:
    return person("Cor", team=house.hall)


@pytest.fixture
def dina(house: House) -> User:
    return person("Dina", team=house.hall)


def seeing(case: Case) -> set[str]:
    """Who can open it now."""
    names = dict(User.objects.values_list("pk", "name"))
    return {names[pk] for pk in who_sees(case, names.keys())}


def away(someone: User, deputy: User | None = None) -> None:
    today = clock.today()
    week = today + timedelta(days=6)
    go_away(by=someone, person=someone, starts_on=today, ends_on=week, deputy=deputy)


DESK = {"Anna", "Bram", "Sara"}


def test_it_goes_to_the_colleague_who_was_chosen_and_to_no_one_else(
    house: House, cor: User
) -> None:
    case = a_question(house.reporter, to=cor).case

    assert (seeing(case), case.is_at_desk) == ({"Cor"}, False)
    assert may_enter_queue(cor)


def test_or_to_the_team(house: House) -> None:
    case = a_question(house.reporter).case

    assert (seeing(case), case.is_at_desk) == (DESK, True)


def test_who_stands_in_gets_it_while_the_colleague_is_away(
    house: House, cor: User, dina: User
) -> None:
    away(cor, deputy=dina)

    assert seeing(a_question(house.reporter, to=cor).case) == {"Dina"}


def test_with_nobody_to_stand_in_it_goes_to_the_team(house: House, cor: User) -> None:
    away(cor)

    case = a_question(house.reporter, to=cor).case

    assert (seeing(case), case.is_at_desk) == (DESK, True)


def test_who_left_between_writing_and_sending_does_not_get_it(house: House, cor: User) -> None:
    close_account(by=None, person=cor)

    assert seeing(a_question(house.reporter, to=cor).case) == DESK


def test_who_passes_it_on_sees_it_no_more(house: House, cor: User, dina: User) -> None:
    case = a_question(house.reporter, to=cor).case

    passed = pass_on(cor, case, dina)

    assert seeing(passed) == {"Dina"}
    assert (passed.state, passed.handler, passed.turn) == (State.OPEN, None, 1)


def test_neither_does_who_stood_in_for_them(house: House, cor: User, dina: User) -> None:
    away(cor, deputy=house.other)
    case = a_question(house.reporter, to=cor).case

    assert seeing(pass_on(house.other, case, dina)) == {"Dina"}


def test_the_team_that_passes_it_on_sees_it_no_more(house: House, cor: User) -> None:
    case = a_question(house.reporter).case

    passed = pass_on(house.adviser, case, cor)

    assert (seeing(passed), passed.is_at_desk) == ({"Cor"}, False)


def test_it_may_come_round_and_every_turn_stays_told(house: House, cor: User, dina: User) -> None:
    case = a_question(house.reporter, to=cor).case
    pass_on(cor, case, dina)

    back = pass_on(dina, case, cor)

    turns = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT).order_by("pk")
    assert list(turns.values_list("person__name", "turn")) == [("Cor", 0), ("Dina", 1), ("Cor", 2)]
    assert seeing(back) == {"Cor"}
    told = [line.action for line in history.of_case(back, cor)]
    assert told.count("case.passed_on") == 2


@pytest.mark.parametrize("who", ["reporter", "oneself", "who left", "who stepped aside"])
def test_it_never_goes_to_who_may_not_have_it(
    house: House, cor: User, dina: User, who: str
) -> None:
    case = a_question(house.reporter, to=cor).case
    close_account(by=None, person=house.other)
    case.parties.create(person=dina, relation=Relation.RECUSED)
    to = {
        "reporter": house.reporter,
        "oneself": cor,
        "who left": house.other,
        "who stepped aside": dina,
    }[who]

    with pytest.raises(NotToThem):
        pass_on(cor, case, to)

    assert seeing(case) == {"Cor"}


def test_the_team_does_not_pass_it_on_to_itself(house: House) -> None:
    with pytest.raises(NotToThem):
        pass_on(house.adviser, a_question(house.reporter).case, None)


def test_to_whom_belongs_to_passing_on_alone(house: House, cor: User) -> None:
    case = claim(by=cor, case=a_question(house.reporter, to=cor).case)

    with pytest.raises(NowhereToPass):
        decide(by=cor, case=case, revision=case.revision, outcome="passed_on", motivation="Nu.")


def test_the_reporter_hears_of_it_and_of_who_has_it_now(
    house: House, cor: User, dina: User
) -> None:
    report = a_question(house.reporter, to=cor)
    passed = pass_on(cor, report.case, dina)

    told = advice_for(Report.objects.get(pk=report.pk))

    assert told is not None
    assert (told.outcome, told.interim) == ("passed_on", True)
    assert seers_of(passed) == ["Dina"]


def test_who_gets_it_is_told_by_mail(house: House, cor: User, dina: User) -> None:
    case = a_question(house.reporter, to=cor).case
    due.run()
    mail.outbox.clear()

    pass_on(cor, case, dina)
    due.run()

    assert {tuple(sent.to) for sent in mail.outbox} == {(dina.email,), (house.reporter.email,)}


def test_taken_over_it_is_decided_and_closed(house: House, cor: User) -> None:
    case = take_over(cor, a_question(house.reporter, to=cor).case)

    close(by=cor, case=case, revision=case.revision)

    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_who_leaves_with_it_leaves_it_to_the_team(house: House, cor: User) -> None:
    case = a_question(house.reporter, to=cor).case
    close_account(by=None, person=cor)

    assert reassign_due() == 1

    case.refresh_from_db()
    assert (seeing(case), case.is_at_desk) == (DESK, True)


def test_who_steps_aside_leaves_it_to_the_team(house: House, cor: User) -> None:
    case = a_question(house.reporter, to=cor).case

    step_aside(by=cor, case=case, revision=case.revision, reason="Familie.")

    case.refresh_from_db()
    assert (seeing(case), case.is_at_desk) == (DESK, True)


def test_the_colleague_who_comes_back_gets_it_from_who_stood_in(
    house: House, cor: User, dina: User
) -> None:
    away(cor, deputy=dina)
    case = a_question(house.reporter, to=cor).case

    with clock.at(clock.now() + timedelta(days=9)):
        assert reassign_due() == 1

        assert seeing(case) == {"Cor"}
    rows = CaseParty.objects.filter(case=case, relation=Relation.RECIPIENT).order_by("pk")
    assert list(rows.values_list("reason", flat=True)) == [Reason.DEPUTY, Reason.CHOSEN]
