"""Looking at a post again: a day, one mail on that day, and what was seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from escalations.deciding import close
from escalations.models import Case
from escalations.queries_marks import LOOK, marks_of
from escalations.refusals import NotAllowedNow
from escalations.responding.looking import look
from escalations.responding.queries import open_watch
from escalations.responding.refusals import AlreadyLooked, AlreadyWatched, ToLook
from escalations.responding.watching import (
    NotADayToLook,
    is_day_to_look,
    proposed_day,
    remind_due,
    set_watch,
)
from escalations.withdrawing import withdraw
from tests.factories.discussions import a_discussion_in_hand
from tests.factories.escalations import MONDAY, House, a_case, a_claimed_case
from tests.factories.responses import a_watched, now_of
from tests.factories.violation import a_heard
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.granting import revoke_all

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
THURSDAY = MONDAY + 3 * DAY


def mailed() -> list[str]:
    rows = Mail.objects.filter(template="case_look_again").order_by("address")
    return list(rows.values_list("address", flat=True))


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (TODAY, False),
        (TODAY + DAY, True),
        (TODAY + 366 * DAY, True),
        (TODAY + 367 * DAY, False),
    ],
)
def test_a_day_to_look_is_still_to_come_and_within_a_year(day: date, is_one: bool) -> None:
    assert is_day_to_look(day, TODAY) is is_one


@pytest.mark.parametrize(
    ("today", "proposed"),
    [(TODAY, date(2026, 11, 26)), (date(2026, 12, 24), date(2026, 12, 30))],
)
def test_a_working_day_is_proposed(today: date, proposed: date) -> None:
    assert proposed_day(today) == proposed


def test_deciding_to_watch_sets_the_day(house: House) -> None:
    assert a_watched(house, look_on=TODAY + 7 * DAY).look_on == TODAY + 7 * DAY


def test_deciding_to_watch_on_a_day_that_is_over_stores_nothing(house: House) -> None:
    case = a_claimed_case(house)

    with pytest.raises(NotADayToLook):
        a_watched(house, case, look_on=TODAY)

    assert now_of(case).state == "claimed"


def test_a_watched_case_is_closed_only_after_looking(house: House) -> None:
    watch = a_watched(house)
    case = now_of(watch.case)
    with pytest.raises(ToLook):
        close(by=house.adviser, case=case, revision=case.revision)

    look(by=house.adviser, watch=watch, finding="Het is stil.")

    assert close(by=house.adviser, case=case, revision=case.revision).state == "closed"


def test_on_that_day_its_handler_is_mailed_once_and_told(house: House) -> None:
    watch = a_watched(house)
    assert (remind_due(), marks_of(house.adviser)) == (0, {})

    with clock.at(THURSDAY):
        sent = (remind_due(), remind_due())
        marks = marks_of(house.adviser)

    assert (sent, mailed()) == ((1, 0), [house.adviser.email])
    assert marks == {LOOK: [watch.case]}


def test_at_night_nobody_is_mailed(house: House) -> None:
    a_watched(house)

    with clock.at(THURSDAY + timedelta(hours=12)):
        assert remind_due() == 0


def test_what_a_handler_who_left_was_to_look_at_goes_to_the_desk(house: House) -> None:
    a_watched(house)
    revoke_all(by=None, person=house.adviser)

    with clock.at(THURSDAY):
        remind_due()

    assert mailed() == sorted([house.colleague.email or "", house.secretary.email or ""])


def test_looking_again_later_sets_another_day(house: House) -> None:
    watch = a_watched(house)

    look(by=house.adviser, watch=watch, finding="Meer lezers.", next_on=TODAY + 9 * DAY)

    following = open_watch(watch.case)
    assert following is not None and following.look_on == TODAY + 9 * DAY


def test_weighing_anew_opens_the_case_for_who_looked(house: House) -> None:
    watch = a_watched(house)

    look(by=house.adviser, watch=watch, finding="Nu ook fouten.", again=True)

    case = now_of(watch.case)
    assert (case.state, case.handler) == ("claimed", house.adviser)


def test_looking_needs_what_was_seen_and_is_done_once(house: House) -> None:
    watch = a_watched(house)
    with pytest.raises(ValueError, match="seen"):
        look(by=house.adviser, watch=watch, finding=" ")
    look(by=house.adviser, watch=watch, finding="Stil.")

    with pytest.raises(AlreadyLooked):
        look(by=house.adviser, watch=watch, finding="Nog stiller.")


def test_a_day_by_hand_on_any_case_about_a_post(house: House) -> None:
    case = a_discussion_in_hand(house)

    watch = set_watch(by=house.manager, case=case, look_on=TODAY + DAY, note="Wie doet mee?")

    assert (watch.note, open_watch(case)) == ("Wie doet mee?", watch)
    with pytest.raises(AlreadyWatched):
        set_watch(by=house.manager, case=case, look_on=TODAY + DAY)


def test_nobody_watches_a_colleague_or_what_nobody_took_up(house: House) -> None:
    for by, case in ((house.manager, a_heard(house)), (house.adviser, a_case(house))):
        with pytest.raises((NotAllowedNow, Case.DoesNotExist)):
            set_watch(by=by, case=case, look_on=TODAY + DAY)


def test_a_stranger_finds_nothing_to_look_at(house: House) -> None:
    with pytest.raises(Case.DoesNotExist):
        look(by=house.reporter, watch=a_watched(house), finding="Stil.")


def test_a_colleague_who_sees_the_case_leaves_it_to_its_handler(house: House) -> None:
    with pytest.raises(NotAllowedNow):
        look(by=house.colleague, watch=a_watched(house), finding="Stil.")


def test_a_case_that_ended_otherwise_is_mailed_about_no_more(house: House) -> None:
    case = a_claimed_case(house)
    set_watch(by=house.adviser, case=case, look_on=TODAY + DAY)
    Case.objects.filter(pk=case.pk).update(state="open", handler=None, claimed_at=None)
    withdraw(by=house.reporter, report=case.reports.get())

    with clock.at(THURSDAY):
        assert remind_due() == 0
