"""Regulations made up by hypothesis, in the manners of many offices, and what they hold."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import strategies as st

from policy.exporting import Document
from policy.exporting.plain_text import text_of
from policy.parsing import Corrections, Parsed, ParseError, parse

WORDS = st.sampled_from(
    ["de", "Medewerker", "privé", "©", "[naam]", "media:", "mag;", "niet.", "zo-so", "<b>", "2x"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(["Dan", *words]))
ENDED = SENTENCE.map(lambda text: f"{text}.")
GAP = st.sampled_from(["\n", "\n\n", "\n-\n", "\n\n\n", "\r\n"])
LETTERS = st.sampled_from(["{}.", "{})", "({})"])
FIGURES = st.sampled_from(["{}.", "{})", "{}"])
BULLETS = st.sampled_from(["-", "•", "–", "*"])


def _numbered(sign: str, texts: list[str], labels: str = "") -> list[str]:
    return [
        f"{sign.format(labels[at] if labels else at + 1)} {text}" for at, text in enumerate(texts)
    ]


@st.composite
def lists(draw: st.DrawFn, deep: bool = True) -> list[str]:
    """A list with signs of one manner, perhaps with a list in it and a sentence after it."""
    texts = draw(st.lists(SENTENCE, min_size=1, max_size=4))
    manner = draw(st.sampled_from(["letters", "degrees", "bullets"]))
    if manner == "letters":
        lines = _numbered(draw(LETTERS), texts, "abcdef")
    elif manner == "degrees":
        lines = _numbered("{}°.", texts)
    else:
        lines = [f"{draw(BULLETS)} {text}" for text in texts]
    if deep and manner == "letters" and draw(st.booleans()):
        at = draw(st.integers(1, len(lines)))
        inner = _numbered("{}°", draw(st.lists(SENTENCE, min_size=1, max_size=3)))
        lines[at:at] = [draw(st.sampled_from(["", "   "])) + line for line in inner]
    return lines + ([draw(ENDED)] if draw(st.booleans()) else [])


@st.composite
def bodies(draw: st.DrawFn) -> list[str]:
    """What stands under an article: leden, paragraphs or a list."""
    manner = draw(st.sampled_from(["leden", "alineas", "list"]))
    if manner == "alineas":
        return draw(st.lists(ENDED, min_size=1, max_size=3))
    if manner == "list":
        return [draw(SENTENCE) + ":", *draw(lists())]
    lines: list[str] = []
    sign = draw(FIGURES)
    for lid in _numbered(sign, draw(st.lists(ENDED, min_size=1, max_size=3))):
        lines += [lid, *(draw(lists()) if draw(st.booleans()) else [])]
    return lines


@st.composite
def preambles(draw: st.DrawFn) -> list[str]:
    """Grounds in any order and case, spaced or not, with bullets or in one line."""
    grounds = ["gezien", "Gelet op", "OVERWEGENDE", "g e h o o r d", "in overeenstemming met"]
    lines = ["Het bestuur;"] if draw(st.booleans()) else []
    for ground in draw(st.lists(st.sampled_from(grounds), unique=True, max_size=4)):
        if draw(st.booleans()):
            lines.append(f"{ground} {draw(SENTENCE)};")
        else:
            lines += [f"{ground}:", *(f"• {draw(SENTENCE)};" for _ in range(2))]
    return [*lines, draw(st.sampled_from(["besluit:", "B E S L U I T", "b e s l u i t :"]))]


@st.composite
def regulations(draw: st.DrawFn) -> str:
    """A whole text, its lines apart as it comes."""
    lines = ["Regeling", *draw(preambles())]
    heading = draw(
        st.sampled_from(["Artikel {}", "Artikel {}.", "Artikel {} {}", "Artikel {}. {}"])
    )
    for number in range(1, draw(st.integers(1, 4)) + 1):
        if draw(st.booleans()):
            lines.append(f"Hoofdstuk {number} {draw(st.sampled_from(['', 'Regels']))}".strip())
        lines += [heading.format(number, "Kop"), *draw(bodies())]
    if draw(st.booleans()):
        lines += ["Aldus vastgesteld,", "Hoorn, 13 april 2017", "De voorzitter,", "A. de Jong"]
        lines += draw(st.sampled_from([[], ["Bijlage 1 Tarieven", "1. Een.", "2. Twee."]]))
        lines += draw(st.sampled_from([[], ["Toelichting", "Dit is zo.", "Artikel 1", "Want."]]))
    return "".join(line + draw(GAP) for line in lines)


def words(text: str) -> list[str]:
    """The words of a text, in small letters; signs around numbers are none."""
    return re.findall(r"\w+|[^\w\s.)(•*°:–-]", text.casefold())


def text(parsed: Parsed) -> str:
    """The tree as text."""
    return text_of(Document("regeling", parsed.tree))


def read_or_refused(
    source: str, corrections: Corrections | None = None
) -> tuple[ParseError | None, Parsed | None]:
    """What a text yields, or why it can't be read."""
    try:
        return None, parse(source, corrections)
    except ParseError as error:
        return error, None


def left_out(parsed: Parsed) -> list[str]:
    """The words that repairs left out, sorted."""
    gone = (
        Counter(words(repair.found)) - Counter(words(repair.repaired)) for repair in parsed.repairs
    )
    return sorted(sum(gone, Counter()).elements())


def words_not_kept(source: str, parsed: Parsed) -> list[str]:
    """The words of the source that are not in the tree in their order, sorted."""
    stored = iter(words(text(parsed)))
    missing: list[str] = []
    ahead = next(stored, "")
    for word in words(source):
        if word == ahead:
            ahead = next(stored, "")
        else:
            missing.append(word)
    return sorted(missing) + ([f"not in the source: {ahead}"] if ahead else [])
