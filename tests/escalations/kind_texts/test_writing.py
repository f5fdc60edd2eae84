"""The desk writes a text or sets a target: what holds when, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override

from escalations.kind_texts.kept import as_kept
from escalations.kind_texts.refusing import SaysApproved, TargetChanged, TooLong
from escalations.kind_texts.targets import hours_of
from escalations.kind_texts.writing import set_target, write_shipped_text, write_text
from escalations.kinds import Kind, kind
from escalations.models import KindTarget, Wording
from escalations.queries_told import advice_for
from escalations.refusals_hearing import WordingChanged
from escalations.reminding import remind_due
from escalations.target_times import due_at
from escalations.wording import NotTheDesk
from tests.factories.escalations import KIND, MONDAY, House, a_case, a_claimed_case, a_report
from tests.factories.own_posts import advised
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.models import User

NEGATIVE = kind(KIND)
TOLD = "outcome.monitor.told"
LATER = MONDAY + timedelta(hours=1)


def write(by: User, text: str = "Wij kijken mee.", **given: Any) -> Wording:
    said: dict[str, Any] = {"of_kind": KIND, "place": TOLD, "instead_of": None, **given}
    return write_text(by=by, text_nl=text, text_en=f"{text} (en)", **said)


def target(by: User, hours: int = 8, **given: Any) -> KindTarget:
    said: dict[str, Any] = {"of_kind": KIND, "reason": "Te druk.", "instead_of": None, **given}
    return set_target(by=by, hours=hours, **said)


def told(of_kind: Kind) -> str:
    return str(of_kind.outcome("monitor").told)


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "Wij kijken mee."), ("en", "Wij kijken mee. (en)")]
)
def test_what_the_desk_writes_holds_in_the_language_of_the_page(
    house: House, language: str, text: str
) -> None:
    write(house.adviser)

    with override(language):
        assert told(as_kept(NEGATIVE)) == text


def test_the_latest_holds_and_the_earlier_stays(house: House) -> None:
    first = write(house.adviser)
    with clock.at(LATER):
        second = write(house.secretary, "Wij letten op.", instead_of=first)

    with override("nl"):
        assert told(as_kept(NEGATIVE)) == "Wij letten op."
        assert told(as_kept(NEGATIVE, MONDAY)) == "Wij kijken mee."
        assert told(as_kept(NEGATIVE, MONDAY - timedelta(days=1))) == told(NEGATIVE)
    assert set(Wording.objects.all()) == {first, second}


def test_back_to_what_ships_is_a_row_of_its_own(house: House) -> None:
    first = write(house.adviser)
    with clock.at(LATER):
        write_shipped_text(by=house.adviser, of_kind=KIND, place=TOLD, instead_of=first)

    with override("nl"):
        assert told(as_kept(NEGATIVE)) == told(NEGATIVE)
    assert Wording.objects.count() == 2


def test_a_text_of_one_kind_is_none_of_another(house: House) -> None:
    write(house.adviser, of_kind="twijfel-imago", place="outcome.advice.told")

    assert as_kept(kind("twijfel-juistheid")) is kind("twijfel-juistheid")


def test_what_a_reporter_was_told_does_not_change_afterwards(house: House) -> None:
    case = a_claimed_case(house)
    advised(case, house.adviser, "monitor")
    report = case.reports.get()
    with override("nl"):
        before = advice_for(report)
        with clock.at(LATER):
            write(house.adviser)

            assert advice_for(report) == before


def test_a_reporter_is_told_what_holds_when_it_is_decided(house: House) -> None:
    case = a_claimed_case(house)
    write(house.adviser)
    with clock.at(LATER), override("nl"):
        advised(case, house.adviser, "monitor")
        found = advice_for(case.reports.get())

    assert found is not None
    with override("nl"):
        assert found.told == "Wij kijken mee."


@pytest.mark.parametrize("who", ["manager", "director", "reporter"])
def test_only_the_desk_keeps_texts_and_targets(house: House, who: str) -> None:
    with pytest.raises(NotTheDesk):
        write(getattr(house, who))
    with pytest.raises(NotTheDesk):
        target(getattr(house, who))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"text": " "}, ValueError),
        ({"text": "a" * 801}, TooLong),
        ({"place": "outcome.monitor.ground"}, KeyError),
        ({"of_kind": "onbekend"}, KeyError),
        (
            {
                "of_kind": "twijfel-juistheid",
                "place": "outcome.advice.told",
                "text": "Dit is goedgekeurd.",
            },
            SaysApproved,
        ),
    ],
)
def test_what_can_not_be_a_text_is_refused(
    house: House, given: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        write(house.adviser, **given)


def test_two_at_once_do_not_write_over_each_other(house: House) -> None:
    write(house.adviser)

    with pytest.raises(WordingChanged):
        write(house.secretary, "Tegelijk.")


# --- target times --------------------------------------------------------------------


def test_a_target_counts_for_what_is_reported_from_then_on(house: House) -> None:
    before = a_case(house)
    with clock.at(LATER):
        target(house.adviser)
        after = a_report(house.other, address="https://x.example/2").case

    assert before.due_at == due_at(MONDAY, NEGATIVE.target_hours)
    assert after.due_at == due_at(LATER, 8)
    assert (hours_of(NEGATIVE, MONDAY), hours_of(NEGATIVE)) == (4, 8)


def test_of_two_targets_the_one_of_the_moment_counts(house: House) -> None:
    first = target(house.adviser)
    with clock.at(LATER):
        target(house.secretary, 2, instead_of=first)

    moments = (MONDAY - timedelta(1), MONDAY, LATER)
    assert [hours_of(NEGATIVE, moment) for moment in moments] == [4, 8, 2]


def test_the_mail_about_a_near_target_follows_the_target_of_the_case(house: House) -> None:
    target(house.adviser, 1)
    with clock.at(LATER):
        a_case(house)
    with clock.at(LATER + timedelta(minutes=40)):
        remind_due()
        too_early = Mail.objects.filter(template="case_due_near").count()
    with clock.at(LATER + timedelta(minutes=46)):
        remind_due()

    assert too_early == 0
    assert Mail.objects.filter(template="case_due_near").count() == 3


@pytest.mark.parametrize(
    "given", [{"hours": 0}, {"hours": 401}, {"reason": " "}, {"of_kind": "onbekend"}]
)
def test_a_target_that_makes_no_sense_is_refused(house: House, given: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        target(house.adviser, **given)


def test_two_do_not_set_a_target_over_each_other(house: House) -> None:
    target(house.adviser)

    with pytest.raises(TargetChanged):
        target(house.secretary, 2)
