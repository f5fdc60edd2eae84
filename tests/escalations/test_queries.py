"""The queue: one rule for list, count and search, at a constant number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db.models import QuerySet

from escalations.deciding import decide
from escalations.models import Case
from escalations.queries import InQueue, filtered, next_case, open_cases, to_show
from escalations.queue_counts import queue_counts
from escalations.queueing.pages import MOST_URGENT
from escalations.triage import claim, wait
from tests.factories.escalations import MONDAY, QUOTE, House, a_case, a_claimed_case, a_report
from werksaam import clock
from werksaam.people.models import User

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


def queue_for(person: User) -> QuerySet[WithAnnotations[Case, InQueue]]:
    return to_show(open_cases(person), person).order_by(*MOST_URGENT.columns)


def a_case_to_read_along(house: House) -> Case:
    """The adviser decided on a public response; a second reader has yet to look."""
    case = a_claimed_case(house)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="x",
        public_response="Tekst.",
    )
    return case


def test_it_counts_reports_without_mixing_cases(house: House) -> None:
    a_report(house.reporter)
    a_report(house.other)
    a_report(house.other, address="https://a.example/1")

    assert sorted(queue_for(house.adviser).values_list("report_count", flat=True)) == [1, 2]


def test_the_most_urgent_comes_first(house: House) -> None:
    late = a_case(house)
    with clock.at(MONDAY + timedelta(hours=1)):
        later = a_report(house.other, address="https://a.example/1").case

    assert list(queue_for(house.adviser)) == [late, later]


def test_the_counts_are_those_of_the_views(house: House) -> None:
    claimed = a_case_to_read_along(house)
    free = a_report(house.other, address="https://a.example/1").case

    with clock.at(MONDAY + timedelta(days=1)):
        counts = queue_counts(house.colleague)
        views = {
            v: set(filtered(queue_for(house.colleague), house.colleague, view=v))
            for v in ("vrij", "van-mij", "te-laat", "wacht", "meelezen")
        }

    assert (
        counts.all,
        counts.free,
        counts.mine,
        counts.overdue,
        counts.waiting,
        counts.to_review,
    ) == (2, 1, 0, 2, 0, 1)
    assert views == {
        "vrij": {free},
        "van-mij": set(),
        "te-laat": {claimed, free},
        "wacht": set(),
        "meelezen": {claimed},
    }


def test_what_waits_for_another_is_not_too_late_but_stays_in_the_queue(house: House) -> None:
    read_along = a_case_to_read_along(house)
    asked = a_report(house.other, address="https://a.example/1").case
    claim(by=house.adviser, case=asked)
    asked.refresh_from_db()
    report = asked.reports.get()
    wait(by=house.adviser, case=asked, revision=asked.revision, report=report, question="Waar?")

    with clock.at(MONDAY + timedelta(days=1)):
        decider, reader = queue_counts(house.adviser), queue_counts(house.colleague)
        late = set(filtered(queue_for(house.colleague), house.colleague, view="te-laat"))

    assert (decider.all, decider.mine, decider.overdue) == (2, 2, 0)
    assert (reader.all, reader.overdue, late) == (2, 1, {read_along})


def test_ones_own_decision_is_not_ones_own_to_read_along(house: House) -> None:
    a_case_to_read_along(house)

    assert queue_counts(house.adviser).to_review == 0


def test_a_party_finds_nothing_by_list_count_search_or_next(house: House) -> None:
    case = a_case(house, named=[house.adviser.pk])
    report = case.reports.get()
    queue = queue_for(house.adviser)

    searched = [
        filtered(queue, house.adviser, q=words)
        for words in ("telefoon", case.reference, report.reference)
    ]
    assert [list(found) for found in (queue, *searched)] == [[], [], [], []]
    assert queue_counts(house.adviser).all == 0
    assert next_case(house.adviser, Case()) is None


@pytest.mark.parametrize("words", ["TELEFOON", "Z", "M"])
def test_search_finds_by_quote_and_by_either_reference(house: House, words: str) -> None:
    case = a_case(house)
    terms = {"Z": case.reference, "M": case.reports.get().reference}

    found = filtered(queue_for(house.adviser), house.adviser, q=terms.get(words, words))

    assert (list(found), case.quote) == ([case], QUOTE)


def test_after_one_case_comes_the_next_free_one(house: House) -> None:
    first = a_claimed_case(house)
    taken = a_report(house.other, address="https://a.example/1").case
    claim(by=house.colleague, case=taken)
    free = a_report(house.other, address="https://a.example/2").case

    assert next_case(house.adviser, first) == free
