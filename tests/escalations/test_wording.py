"""The standing text before the first question: shipped, then as the desk keeps it."""

from datetime import timedelta

import pytest

from escalations.kinds import all_kinds
from escalations.models import Wording
from escalations.refusals_hearing import WordingChanged
from escalations.wording import NotTheDesk, latest, shipped, words_of, write_wording
from tests.factories.escalations import MONDAY, House
from werksaam import clock
from werksaam.people.models import User

SLUG = "overtreding"
WHISTLEBLOWERS = "https://www.huisvoorklokkenluiders.nl"


def write(by: User, text: str = "Nieuw", instead_of: Wording | None = None) -> Wording:
    return write_wording(
        by=by, slug=SLUG, text_nl=text, text_en=f"{text} (en)", instead_of=instead_of
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ["artikel 3.5", "niet anoniem", "klokkenluiders", "vertrouwenspersoon"]),
        ("en", ["article 3.5", "not anonymous", "whistleblowers", "confidential adviser"]),
    ],
)
def test_what_ships_says_what_is_no_violation_and_where_else(
    language: str, words: list[str]
) -> None:
    text = shipped()[SLUG].in_(language)

    assert [word for word in [*words, WHISTLEBLOWERS] if word not in text] == []


def test_every_kind_that_begins_with_a_text_has_one_that_ships() -> None:
    wanted = {kind.wording for kind in all_kinds() if kind.wording}

    assert wanted == set(shipped())


def test_until_the_desk_writes_the_shipped_text_holds(house: House) -> None:
    assert (latest(SLUG), words_of(SLUG)) == (None, shipped()[SLUG])


def test_what_the_desk_writes_holds_and_the_earlier_stays(house: House) -> None:
    first = write(house.adviser)
    with clock.at(MONDAY + timedelta(minutes=1)):
        second = write(house.secretary, "Nieuwer", instead_of=first)

    assert (words_of(SLUG).nl, words_of(SLUG).en) == ("Nieuwer", "Nieuwer (en)")
    assert set(Wording.objects.all()) == {first, second}


def test_two_at_once_do_not_write_over_each_other(house: House) -> None:
    write(house.adviser)

    with pytest.raises(WordingChanged):
        write(house.secretary, "Tegelijk")


@pytest.mark.parametrize("who", ["manager", "director", "reporter"])
def test_only_the_desk_writes(house: House, who: str) -> None:
    with pytest.raises(NotTheDesk):
        write(getattr(house, who))


def test_both_languages_are_needed(house: House) -> None:
    with pytest.raises(ValueError, match="both languages"):
        write_wording(by=house.adviser, slug=SLUG, text_nl="Ja", text_en=" ", instead_of=None)
