"""What was said about a lid of a draft goes with it, where a person says which lid it is."""

from __future__ import annotations

import pytest

from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind
from policy.models import Explanation, Version
from policy.queries import reading_tree
from policy.queries_comparing import summaries_between
from policy.queries_explaining import explained
from policy.queries_proposals import to_approve_in
from policy.summarising import summarise
from tests.factories.escalations import House
from tests.factories.explaining import GIST, a_proposal, an_explanation
from tests.factories.lineage import confirm_as_proposed
from tests.factories.policy import imported_code
from tests.policy.lineage.drafts import fingerprint, second_source, text_at
from werksaam.audit.models import Event

pytestmark = pytest.mark.django_db

LATER = "art_4__para_9"
"""Lid 8 of the version before: the draft has a fresh identity for it until a person says so."""


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def draft(house: House) -> Version:
    return imported_code(by=house.adviser, source=second_source())


def test_an_approved_explanation_stands_beside_it(house: House, draft: Version) -> None:
    an_explanation(house.adviser, house.secretary, draft, eid=LATER)

    confirm_as_proposed(by=house.adviser, version=draft)

    node = reading_tree(draft, "nl").node(LATER)
    assert node and node.explanation and node.explanation.gist == GIST


def test_it_is_still_of_who_proposed_and_who_approved_it(house: House, draft: Version) -> None:
    row = an_explanation(house.adviser, house.secretary, draft, eid=LATER)

    confirm_as_proposed(by=house.secretary, version=draft)

    copy = _explanation(draft)
    assert copy.proposed_by == house.adviser
    assert (copy.approved_by, copy.approved_at) == (house.secretary, row.approved_at)


def test_a_proposal_still_waits(house: House, draft: Version) -> None:
    row = a_proposal(house.adviser, draft, eid=LATER)

    confirm_as_proposed(by=house.adviser, version=draft)

    row.refresh_from_db()
    assert list(to_approve_in(house.secretary, draft)) == [_explanation(draft)]
    assert row.outcome != "waiting"


def test_each_row_is_in_the_trail(house: House, draft: Version) -> None:
    an_explanation(house.adviser, house.secretary, draft, eid=LATER)

    confirm_as_proposed(by=house.adviser, version=draft)

    told = Event.objects.filter(action__startswith="explanation.").order_by("pk")
    assert list(told.values_list("action", flat=True))[2:] == [
        "explanation.withdrawn",
        "explanation.followed",
    ]


def test_what_explains_the_version_before_stays_there(house: House, draft: Version) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version, eid="art_7__para_1")
    said = [Said(Kind.NEW, "", "art_7__para_1"), Said(Kind.LAPSED, "art_7__para_1", "")]

    confirm(by=house.adviser, version=draft, shown=fingerprint(draft), said=said)

    assert explained(house.version, "nl", "art_7__para_1")[0].approved == row
    assert explained(draft, "nl", "art_7__para_1")[0].rows == ()


def test_words_about_its_change_go_with_it(house: House, draft: Version) -> None:
    provision = text_at(draft, LATER).provision_id
    summarise(
        by=house.adviser,
        earlier=house.version,
        version=draft,
        provision=provision,
        words={"nl": "Het nummer is anders."},
    )

    confirm_as_proposed(by=house.secretary, version=draft)

    found = summaries_between(house.version, draft, "nl")[text_at(draft, LATER).provision_id]
    assert [(row.text, row.written_by) for row in found] == [
        ("Het nummer is anders.", house.adviser)
    ]


def _explanation(draft: Version) -> Explanation:
    return Explanation.objects.get(provision=text_at(draft, LATER).provision_id)
