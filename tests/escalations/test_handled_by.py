"""Who handles a report, in the words of its reporter."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from escalations.handled_by import Handling, Who, at_desk, before_sending, now
from escalations.history import _SEEN_BY_REPORTER
from escalations.kinds import kind

MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("negatief-bericht", "Het team schreef u: het team"),
        ("ontsporende-discussie", "Uw leidinggevende schreef u: uw leidinggevende"),
        ("overtreding", "De leidinggevende schreef u: de leidinggevende"),
    ],
)
def test_one_sentence_serves_every_kind(slug: str, words: str) -> None:
    with translation.override("nl"):
        assert before_sending(kind(slug)).told("%(Who)s schreef u: %(who)s") == words


@pytest.mark.parametrize("slug", ["ontsporende-discussie", "overtreding"])
def test_at_the_desk_it_is_the_team(slug: str) -> None:
    assert now(kind(slug), is_at_desk=True).first == "Het team"


@pytest.mark.parametrize(
    ("minutes", "name"), [(-1, "Your manager"), (0, "Your manager"), (1, "Het team")]
)
def test_what_was_done_before_stays_with_who_did_it(minutes: int, name: str) -> None:
    handling = Handling(Who("Your manager"), ((MOMENT, at_desk()),))

    assert handling.at(MOMENT + timedelta(minutes=minutes)).first == name


def test_a_case_that_was_never_referred_is_with_the_same_all_along() -> None:
    assert Handling(Who("Your manager")).at(MOMENT).within == "your manager"


def test_every_line_of_a_history_can_name_them() -> None:
    lines = [Who("The manager").told(words) for words in _SEEN_BY_REPORTER.values()]

    assert [line for line in lines if "%" in line] == []
