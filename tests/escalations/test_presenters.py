"""Words for moments, stretches of time, lids and answers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from escalations.kinds import kind
from escalations.models import Post
from escalations.presenters_case import post_view
from escalations.presenters_law import citation_of
from escalations.presenters_reporting import answer_lines
from escalations.presenters_times import age, moment_in_words, time_left
from tests.factories.escalations import answers
from werksaam import clock

MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=1), "vandaag 11:00"),
        (timedelta(days=1), "morgen 10:00"),
        (timedelta(days=-1), "gisteren 10:00"),
        (timedelta(days=3), "donderdag 10:00"),
        (timedelta(days=-4), "19 november 10:00"),
        (timedelta(days=-400), "19 oktober 2025 11:00"),
    ],
)
def test_a_moment_by_the_nearest_name_of_its_day(ahead: timedelta, words: str) -> None:
    with override("nl"), clock.at(MONDAY_TEN):
        assert moment_in_words(MONDAY_TEN + ahead) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=22), "22 min"),
        (timedelta(hours=3), "3 uur"),
        (timedelta(days=1), "1 dag"),
        (timedelta(days=2), "2 dagen"),
        (timedelta(seconds=40), "zojuist"),
        (timedelta(minutes=-5), "zojuist"),
    ],
)
def test_how_old_something_is(ago: timedelta, words: str) -> None:
    with override("nl"), clock.at(MONDAY_TEN):
        assert age(MONDAY_TEN - ago) == words


@pytest.mark.parametrize(
    ("ahead", "words", "tone"),
    [
        (timedelta(hours=2, minutes=30), "nog 2 uur 30 min", "is-wait"),
        (timedelta(hours=1, minutes=1), "nog 1 uur 1 min", "is-wait"),
        (timedelta(hours=1), "bijna: nog 1 uur", "is-todo"),
        (timedelta(minutes=-90), "1 uur 30 min te laat", "is-error"),
        (timedelta(days=-5), "5 dagen te laat", "is-error"),
        (timedelta(days=1), "morgen 10:00", "is-wait"),
    ],
)
def test_time_left_until_a_target(ahead: timedelta, words: str, tone: str) -> None:
    with override("nl"), clock.at(MONDAY_TEN):
        left = time_left(MONDAY_TEN + ahead, 4)

    assert (left.text, left.tone) == (words, tone)


def test_a_lid_is_cited_by_number_and_in_words() -> None:
    with override("nl"):
        assert citation_of("art_6__para_7") == ("6.7", "artikel 6 lid 7")


def test_answers_are_shown_in_words() -> None:
    of_kind = kind("negatief-bericht")

    with override("nl"), clock.at(MONDAY_TEN):
        lines = {line.name: line.lines for line in answer_lines(of_kind, answers())}

    assert lines["platform"] == ("Facebook",)
    assert lines["colleague_named"] == ("Nee",)
    assert lines["seen_at"] == ("vandaag 09:00",)
    assert lines["remark"] == ()


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://x.example/1", "https://x.example/1"),
        ("http://x.example/1", "http://x.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_becomes_a_link(address: str, link: str) -> None:
    assert post_view(Post(platform="x", address=address), "quote").link == link
