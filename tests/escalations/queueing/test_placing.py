"""The place in the queue is what the rule says: after every act, and after what time changes."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from escalations.deciding import decide, review
from escalations.models import Case, Rank
from escalations.queueing import placing
from escalations.queueing.placing import place, place_due, place_part
from tests.audit.story import tell
from tests.factories.escalations import MONDAY, House, a_case, a_claimed_case, a_report
from tests.factories.violation import a_heard, an_answered, fresh, later
from werksaam import clock

pytestmark = pytest.mark.django_db

MIGRATION = import_module("escalations.migrations.0011_texts_left_out_and_the_place_of_a_hearing")


def wrong() -> int:
    """How many cases stand elsewhere than the rule says."""
    return sum(place(case) for case in Case.objects.all())


def test_no_act_of_the_whole_story_leaves_a_case_in_the_wrong_place() -> None:
    tell()

    with clock.at(max(Case.objects.values_list("opened_at", flat=True))):
        assert (wrong(), Case.objects.count() > 9) == (0, True)


def test_a_second_report_makes_a_case_heavier_and_never_lighter(house: House) -> None:
    a_case(house, reach="many")
    a_report(house.other, why=["threat"])

    case = Case.objects.get()
    assert (case.severity, case.reach, wrong()) == (3, 2, 0)


def test_a_decision_to_be_read_along_is_there_to_do(house: House) -> None:
    case = a_claimed_case(house)
    decision = decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="x",
        public_response="Tekst.",
    )
    asked = fresh(case)
    review(by=house.colleague, decision=decision, approved=True)
    read = fresh(case)

    assert (asked.queue_rank, asked.awaits_review) == (Rank.TO_DO, True)
    assert (read.queue_rank, read.awaits_review) == (Rank.DECIDED, False)


def test_a_hearing_waits_until_its_term_is_over(house: House) -> None:
    case = a_heard(house)
    waiting = fresh(case).queue_rank
    with clock.at(later(15)):
        place_due()

    assert (waiting, fresh(case).queue_rank) == (Rank.WAITS, Rank.TO_DO)


def test_the_migration_places_a_hearing_that_came_from_before_the_queue(house: House) -> None:
    asked = a_heard(house)
    answered = an_answered(house, address="https://facebook.example/olga/2")
    Case.objects.update(queue_rank=Rank.TO_DO)

    MIGRATION.place_who_waits(apps, None)

    assert [fresh(asked).queue_rank, fresh(answered).queue_rank] == [Rank.WAITS, Rank.TO_DO]


def test_a_wrong_place_is_found_and_put_right(house: House) -> None:
    case = a_case(house)
    Case.objects.filter(pk=case.pk).update(queue_rank=Rank.DONE, urgent_at=MONDAY)

    mended = sum(place_part(part) for part in range(placing.PARTS))

    assert (mended, fresh(case).queue_rank, wrong()) == (1, Rank.TO_DO, 0)


def test_each_minute_looks_at_its_part(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[int] = []

    def looked(part: int) -> int:
        parts.append(part)
        return 0

    monkeypatch.setattr(placing, "place_part", looked)
    for minute in range(placing.PARTS):
        with clock.at(MONDAY + timedelta(minutes=minute)):
            place_due()

    assert sorted(parts) == list(range(placing.PARTS))
