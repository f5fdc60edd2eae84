"""What only a parser could make before, an editor adds by hand."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.people import person, sign_in
from tests.factories.policy import imported_code
from werksaam.people.models import Role

from .test_pages import lid, page, shown

pytestmark = pytest.mark.django_db


def test_a_sentence_after_a_list_is_added_by_hand(client: Client) -> None:
    adviser = person(roles=[Role.COMMS_ADVISER])
    desk = sign_in(client, adviser)
    source = "Regeling\n\nArtikel 1. Wat mag\n1. Dit mag:\na. zo;\nb. of zo.\n2. Meer niet.\n"
    row = lid(imported_code(by=adviser, source=source), "art_1__para_1")

    offered = desk.get(page(row, "toevoegen/")).content.decode()
    desk.post(
        page(row, "toevoegen/"), {"where": "inside:wrap_up", "text": "Vraag het.", **shown(row)}
    )

    assert 'value="inside:wrap_up"' in offered
    added = row.version.texts.get(kind="wrap_up")
    assert (added.parent, added.eid, added.text) == (row, "art_1__para_1__wrap_1", "Vraag het.")
