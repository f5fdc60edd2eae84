"""Pages of the queue: from a place on, without counting; nonsense in the address is the first."""

import pytest
from django.db.models import QuerySet

from escalations.models import Case
from escalations.queries import open_cases
from escalations.queueing import pages
from escalations.queueing.pages import (
    MOST_URGENT,
    ORDERS,
    Order,
    Page,
    cases_from,
    page_with,
    start_of,
)
from tests.factories.escalations import House, a_report
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(house: House, monkeypatch: pytest.MonkeyPatch) -> User:
    """Five cases, two to a page; whose queue it is."""
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    for number in range(5):
        a_report(house.other, address=f"https://a.example/{number}")
    return house.adviser


def page_of(
    queue: QuerySet[Case], order: Order, *, after: str = "", before: str = ""
) -> Page[Case]:
    start = start_of(order, after=after, before=before)
    return page_with(list(cases_from(queue, order, start)), order, start)


def walk(person: User, sort: str) -> list[Page[Case]]:
    """Every page from the first to the last."""
    found = [page_of(open_cases(person), ORDERS[sort])]
    while found[-1].after:
        found.append(page_of(open_cases(person), ORDERS[sort], after=found[-1].after))
    return found


@pytest.mark.parametrize("sort", ORDERS)
def test_page_after_page_shows_each_case_once_in_order(five: User, sort: str) -> None:
    order = ORDERS[sort]
    sign = "-" if order.descending else ""
    whole = open_cases(five).order_by(*(f"{sign}{name}" for name in order.columns))

    shown = [page.rows for page in walk(five, sort)]

    assert [len(rows) for rows in shown] == [2, 2, 1]
    assert [case for rows in shown for case in rows] == list(whole)


@pytest.mark.parametrize("sort", ORDERS)
def test_back_from_a_page_is_the_page_before(five: User, sort: str) -> None:
    first, second, third = walk(five, sort)
    queue, order = open_cases(five), ORDERS[sort]

    back = page_of(queue, order, before=third.before)

    assert (back, page_of(queue, order, before=second.before)) == (second, first)


def test_what_came_or_went_between_two_pages_moves_nothing(five: User) -> None:
    first, second, _ = walk(five, "streef")
    Case.objects.filter(pk=first.rows[0].pk).update(queue_rank=3)

    assert page_of(open_cases(five), MOST_URGENT, after=first.after).rows == second.rows


@pytest.mark.parametrize(
    "place",
    [
        "x",
        "0~x~y",
        "0~2026-11-23T09:00:00~00000000000000000000000000000000",
        "-1~2026-11-23T09:00:00+00:00~00000000000000000000000000000000",
        "99999999999999999999~2026-11-23T09:00:00+00:00~00000000000000000000000000000000",
        "0~2026-11-23T09:00:00+00:00~" + "0" * 33,
        "0~\x00~\x00",
        f"0~0001-01-01T00:00:00+14:00~{'0' * 32}",
        f"0~9999-12-31T23:59:59-14:00~{'0' * 32}",
    ],
)
def test_nonsense_is_the_first_page(five: User, place: str) -> None:
    first = page_of(open_cases(five), MOST_URGENT)

    assert page_of(open_cases(five), MOST_URGENT, after=place) == first
    assert page_of(open_cases(five), MOST_URGENT, before=place) == first
