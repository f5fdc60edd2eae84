"""Who does what by when: agreed, tracked to done, and done before a case is closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from escalations.agreeing import DueInThePast, NotAPlan, PlanMissing, WhichReporter, drop, finish
from escalations.deciding import close, reopen
from escalations.models import AgreedAction, Case, Decision
from escalations.queries_strategy import to_do_as_handler, to_do_as_reporter
from escalations.reassigning import reassign_due
from escalations.refusals import ActionEnded, ActionsOpen, NotAllowedNow
from tests.factories.discussions import (
    a_discussion_in_hand,
    a_line,
    a_report,
    action_of,
    an_agreed_discussion,
    decided,
)
from tests.factories.escalations import MONDAY, House
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.models import Event
from werksaam.people.absences import record_absence
from werksaam.people.models import TeamManagership, User
from werksaam.people.superseding import end

pytestmark = pytest.mark.django_db


def test_lines_are_kept_in_order_each_with_its_event(house: House) -> None:
    case = an_agreed_discussion(house, a_line("Stoppen."), a_line("Terugkijken.", "handler", 7))

    kept = list(AgreedAction.objects.values_list("number", "what", "who"))
    assert kept == [(1, "Stoppen.", "reporter"), (2, "Terugkijken.", "handler")]
    assert Event.objects.filter(action="action.agreed").count() == 2
    assert case.state == "decided"


@pytest.mark.parametrize(
    ("outcome", "days", "refusal"),
    [
        ("agreed", [], PlanMissing),
        ("agreed", [1] * 6, PlanMissing),
        ("stop", [1], NotAPlan),
        ("agreed", [-1], DueInThePast),
    ],
)
def test_lines_that_do_not_fit_are_refused_whole(
    house: House, outcome: str, days: list[int], refusal: type[ValueError]
) -> None:
    case = a_discussion_in_hand(house)

    with pytest.raises(refusal):
        decided(case, house.manager, outcome, agreed=[a_line(days=number) for number in days])

    assert not Decision.objects.exists()


def test_what_is_due_today_can_be_agreed(house: House) -> None:
    an_agreed_discussion(house, a_line(days=0))

    assert AgreedAction.objects.get().due_on == clock.today()


@pytest.mark.parametrize("who", ["reporter", "manager"])
def test_a_line_of_the_reporter_is_marked_done_by_reporter_or_handler(
    house: House, who: str
) -> None:
    action = action_of(an_agreed_discussion(house))

    finish(by=getattr(house, who), action=action)

    action.refresh_from_db()
    assert (action.ended_at, action.ended_by) == (MONDAY, getattr(house, who))


def test_a_line_is_dropped_with_a_reason_that_is_kept(house: House) -> None:
    action = action_of(an_agreed_discussion(house))

    drop(by=house.manager, action=action, reason="De groep is weg.")

    action.refresh_from_db()
    assert (action.ended_at, action.dropped_reason) == (MONDAY, "De groep is weg.")


def test_dropping_needs_a_reason(house: House) -> None:
    action = action_of(an_agreed_discussion(house))

    with pytest.raises(ValueError, match="reason"):
        drop(by=house.manager, action=action, reason=" ")


@pytest.mark.parametrize("again", [finish, partial(drop, reason="Toch niet.")])
def test_a_line_ends_once(house: House, again: Callable[..., AgreedAction]) -> None:
    action = action_of(an_agreed_discussion(house))
    finish(by=house.reporter, action=action)

    with pytest.raises(ActionEnded):
        again(by=house.manager, action=action)


@pytest.mark.parametrize("who", ["reporter", "other", "adviser", "director"])
def test_a_line_of_the_manager_is_not_for_others_to_end(house: House, who: str) -> None:
    action = action_of(an_agreed_discussion(house, a_line(who="handler")))

    with pytest.raises(Case.DoesNotExist):
        finish(by=getattr(house, who), action=action)


def test_the_reporter_drops_nothing(house: House) -> None:
    action = action_of(an_agreed_discussion(house))

    with pytest.raises(Case.DoesNotExist):
        drop(by=house.reporter, action=action, reason="Geen zin.")


def test_who_gave_the_case_back_ends_nothing(house: House) -> None:
    case = an_agreed_discussion(house)
    reopen(by=house.manager, case=case, revision=case.revision, reason="Het gaat weer mis.")

    with pytest.raises(NotAllowedNow):
        finish(by=house.manager, action=action_of(case))


def test_a_case_with_an_open_line_is_not_closed_and_says_which(house: House) -> None:
    case = an_agreed_discussion(house, a_line("Stoppen."), a_line("Terugkijken.", "handler"))
    finish(by=house.reporter, action=action_of(case, 1))

    with pytest.raises(ActionsOpen) as refused:
        close(by=house.manager, case=case, revision=case.revision)

    case.refresh_from_db()
    assert ("2. Terugkijken." in refused.value.explanation, case.state) == (True, "decided")


def test_a_case_is_closed_once_every_line_has_ended(house: House) -> None:
    case = an_agreed_discussion(house, a_line(), a_line(who="handler"))
    finish(by=house.reporter, action=action_of(case, 1))
    drop(by=house.manager, action=action_of(case, 2), reason="Niet nodig.")

    assert close(by=house.manager, case=case, revision=case.revision).state == "closed"


def test_each_has_their_own_lines_to_do(house: House) -> None:
    an_agreed_discussion(house, a_line("Stoppen."), a_line("Terugkijken.", "handler"))

    reporters = [line.what for line, _report in to_do_as_reporter(house.reporter)]
    managers = [line.what for line in to_do_as_handler(house.manager)]
    assert (reporters, managers) == (["Stoppen."], ["Terugkijken."])


def test_what_is_done_is_no_longer_to_do(house: House) -> None:
    action = action_of(an_agreed_discussion(house))

    with clock.at(MONDAY + timedelta(hours=1)):
        finish(by=house.reporter, action=action)

    assert to_do_as_reporter(house.reporter) == []


@act
def no_longer_manages(*, someone: User) -> None:
    for row in TeamManagership.objects.current().filter(person=someone):
        end(row, by=None, last_day=clock.today() - timedelta(days=1))


def is_away(someone: User) -> None:
    today = clock.today()
    record_absence(by=None, person=someone, starts_on=today, ends_on=today)


def is_gone(someone: User) -> None:
    no_longer_manages(someone=someone)


@pytest.mark.parametrize("left", [is_away, is_gone])
def test_while_its_handler_is_away_or_gone_who_sees_the_case_ends_lines(
    house: House, left: Callable[[User], None]
) -> None:
    case = an_agreed_discussion(house, a_line(), a_line(who="handler"))
    left(house.manager)
    reassign_due()

    drop(by=house.director, action=action_of(case, 1), reason="De groep is weg.")
    finish(by=house.director, action=action_of(case, 2))

    case.refresh_from_db()
    assert close(by=house.director, case=case, revision=case.revision).state == "closed"


@pytest.mark.parametrize("end_line", [finish, partial(drop, reason="De groep is weg.")])
def test_while_its_handler_is_here_others_who_see_the_case_end_nothing(
    house: House, end_line: Callable[..., AgreedAction]
) -> None:
    case = an_agreed_discussion(house)
    with clock.at(MONDAY + timedelta(days=1)):
        is_away(house.manager)
        reassign_due()

    with clock.at(MONDAY + timedelta(days=2)), pytest.raises(NotAllowedNow):
        end_line(by=house.director, action=action_of(case))


@pytest.mark.parametrize("left", [is_away, is_gone])
def test_what_a_handler_left_is_to_do_for_who_got_the_case(
    house: House, left: Callable[[User], None]
) -> None:
    an_agreed_discussion(house, a_line("Stoppen."), a_line("Terugkijken.", "handler"))
    before = to_do_as_handler(house.director)
    left(house.manager)
    reassign_due()

    after = [line.what for line in to_do_as_handler(house.director)]

    assert (before, after) == ([], ["Terugkijken."])


@pytest.mark.parametrize("named", ["nobody", "a stranger"])
def test_with_two_reporters_a_line_says_which_of_them(house: House, named: str) -> None:
    case = a_discussion_in_hand(house)
    a_report(house.other)
    elsewhere = a_report(house.reporter, address="https://facebook.example/elders")
    line = a_line() if named == "nobody" else replace(a_line(), report=elsewhere)

    with pytest.raises(WhichReporter):
        decided(case, house.manager, agreed=[line])
