"""A draft of any text that the parser read keeps the eIds that the parser gave."""

from __future__ import annotations

from policy.drafting import operations
from policy.drafting.naming import as_parsed, eids, tree_of
from policy.drafting.parts import Outline
from policy.parsing import Tree, parse

from .outlines import eid_of, minting, part

DIVIDED = """Regeling

Hoofdstuk 1 Algemeen

Artikel 1 Begrippen

1. Wij verstaan onder:
a. dit:
1°. zus;
2°. zo;
b. dat.
2. Dat is het.

Artikel 2a Twee alinea's

Eerste alinea.

Tweede alinea.

Hoofdstuk 2 Slot

Artikel 3

Hier staat:
- een;
- twee;
en dat was het.

Aldus vastgesteld op 1 mei 2020,

De voorzitter

Bijlage 1 Lijst

Tekst van de bijlage.

Toelichting

Artikel 1

Uitleg.
"""


def outline_of(tree: Tree) -> Outline:
    """The key of every part is the eId that the parser gave it."""
    bare = Outline(tree.title, tuple(part(root) for root in tree.roots))
    return as_parsed(bare, {one.key: one.key for one in bare.walk()})


def test_chapters_annexes_and_notes_keep_their_eids() -> None:
    tree = parse(DIVIDED).tree

    assert tree_of(outline_of(tree)) == tree


def test_what_is_not_touched_keeps_its_eid_whatever_is_added() -> None:
    before = outline_of(parse(DIVIDED).tree)

    made = operations.add(
        before, "art_3", place="before", kind="article", text="N", number="2b", mint=minting()
    )

    after = eids(made.outline)
    assert {key: eid for key, eid in after.items() if key != "new-1"} == eids(before)
    assert after["new-1"] == "art_2b"


def test_a_section_begins_in_a_chapter() -> None:
    made = operations.begin_group(
        outline_of(parse(DIVIDED).tree), "art_1", kind="section", heading="G", mint=minting()
    )

    assert eid_of(made.outline, "new-1") == "chp_1__sec_1"
    assert eid_of(made.outline, "art_1") == "art_1"


def test_the_next_chapter_is_printed_like_those_before_it() -> None:
    before = outline_of(parse(DIVIDED).tree)

    made = operations.add(
        before, "chp_1", place="after", kind="chapter", heading="Nieuw", mint=minting()
    )

    numbers = [one.number for one in made.outline.roots if one.kind == "chapter"]
    assert numbers == ["Hoofdstuk 1", "Hoofdstuk 2", "Hoofdstuk 3"]
    assert eid_of(made.outline, "chp_2") == "chp_3"
