"""How often the page of a case asks the database: at most twelve times, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from escalations.deciding import decide
from escalations.messaging import send_message
from escalations.models import Case
from escalations.responding.looking import look
from escalations.responding.watching import set_watch
from escalations.working.handing_over import hand_over
from escalations.working.linking import link
from escalations.working.mentioning import write_note
from tests.factories import violation
from tests.factories.discussions import an_agreed_discussion
from tests.factories.escalations import House, a_claimed_case, a_report
from tests.factories.images import a_report_with_images
from tests.factories.people import sign_in
from werksaam import clock
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def filled(house: House, case: Case) -> None:
    """Three reports with messages and images, notes that name, links, decisions, days to look
    again, a hand-over."""
    by, to = house.adviser, house.secretary
    reports = [case.reports.get(), *(a_report_with_images(w) for w in (house.other, house.manager))]
    for report in reports:
        send_message(by=by, report=report, body="Wij zoeken het uit.")
        write_note(by=by, case=case, body="@Sara, kijk je mee?")
    for number in range(3):
        other = a_report(house.other, address=f"https://krant.example/{number}").case
        link(by=by, case=case, reference=other.reference)
    for _ in range(2):
        now = fresh(case).revision
        decide(by=by, case=case, revision=now, outcome="find_out_first", motivation="x")
    for _ in range(2):
        watch = set_watch(by=by, case=case, look_on=clock.today() + timedelta(days=1))
        look(by=by, watch=watch, finding="x")
    hand_over(by=by, case=case, to=to, note="x", revision=fresh(case).revision)


@pytest.mark.parametrize(
    ("fill", "times"), [(lambda house, case: None, 11), (filled, 12)], ids=["bare", "filled"]
)
def test_the_page_of_the_desk_asks_twelve_times_at_most(
    client: Client, house: House, fill: Callable[[House, Case], None], times: int
) -> None:
    case = a_claimed_case(house)
    fill(house, case)
    looker = sign_in(client, house.secretary)
    looker.get(case.get_absolute_url())  # the first look is recorded

    with CaptureQueriesContext(connection) as asked:
        page = looker.get(case.get_absolute_url())

    assert page.status_code == 200
    assert len(asked) == times, "\n".join(query["sql"][:150] for query in asked)


def test_the_filled_page_shows_all_of_it(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    filled(house, case)

    page = sign_in(client, house.secretary).get(case.get_absolute_url())

    view = page.context["view"]
    shown = [(len(s.messages), len(s.images)) for s in view.reports]
    assert shown == [(1, 0), (1, 1), (1, 1)]
    assert [bool(note.asked) for note in page.context["notes"]] == [True, True, True, False]
    assert (len(page.context["related"].linked), len(view.decisions)) == (3, 2)
    assert [line.who for line in view.watching.lines] == ["Anna", "Anna"]


def queries_of_page(client: Client, viewer: User, case: Case) -> int:
    """Of the second look: the first one is recorded."""
    looker = sign_in(client, viewer)
    looker.get(case.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        assert looker.get(case.get_absolute_url()).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("made", "times"),
    [(violation.a_taken_up, 23), (violation.a_decided, 24)],
    ids=["new", "decided"],
)
def test_the_page_of_a_violation_asks_for_its_gates_too(
    client: Client, house: House, made: Callable[[House], Case], times: int
) -> None:
    case = made(house)

    assert queries_of_page(client, house.manager, case) == times


def test_the_page_of_a_manager_asks_for_what_was_agreed_too(client: Client, house: House) -> None:
    case = an_agreed_discussion(house)

    assert queries_of_page(client, house.manager, case) == 14
