"""Addresses of provisions, and back."""

from __future__ import annotations

import pytest

from policy.addresses import address_of, eid_at


@pytest.mark.parametrize(
    ("eid", "address"),
    [
        ("art_4__para_8", "artikel-4/lid-8"),
        ("art_8", "artikel-8"),
        ("art_4a__para_1__item_b", "artikel-4a/lid-1/onderdeel-b"),
        ("preamble__recital_2", "preamble/recital-2"),
        ("preamble", "preamble"),
        ("art_2.1", "artikel-2.1"),
        ("art_2:1__alinea_2__item_1", "artikel-2:1/alinea-2/onderdeel-1"),
        ("chp_ii__sec_3", "hoofdstuk-ii/paragraaf-3"),
        ("chp_1__dvs_2", "hoofdstuk-1/afdeling-2"),
        ("att_i__list_2__item_a", "bijlage-i/lijst-2/onderdeel-a"),
        ("note_1__art_3", "toelichting-1/artikel-3"),
        ("art_1__wrap_1", "artikel-1/slotzin-1"),
    ],
)
def test_an_eid_and_its_address_lead_to_each_other(eid: str, address: str) -> None:
    assert address_of(eid) == address
    assert eid_at(address) == eid


@pytest.mark.parametrize("address", ["", "Artikel 4", "artikel-4//lid-1", "../x", "artikel_4"])
def test_a_foreign_address_leads_nowhere(address: str) -> None:
    assert eid_at(address) == ""
