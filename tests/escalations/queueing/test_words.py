"""Finding a case: by words, by their beginning, by a number; and nothing that one may not see."""

import pytest
from django.db import connection
from django.db.models import CASCADE
from django.test.utils import CaptureQueriesContext

from escalations.models import Case, CaseWord
from escalations.queries import filtered, open_cases
from escalations.queueing import words
from escalations.queueing.words import words_of
from policy.searching.words import FUNCTION_WORDS
from tests.factories.escalations import House, a_case, a_report
from werksaam.people.models import User

pytestmark = pytest.mark.django_db
QUOTE = "De klanten zijn boos: 'privé-gesprekken' over bedrijfsimago, één grote schande!"


def found(person: User, typed: str) -> list[Case]:
    return list(filtered(open_cases(person), person, q=typed))


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("klanten", True),
        ("klant", True),  # its stem
        ("KLANTEN boos", True),
        ("prive", True),  # without the accent
        ("schand", True),  # its beginning
        ("bedrijfs", True),
        ("imago", False),  # the middle of a word
        ("klanten blij", False),
        ("sch", True),
        ("sc", False),  # too short for a beginning
        ("de", False),  # says nothing, and is not stored
        ("%", False),
        ("klanten'; DROP TABLE", False),
        ("\x00", True),
    ],
)
def test_what_leads_to_a_case(house: House, typed: str, is_found: bool) -> None:
    case = a_case(house, quote=QUOTE)

    assert (found(house.adviser, typed) == [case]) is is_found


@pytest.mark.parametrize("most", [0, 500])
def test_a_word_of_many_and_a_word_of_few_find_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(words, "FEW", most)
    a_report(house.other, address="https://a.example/1", quote="klanten zijn blij")
    case = a_case(house, quote=QUOTE)

    assert found(house.adviser, "klanten boos") == [case]


def test_a_word_ending_in_z_has_a_beginning_too(house: House) -> None:
    case = a_case(house, quote="Een quizzer zegt jazzy dingen")

    assert (found(house.adviser, "quiz"), found(house.adviser, "jazz")) == ([case], [case])


def test_nobody_finds_by_its_words_what_they_may_not_see(house: House) -> None:
    a_case(house, quote=QUOTE, named=[house.adviser.pk])

    assert (found(house.adviser, "klanten"), found(house.manager, "klanten")) == ([], [])


def test_each_word_is_one_query_more(house: House) -> None:
    a_case(house, quote=QUOTE)
    with CaptureQueriesContext(connection) as one:
        found(User.objects.get(pk=house.adviser.pk), "klanten")
    with CaptureQueriesContext(connection) as three:
        found(User.objects.get(pk=house.adviser.pk), "klanten boos schande")

    assert len(three) - len(one) == 2


def test_words_go_with_their_case() -> None:
    assert CaseWord._meta.get_field("case").remote_field.on_delete is CASCADE


def test_what_is_kept_is_folded_and_says_something() -> None:
    kept = {"klanten", "klant", "een", "email", "mail", "e"} - FUNCTION_WORDS

    assert words_of("De Klanten, één e-mail") == kept
