"""A lid that only got another number keeps its explanation: on the page and in every file."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from policy.guidance.words import Lid
from policy.models import Version
from policy.presenters_guidance_lids import quoted_lids
from policy.queries import reading_tree
from policy.queries_handing_out import explained
from tests.factories.people import person, sign_in
from tests.factories.policy import explain, imported_code, published_code
from tests.policy.exporting.opened import pages_of
from tests.policy.lineage.drafts import second_source

pytestmark = pytest.mark.django_db

GIST = "Loopt het uit de hand? Bel direct."
"""Of article 4, lid 8, which becomes lid 9."""
PLACE = "/code/sociale-media-code/v/2"


@pytest.fixture
def second(standing_code: Version) -> Version:
    """A version in which two lids only moved on by one."""
    explain(standing_code)
    return published_code(
        draft=imported_code(source=second_source()),
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
    )


def test_the_files_explain_the_same_lids_as_the_page(second: Version) -> None:
    beside = {node.eid: node.explanation for node in reading_tree(second, "nl").walk()}

    found = explained(second, "nl")

    assert found == {eid: one for eid, one in beside.items() if one}
    assert found["art_4__para_9"].gist == GIST


def test_page_sheet_and_pdf_all_show_it(client: Client, second: Version) -> None:
    sign_in(client, person())

    files = [
        client.get(f"{PLACE}{end}").content
        for end in (".pdf?met=toelichting&taal=nl", "/samenvatting.pdf?taal=nl")
    ]

    assert GIST in client.get(f"{PLACE}/").content.decode()
    assert [GIST in " ".join(pages_of(file)) for file in files] == [True, True]


def test_advice_quotes_it_with_its_line(second: Version) -> None:
    row = second.texts.get(eid="art_4__para_9")
    lid = Lid(str(row.provision_id), "art_4__para_8", "bound to the number before")

    assert [one.gist for one in quoted_lids([lid], second, "nl").values()] == [GIST]
