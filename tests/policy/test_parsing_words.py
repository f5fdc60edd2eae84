"""For any text: every word is in the tree, in order, or in a repair; never a crash."""

from hypothesis import given
from hypothesis import strategies as st

from policy.exporting import Document
from policy.exporting.plain_text import text_of
from policy.parsing import ParseError, Repair, parse
from tests.factories.policy import SOURCE

WORDS = st.sampled_from(
    ["de", "Medewerker", "privé", "©", "[naam]", "sociale", "media:", "mag;", "niet.", "zo-so", "1"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
INDENT = st.sampled_from(["", " ", "\t", "  "])
GAP = st.sampled_from(["\n", "\n\n", "\n-\n", "\n\n-\n\n"])


@st.composite
def regulations(draw: st.DrawFn) -> str:
    """Texts like the source, damaged in the ways that it is."""
    lines = [draw(st.sampled_from(["", "\n\n"])) + "Regeling"]
    lines.append(f"overwegende dat:\n- {draw(SENTENCE)}\n\nb e s l u i t :\n- {draw(SENTENCE)}")
    for article in range(1, draw(st.integers(1, 4)) + 1):
        lines.append(f"Artikel {article}. {draw(SENTENCE)}")
        leden = draw(st.lists(st.tuples(INDENT, SENTENCE), max_size=4))
        if not leden:
            lines.append(f"Tekst {draw(SENTENCE)}")
        for number, (indent, text) in enumerate(leden, 1):
            lines.append(f"{indent}{number}. {text}")
            if draw(st.booleans()):
                lines.append(f"- {draw(SENTENCE)}")
    return "".join(line + draw(GAP) for line in lines)


def left_out(repairs: tuple[Repair, ...]) -> list[str]:
    """The words that repairs took away, in order."""
    gone: list[str] = []
    for repair in repairs:
        found, kept = repair.found.split(), repair.repaired.split()
        gone += [word for word in found if word not in kept]
    return gone


def refused(source: str) -> ParseError | None:
    """Why a text can't be read; None where it can."""
    try:
        parse(source)
    except ParseError as error:
        return error
    return None


def words_missing(source: str) -> list[str]:
    """The words of the source that its tree lacks; fails where it has words of its own."""
    parsed = parse(source)
    stored = text_of(Document("regeling", parsed.tree)).split()
    missing: list[str] = []
    for word in source.split():
        if stored and word == stored[0]:
            stored.pop(0)
        else:
            missing.append(word)
    assert stored == []
    assert missing == left_out(parsed.repairs)
    return missing


def test_of_the_real_source_only_two_dashes_are_left_out() -> None:
    assert words_missing(SOURCE) == ["-", "-"]


@given(regulations())
def test_every_word_is_in_the_tree_or_in_a_repair(source: str) -> None:
    assert set(words_missing(source)) <= {"-"}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_read_or_refused_by_line(source: str) -> None:
    refusal = refused(source)

    lines = source.count("\n") + source.count("\r") + 1
    assert refusal is None or 1 <= refusal.line <= lines


@given(st.data())
def test_lines_in_any_order_are_read_or_refused(data: st.DataObject) -> None:
    lines = data.draw(st.permutations(SOURCE.split("\n")[:40]))

    source = "\n".join(lines)

    refusal = refused(source)
    assert refusal.expected if refusal else set(words_missing(source)) <= {"-"}
