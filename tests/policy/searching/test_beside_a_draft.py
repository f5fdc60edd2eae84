"""A draft changes nothing of what is found where it can't be read."""

from __future__ import annotations

import pytest

from policy.models import Version
from policy.searching.asking import asked
from policy.searching.finding import find
from policy.searching.indexing import index_due
from policy.searching.vocabulary import vocabulary
from tests.factories.policy import changed_source, imported_code, published_code

pytestmark = pytest.mark.django_db


def found(typed: str, version: Version) -> int:
    return len(find([version], asked(typed), "nl").hits)


def a_hidden_draft(words: str) -> None:
    imported_code(source=changed_source("De oude Sociale", f"De {words} Sociale"))
    index_due()


def test_a_word_with_a_hyphen_is_still_found_in_its_pieces(standing_code: Version) -> None:
    before = found("letterlijke-teksten", standing_code)
    a_hidden_draft("letterlijketeksten")

    assert (found("letterlijke-teksten", standing_code), before > 0) == (before, True)


def test_what_a_compound_is_made_of_is_not_learnt_from_it(standing_code: Version) -> None:
    a_hidden_draft("eerbiedwaardigheid")

    assert "eerbiedwaardigheid" not in vocabulary().known


def test_once_released_it_tells() -> None:
    published_code(source=changed_source("De oude", "De eerbiedwaardigheid"))
    index_due()

    assert "eerbiedwaardigheid" in vocabulary().known
