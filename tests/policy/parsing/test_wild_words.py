"""For regulations of any manner: every word kept, in order; read again they stay the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.parsing import Mark, parse

from .wild import left_out, read_or_refused, regulations, text, words_not_kept

FEW = settings(max_examples=40)


@FEW
@given(regulations())
def test_every_word_is_in_the_tree_in_its_order_or_in_a_repair(source: str) -> None:
    parsed = parse(source)

    assert words_not_kept(source, parsed) == left_out(parsed)


@FEW
@given(regulations())
def test_the_text_of_a_tree_is_read_as_the_same_tree(source: str) -> None:
    tree = parse(source).tree

    again = parse(text(parse(source)))

    assert again.tree == tree


@FEW
@given(regulations())
def test_every_line_with_words_is_placed_or_told(source: str) -> None:
    parsed = parse(source)

    told = {repair.line for repair in parsed.repairs if not repair.repaired}
    lines = {
        n for n, line in enumerate(source.replace("\r\n", "\n").split("\n"), 1) if line.strip()
    }
    assert lines - set(parsed.placed) <= told


@FEW
@given(regulations(), st.dictionaries(st.integers(1, 40), st.sampled_from(list(Mark))))
def test_no_correction_makes_words_get_lost(source: str, corrections: dict[int, Mark]) -> None:
    _, parsed = read_or_refused(source, corrections)

    assert parsed is None or words_not_kept(source, parsed) == left_out(parsed)


KINDS = st.sampled_from(
    """Artikel 1|Artikel 2 Kop|1. Een|2.|a. een|ii. x|• y|Aldus z|§ 1|Bijlage|Toelichting
    |Hoofdstuk I|besluit|gelet op|Tekst|1° w|-|Bijlage 2 Kop|- 3 -|vx. Dan""".split("|")
)


@FEW
@given(st.lists(KINDS, max_size=14).map("\n".join))
def test_lines_of_any_kind_are_read_or_refused_by_line(lines: str) -> None:
    source = f"Regeling\nArtikel 1\n{lines}"

    refusal, parsed = read_or_refused(source)

    assert refusal is None or 1 <= refusal.line <= source.count("\n") + 1
    assert parsed is None or words_not_kept(source, parsed) == left_out(parsed)
