"""Rerouting against all else that may happen at the same moment, on either database."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from escalations.deciding import decide
from escalations.messaging import send_message
from escalations.models import Case, Message, Report, State
from escalations.rerouting import propose
from escalations.submitting import submit
from escalations.triage import claim, release
from escalations.withdrawing import withdraw
from tests.factories.escalations import KIND, House, a_draft, a_house, a_report
from tests.factories.kinds import DISCUSSION, a_discussion
from tests.factories.people import person
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .test_at_once import at_once
from .test_rerouting import WHY, agree, put, taken_up

pytestmark = pytest.mark.django_db(transaction=True)
LOST = "lost"


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def both(*steps: Callable[[], object]) -> list[str]:
    """Take the steps at the same moment; what each came to."""

    def take(number: int) -> str:
        try:
            steps[number]()
        except (Conflict, Case.DoesNotExist):
            return LOST
        return "done"

    return at_once(len(steps), take)


def _by(someone: User) -> User:
    return User.objects.get(pk=someone.pk)


def test_of_two_reroutings_one_wins(house: House) -> None:
    report = a_discussion(house.reporter)
    # The case that both windows show: read anew, the loser would see where it went.
    case = taken_up(house.manager, report)

    def reroute() -> object:
        return propose(
            by=_by(house.manager),
            case=Case.objects.get(pk=case.pk),
            report=Report.objects.get(pk=report.pk),
            revision=case.revision,
            to_kind=KIND,
            reason=WHY,
        )

    assert sorted(both(reroute, reroute)) == ["done", LOST]
    assert report.reroutings.count() == 1


def test_of_two_answers_one_counts(house: House) -> None:
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    put(house.adviser, report)

    outcomes = both(
        lambda: agree(Report.objects.get(pk=report.pk), agreed=True),
        lambda: agree(Report.objects.get(pk=report.pk), agreed=False),
    )

    assert sorted(outcomes) == ["done", LOST]
    went_on = Case.objects.get(reports=report).kind == DISCUSSION
    assert report.reroutings.get().agreed is went_on


def test_of_rerouting_and_deciding_one_wins(house: House) -> None:
    report = a_discussion(house.reporter)
    case = taken_up(house.manager, report)

    def settle() -> object:
        return decide(
            by=_by(house.manager),
            case=Case.objects.get(pk=case.pk),
            revision=case.revision,
            outcome="stop",
            motivation="Hierom.",
        )

    outcomes = both(lambda: put(_by(house.manager), Report.objects.get(pk=report.pk), KIND), settle)

    assert sorted(outcomes) == ["done", LOST]


def test_of_agreeing_and_giving_back_neither_breaks_the_other(house: House) -> None:
    report = a_report(house.reporter)
    case = taken_up(house.adviser, report)
    put(house.adviser, report)

    def give_back() -> object:
        now = Case.objects.get(pk=case.pk)
        return release(by=_by(house.adviser), case=now, revision=case.revision)

    outcomes = both(lambda: agree(Report.objects.get(pk=report.pk)), give_back)

    assert outcomes[0] == "done"
    assert Case.objects.get(reports=report).kind == DISCUSSION


def test_a_message_follows_the_report_that_goes_on(house: House) -> None:
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    put(house.adviser, report)

    def write() -> object:
        now = Report.objects.select_related("case").get(pk=report.pk)
        return send_message(by=_by(house.reporter), report=now, body="Nog iets.")

    assert both(lambda: agree(Report.objects.get(pk=report.pk)), write) == ["done", "done"]
    assert Message.objects.get().report.case.kind == DISCUSSION


def test_joining_and_going_on_take_turns(house: House) -> None:
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    put(house.adviser, report)
    draft = a_draft(house.other)

    outcomes = both(
        lambda: agree(Report.objects.get(pk=report.pk)),
        lambda: submit(by=_by(house.other), draft=type(draft).objects.get(pk=draft.pk)),
    )

    assert outcomes == ["done", "done"]
    second = Report.objects.select_related("case").get(reporter=house.other)
    assert (second.case.kind, second.case.state == State.CLOSED) == (KIND, False)


def test_of_withdrawing_and_claiming_the_case_ends_or_is_asked_about(house: House) -> None:
    report = a_report(house.reporter)

    both(
        lambda: withdraw(by=_by(house.reporter), report=Report.objects.get(pk=report.pk)),
        lambda: claim(by=_by(house.adviser), case=Case.objects.get(pk=report.case_id)),
    )

    report.refresh_from_db()
    is_free, is_asked = report.withdrawn_at is not None, report.withdrawal_asked_at is not None
    assert (is_free, is_asked) in {(True, False), (False, True)}
    assert report.case.state == (State.CLOSED if is_free else State.CLAIMED)


def test_claims_withdrawals_and_joins_at_once_leave_whole_cases(house: House) -> None:
    report = a_report(house.reporter)
    drafts = [a_draft(person(f"Melder {n}", team=house.hall)) for n in range(3)]
    desk = [house.adviser, house.colleague, house.secretary]

    both(
        lambda: withdraw(by=_by(house.reporter), report=Report.objects.get(pk=report.pk)),
        *(lambda d=d: submit(by=d.person, draft=type(d).objects.get(pk=d.pk)) for d in drafts),
        *(lambda p=p: claim(by=_by(p), case=Case.objects.get(pk=report.case_id)) for p in desk),
    )

    assert Report.objects.count() == 4
    live = Report.objects.filter(withdrawn_at__isnull=True)
    assert not live.filter(case__state=State.CLOSED).exists()
