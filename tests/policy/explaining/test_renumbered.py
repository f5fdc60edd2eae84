"""A lid that only has another number keeps its explanation, wherever one looks at it."""

from __future__ import annotations

import pytest
from django.test import Client

from policy.drafting.previewing import preview
from policy.explaining import approve, withdraw
from policy.explaining.standing import Standing
from policy.models import Version
from policy.queries import reading_tree
from policy.queries_explaining import Explained, explained
from policy.queries_handing_out import explained as handed_out
from policy.queries_proposals import place_of, to_approve_in
from tests.factories.escalations import House
from tests.factories.explaining import LID, a_proposal, a_wording, an_explanation
from tests.factories.lineage import confirm_as_proposed
from tests.factories.people import sign_in
from tests.factories.policy import imported_code
from tests.policy.lineage.drafts import second_source

pytestmark = pytest.mark.django_db

LATER = "art_4__para_9"


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def a_draft(house: House, source: str = "") -> Version:
    """Lid 8 is lid 9 in it, and a person said so."""
    draft = imported_code(by=house.adviser, source=source or second_source())
    confirm_as_proposed(by=house.adviser, version=draft)
    return draft


def on_the_desk(version: Version, eid: str = LATER) -> Explained:
    return explained(version, "nl", eid)[0]


def test_the_overview_calls_it_approved(house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)

    found = on_the_desk(a_draft(house))

    assert (found.standing, found.approved) == (Standing.APPROVED, row)


def test_with_other_words_it_is_stale(house: House) -> None:
    an_explanation(house.adviser, house.secretary, house.version)
    changed = second_source().replace("dreigt te ontsporen", "dreigt mis te gaan")

    assert on_the_desk(a_draft(house, changed)).standing == Standing.STALE


def test_the_preview_of_a_draft_shows_it_and_calls_nothing_stale(house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)

    tree, stale = preview(a_draft(house), "nl")

    node = tree.node(LATER)
    assert node and node.explanation and node.explanation.gist == row.gist
    assert stale == []


def test_files_hold_it(house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)

    assert handed_out(a_draft(house), "nl")[LATER].gist == row.gist


def test_what_waits_for_it_waits_beside_the_new_number_too(house: House) -> None:
    row = a_proposal(house.adviser, house.version)
    draft = a_draft(house)

    assert list(to_approve_in(house.secretary, draft)) == [row]
    place = place_of(row)
    assert place and (place.version, place.eid) == (draft, LATER)


def test_a_better_one_for_the_new_number_takes_its_place_everywhere(house: House) -> None:
    first = an_explanation(house.adviser, house.secretary, house.version)
    draft = a_draft(house)
    better = a_proposal(house.adviser, draft, eid=LATER, wording=a_wording("Beter gezegd."))

    approve(by=house.secretary, explanation=better, instead_of=first.pk)

    assert [_gist(house.version, LID), _gist(draft, LATER)] == ["Beter gezegd."] * 2


def test_withdrawn_it_is_gone_beside_both_numbers(house: House) -> None:
    row = an_explanation(house.adviser, house.secretary, house.version)
    draft = a_draft(house)

    withdraw(by=house.adviser, explanation=row)

    assert [_gist(house.version, LID), _gist(draft, LATER)] == [None, None]


def test_what_waits_under_the_old_number_is_replaced_by_a_proposal(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    a_proposal(house.secretary, a_draft(house), eid=LATER, wording=a_wording("Anders."))

    row.refresh_from_db()
    assert row.outcome == "replaced"


def test_the_page_for_judging_says_nothing_of_another_text(client: Client, house: House) -> None:
    row = a_proposal(house.adviser, house.version)
    a_draft(house)

    page = sign_in(client, house.secretary).get(f"/beheer/toelichtingen/voorstel/{row.pk}/")

    assert (page.context["is_stale"], page.context["runs"]) == (False, None)


def _gist(version: Version, eid: str) -> str | None:
    node = reading_tree(version, "nl").node(eid)
    return node.explanation.gist if node and node.explanation else None
