"""References are found in every shape; what may be of another text is none."""

import pytest

from policy.parsing import parse
from policy.parsing.references import find_references, references_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zie artikel 5, derde lid).", {"artikel 5, derde lid": "art_5__para_3"}),
        ("artikel 2a lid 3", {"artikel 2a lid 3": "art_2a__para_3"}),
        (
            "artikel 3, eerste lid, onderdeel b, onder 1°, geldt",
            {"artikel 3, eerste lid, onderdeel b, onder 1°": "art_3__para_1__item_b__item_1"},
        ),
        ("artikel 4, aanhef en onder c.", {"artikel 4, aanhef en onder c": "art_4__item_c"}),
        ("artikel 4, tweede alinea", {"artikel 4, tweede alinea": "art_4__alinea_2"}),
        (
            "artikel 3, eerste en tweede lid",
            {"artikel 3, eerste": "art_3__para_1", "tweede lid": "art_3__para_2"},
        ),
        (
            "artikel 3, eerste tot en met derde lid",
            {"artikel 3, eerste": "art_3__para_1", "derde lid": "art_3__para_3"},
        ),
        (
            "de artikelen 2, 4 en 5 gelden",
            {"artikelen 2": "art_2", "4": "art_4", "5": "art_5"},
        ),
        ("het derde lid van artikel 6", {"derde lid van artikel 6": "art_6__para_3"}),
        ("bijlage I en bijlage 2", {"bijlage I": "att_i", "bijlage 2": "att_2"}),
        ("zie hoofdstuk 2.", {"hoofdstuk 2": "chp_2"}),
        ("artikel 2.1, tweede lid", {"artikel 2.1, tweede lid": "art_2.1__para_2"}),
        ("artikel 5 van deze regeling", {"artikel 5": "art_5"}),
        ("artikel 23 van de gemeenschappelijke regeling", {}),
        ("artikel 27, eerste lid, onderdeel k, van de WOR", {}),
        ("artikel 160 Gemeentewet", {}),
        ("het eerste lid van de wet", {}),
    ],
)
def test_references_are_found(text: str, expected: dict[str, str]) -> None:
    found = find_references(text)

    assert {text[one.start : one.end]: one.eid for one in found} == expected


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("zoals het tweede lid zegt", "art_4__para_3", ["art_4__para_2"]),
        ("het vorige lid", "art_4__para_3__item_a", ["art_4__para_2"]),
        ("het tweede lid, onderdeel a", "art_4__para_3", ["art_4__para_2__item_a"]),
        ("het vorige lid", "art_4__para_1", []),
        ("het tweede lid van dat artikel", "art_4__para_3", []),
        ("het tweede lid", "", []),
    ],
)
def test_a_lid_of_the_same_article_is_found(text: str, within: str, expected: list[str]) -> None:
    assert [one.eid for one in find_references(text, within)] == expected


def test_a_reference_points_to_the_part_that_holds_what_it_names() -> None:
    tree = parse(
        "Regeling\nArtikel 1\nEerst dit.\n\nDan:\na. een;\nb. twee.\n"
        "Artikel 2\nArtikel 1, onderdeel b, en artikel 2, eerste alinea, en het derde lid."
    ).tree

    assert [found.eid for _, found in references_in(tree)] == [
        "art_1__alinea_2__item_b",
        "art_2",
    ]
