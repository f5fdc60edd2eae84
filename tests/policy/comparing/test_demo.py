"""The demo shows what changes in the example amendment, in plain words of the desk."""

from __future__ import annotations

from datetime import date

import pytest

from policy.models import Version
from policy.queries_comparing import summaries_between
from tests.factories.people import person
from werksaam.demo import amending, change_summaries
from werksaam.demo.people import Cast
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_rules_of_the_amendment_are_told_in_plain_words(
    language: str, standing_code: Version
) -> None:
    desk = {f"Communicatie {n}": person(roles=[Role.COMMS_ADVISER]) for n in (1, 2)}
    cast = Cast(desk, {}, date(2026, 9, 1))
    for step in (*amending.steps(cast, 60), *change_summaries.steps(cast, 60)):
        step.happen()
    draft = Version.objects.get(number=2)

    found = summaries_between(standing_code, draft, language)

    eids = dict(draft.texts.values_list("provision", "eid"))
    told = {eids[key]: [row.text for row in rows] for key, rows in found.items()}
    assert told == {e: [words[language]] for e, words in change_summaries.TOLD.items()}
