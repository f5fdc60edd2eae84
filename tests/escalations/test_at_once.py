"""Many at once, on either database: one winner, nothing twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, local
from time import sleep

import pytest
from django.db import connection

from escalations.agreeing import finish
from escalations.deciding import decide
from escalations.messaging import write_note
from escalations.models import AgreedAction, Case, Draft, Report
from escalations.refusals import ActionEnded, AlreadyClaimed
from escalations.submitting import submit
from escalations.triage import claim, mark_opened
from tests.factories.discussions import (
    a_discussion_in_hand,
    action_of,
    an_agreed_discussion,
)
from tests.factories.escalations import House, a_case, a_draft, a_house
from tests.factories.people import person
from werksaam.audit import appending
from werksaam.audit.locks import Lock, take
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def at_once(count: int, do: Callable[[int], str]) -> list[str]:
    """Run `do` in `count` threads that start together, each on a connection of its own."""
    start = Barrier(count)

    def run(number: int) -> str:
        start.wait()
        try:
            return do(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def test_of_twenty_claims_one_wins_and_the_others_hear_who(house: House) -> None:
    case = a_case(house)
    desk = [person(f"Adviseur {n}", roles=[Role.COMMS_ADVISER]).pk for n in range(20)]

    def try_claim(number: int) -> str:
        by = User.objects.get(pk=desk[number])
        try:
            return str(claim(by=by, case=Case.objects.get(pk=case.pk)).handler)
        except AlreadyClaimed as refused:
            return f"{refused.handler} was ahead"

    outcomes = at_once(20, try_claim)

    winner = Case.objects.get(pk=case.pk).handler
    assert winner is not None
    assert sorted(outcomes) == sorted([winner.name] + [f"{winner.name} was ahead"] * 19)
    assert Event.objects.filter(action="case.claimed").count() == 1


def test_one_draft_sent_ten_times_at_once_is_one_report(house: House) -> None:
    draft = a_draft(house.reporter)

    def send(_number: int) -> str:
        by = User.objects.get(pk=house.reporter.pk)
        return submit(by=by, draft=Draft.objects.get(pk=draft.pk)).reference

    references = at_once(10, send)

    assert set(references) == {Report.objects.get().reference}
    assert Case.objects.count() == 1


def test_one_post_reported_by_five_at_once_is_one_case(house: House) -> None:
    drafts = [a_draft(person(f"Melder {n}", team=house.hall)).pk for n in range(5)]

    def send(number: int) -> str:
        draft = Draft.objects.select_related("person").get(pk=drafts[number])
        return submit(by=draft.person, draft=draft).case.reference

    assert len(set(at_once(5, send))) == 1
    assert Report.objects.count() == 5


def test_a_note_and_a_look_at_once_do_not_wait_for_each_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_case(house)
    both_hold_their_rows = Barrier(2)
    waits = local()

    def take_note_first(lock: Lock) -> None:
        with suppress(BrokenBarrierError):  # SQLite lets one in at a time
            both_hold_their_rows.wait(timeout=1)
        sleep(waits.seconds)
        take(lock)

    def work(number: int) -> str:
        waits.seconds = 0.3 * number
        by = User.objects.get(pk=[house.adviser, house.colleague][number].pk)
        found = Case.objects.get(pk=case.pk)
        if number == 0:
            write_note(by=by, case=found, body="x")
        else:
            mark_opened(by=by, case=found)
        return "done"

    monkeypatch.setattr(appending, "take", take_note_first)

    assert at_once(2, work) == ["done", "done"]


def test_of_four_who_mark_one_line_done_at_once_one_does(house: House) -> None:
    action = action_of(an_agreed_discussion(house))
    people = [house.reporter.pk, house.manager.pk] * 2

    def try_finish(number: int) -> str:
        by = User.objects.get(pk=people[number])
        try:
            return str(finish(by=by, action=AgreedAction.objects.get(pk=action.pk)).number)
        except ActionEnded:
            return "ended"

    assert sorted(at_once(4, try_finish)) == ["1", "ended", "ended", "ended"]
    assert Event.objects.filter(action="action.ended").count() == 1


def test_of_a_referral_and_a_decision_at_once_one_holds(house: House) -> None:
    case = a_discussion_in_hand(house)
    outcomes = ["refer", "stop"] * 2

    def try_decide(number: int) -> str:
        by = User.objects.get(pk=house.manager.pk)
        try:
            decision = decide(
                by=by,
                case=Case.objects.get(pk=case.pk),
                revision=case.revision,
                outcome=outcomes[number],
                motivation="Nu.",
            )
            return decision.outcome
        except Conflict:
            return "too late"

    assert sorted(at_once(4, try_decide)).count("too late") == 3
