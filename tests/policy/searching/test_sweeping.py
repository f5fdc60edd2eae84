"""The index keeps no words of what is gone."""

from __future__ import annotations

from functools import partial

import pytest

from policy.drafting.changing import Shown, change
from policy.drafting.operations import edit
from policy.explaining import withdraw
from policy.models import Explanation, SearchEntry, SearchWord, Version
from policy.searching.indexing import index_due
from policy.searching.sweeping import sweep_due
from tests.factories.amendments import a_draft
from tests.factories.people import person
from tests.factories.policy import explain
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


@pytest.fixture
def adviser() -> User:
    return person(roles=[Role.COMMS_ADVISER])


def test_words_that_an_editor_took_back_are_not_kept(version: Version, adviser: User) -> None:
    draft = a_draft(adviser, version)
    for words in ("Een zeldzaamwoord.", "Toch anders."):
        key = str(draft.texts.get(eid="art_4__para_8").provision_id)
        do = partial(edit, key=key, heading="", text=words)
        change(by=adviser, version=draft, what="edit", shown=Shown(), do=do)
        index_due()

    swept = sweep_due()

    assert swept == 2  # the lid itself, and the article that was hashed with it
    assert not SearchWord.objects.filter(word="zeldzaamwoord").exists()


def test_words_of_a_withdrawn_explanation_are_not_kept(version: Version, adviser: User) -> None:
    explain(version)
    index_due()
    withdrawn = Explanation.objects.order_by("pk")[0]

    withdraw(by=adviser, explanation=withdrawn)

    assert (sweep_due(), index_due(), sweep_due()) == (1, 0, 0)
    assert not SearchEntry.objects.filter(explanation=withdrawn).exists()


def test_what_stands_stays(version: Version) -> None:
    index_due()
    before = SearchEntry.objects.count()

    assert (sweep_due(), SearchEntry.objects.count()) == (0, before)
