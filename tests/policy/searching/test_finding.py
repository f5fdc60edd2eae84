"""Which provisions of the real code a question finds: one table, on both databases."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from policy.models import Explanation, SearchEntry, Version
from policy.publishing_answers import withdraw_answer
from policy.searching.asking import asked
from policy.searching.finding import Found, find
from policy.searching.indexing import index_due
from policy.searching.showing import shown
from tests.factories.people import person
from tests.factories.policy import changed_source, explain, imported_code
from tests.factories.questions import a_published_answer
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

TABLE = [
    ("klant", "4.3 5.1"),
    ("klanten", "4.3 5.1"),
    ("imago", "preamble__recital_3 4.9 6.5 preamble__recital_4"),
    ("bedrijfsimago", "preamble__recital_4"),
    ("leidingevende", "3.6 4.8 4.9"),
    ("privésituaties", "5.1 5.2 5.3"),
    ("PRIVESITUATIES", "5.1 5.2 5.3"),
    ("privé situaties", "5 5.1 5.2 5.3"),
    ('"privé situaties"', "5"),
    ("email", "6.2"),
    ("mag niet klant", "5.1"),
    ("auteursrecht", "3.4"),
    ('"sociale media" klanten', ""),
    ("copyright", ""),
    ("klant xyzzy", ""),
    ("100%", ""),
    ("_", ""),
]
"""What is typed, and what it finds in the text alone, best first."""


BESIDE = {
    ("foto's", "nl"): "3.4 4.2 4.3",
    ("mag ik foto plaatsen", "nl"): "4.3",
    ("customers", "en"): "4.3 5.1",
    ("customer fotos", "en"): "4.3",
    ("klant", "en"): "4.3 5.1",
    ("customers", "nl"): "",
}
"""What is typed by a reader of a language, and what it finds with the explanations."""


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


def eids(found: Found, *versions: Version) -> str:
    """What was found, as "4.3 5.1"."""
    rows = shown(versions, found.hits, "nl")
    return " ".join(row.text.eid.replace("art_", "").replace("__para_", ".") for row in rows)


def search(typed: str, *versions: Version, language: str = "nl") -> Found:
    return find(versions, asked(typed), language)


def test_a_question_finds_the_right_provisions(version: Version) -> None:
    found = {typed: eids(search(typed, version), version) for typed, _ in TABLE}

    assert found == dict(TABLE)


def test_what_stands_beside_the_text_finds_it_in_the_languages_of_the_reader(
    version: Version,
) -> None:
    explain(version)

    found = {
        (typed, language): eids(search(typed, version, language=language), version)
        for typed, language in BESIDE
    }

    assert found == BESIDE


def test_a_proposal_and_what_was_withdrawn_are_not_found(version: Version) -> None:
    explain(version)
    index_due()
    row = Explanation.objects.get(language="en", provision__texts__eid="art_5__para_1")
    row.withdrawn_at, row.withdrawn_by = row.approved_at, row.approved_by
    row.save()

    assert eids(search("customers", version, language="en"), version) == "4.3"


def test_an_answer_beside_the_text_is_found_until_it_is_withdrawn(version: Version) -> None:
    desk = person(roles=[Role.SECRETARIAT])
    question = a_published_answer(person(), version, desk=desk)
    standing = eids(search("avonds", version), version)

    withdraw_answer(by=desk, question=question)

    assert (standing, eids(search("avonds", version), version)) == ("4.8", "")


def test_a_draft_is_found_and_guessed_at_by_nobody_who_cannot_see_it(version: Version) -> None:
    draft = imported_code(source=changed_source("respect", "eerbiedwaardigheid"))

    here, elsewhere = search("eerbiedwaardigheid", draft), search("eerbiedwaardigheid", version)

    assert eids(here, draft) == "3.4 3.5"
    assert (list(elsewhere.hits), elsewhere.instead) == ([], [])
    assert search("eerbiedwaardighiid", version).instead == []


def test_a_provision_that_stands_the_same_in_several_versions_is_found_once(
    version: Version,
) -> None:
    draft = imported_code(source=changed_source("respect", "eerbied"))

    found = search("klant", version, draft)

    assert [(hit.first, hit.last) for hit in found.hits] == [(1, 2), (1, 2)]


def test_words_that_do_not_stand_together_are_offered_alone(version: Version) -> None:
    assert search("klant xyzzy", version).alone == {"klant": 2}
    assert search('"sociale media" klanten', version).alone == {
        "klanten": 2,
        '"sociale media"': 21,
    }


PARTLY = {
    ("foto van collega", "nl"): "4.2 4.3",
    ("mijn baas is boos", "nl"): "4.8",
    ("can i post a photo of a customer", "en"): "4.3",
}
"""What has no provision that holds all of it, or hardly: what must be among what is shown."""


def test_where_nothing_holds_all_the_best_that_hold_a_part_are_found(version: Version) -> None:
    explain(version)

    shown_first = {
        (typed, language): _some(search(typed, version, language=language), version)
        for typed, language in PARTLY
    }

    assert {key: sorted(set(PARTLY[key].split()) - shown_first[key]) for key in PARTLY} == {
        key: [] for key in PARTLY
    }


def _some(found: Found, version: Version) -> set[str]:
    rows = shown([version], [*found.hits, *found.partly], "nl")
    return {row.text.eid.replace("art_", "").replace("__para_", ".") for row in rows}


def test_of_what_holds_a_part_the_rarest_word_comes_first(version: Version) -> None:
    found = search("sociale auteursrecht xyzzy", version)
    first = shown([version], found.partly, "nl")[0].text.eid

    assert (list(found.hits), first) == ([], "art_3__para_4")


def test_words_that_look_like_it_are_offered(version: Version) -> None:
    assert search("buitentreden", version).instead == ["buiten", "treden"]


def test_a_text_is_indexed_once(version: Version) -> None:
    imported_code(source=changed_source("respect", "eerbied"))
    index_due()
    before = SearchEntry.objects.count()

    again = index_due()

    assert (again, SearchEntry.objects.count()) == (0, before)
    # The two leden that changed and their article, and nothing else.
    assert before == version.texts.values("sha256").distinct().count() + 3


def test_searching_takes_as_many_queries_in_one_version_as_in_several(
    version: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others = [
        imported_code(source=changed_source("respect", word)) for word in ("eerbied", "egards")
    ]
    index_due()
    search("klant", version)

    for versions in ([version], [version, *others]):
        with django_assert_num_queries(8):
            shown(versions, search("klant", *versions).hits, "nl")
