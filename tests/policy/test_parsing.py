"""The real source: what it holds, what was mended, what is odd in it."""

import pytest

from policy.parsing import Parsed, parse
from policy.parsing.references import references_in
from tests.factories.policy import SOURCE

DASHES = ["-", "-"]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse(SOURCE)


def test_the_source_has_eight_articles_with_their_headings(parsed: Parsed) -> None:
    articles = parsed.tree.of_kind("article")

    assert [(node.number, node.heading) for node in articles] == [
        ("1", "Reikwijdte"),
        ("2", "Uitgangspunten"),
        ("3", "Beleid sociale media"),
        ("4", "Sociale media op de werkvloer"),
        ("5", "Sociale media in privé situaties"),
        ("6", "Suggesties gebruik sociale media"),
        ("7", "Inwerkingtreding"),
        ("8", "Citeertitel"),
    ]


def test_the_source_has_thirty_leden_in_their_articles(parsed: Parsed) -> None:
    leden = [len(node.children) for node in parsed.tree.of_kind("article")]

    assert leden == [0, 2, 6, 9, 3, 8, 2, 0]
    assert len(parsed.tree.of_kind("paragraph")) == 30


def test_the_preamble_has_its_grounds_recitals_and_decision(parsed: Parsed) -> None:
    preamble = parsed.tree.node("preamble")

    assert preamble is not None
    assert [(part.kind, part.text, len(part.children)) for part in preamble.children] == [
        ("enactor", "Het dagelijks bestuur van WerkSaam Westfriesland;", 0),
        (
            "considerans",
            "gezien de instemming van de OR van WerkSaam Westfriesland van 28 april 2015;",
            0,
        ),
        ("considerans", "gelet op:", 1),
        ("considerans", "overwegende dat:", 5),
        ("decision", "b e s l u i t :", 2),
    ]


def test_the_closing_and_the_signatories_follow_the_articles(parsed: Parsed) -> None:
    conclusions = [(node.eid, node.text) for node in parsed.tree.roots[-3:]]

    assert conclusions == [
        (
            "conclusions__formula",
            "Aldus vastgesteld in de vergadering van het dagelijks bestuur van 13 april 2017,",
        ),
        ("conclusions__signature_1", "De voorzitter, A.J. de Jong"),
        ("conclusions__signature_2", "De directeur, M.J. Dölle"),
    ]


def test_articles_without_leden_hold_their_text_themselves(parsed: Parsed) -> None:
    texts = {eid: node.text for eid in ("art_1", "art_8") if (node := parsed.tree.node(eid))}

    assert texts["art_1"].startswith("Deze code is van toepassing op iedere persoon")
    assert texts["art_8"].endswith("Sociale media code WerkSaam Westfriesland.")


def test_the_broken_lid_is_joined(parsed: Parsed) -> None:
    lid = parsed.tree.node("art_4__para_5")

    assert lid is not None
    assert "verward worden met de officiële standpunten van WerkSaam. WerkSaam" in lid.text
    assert lid.children == ()


def test_every_repair_is_told_with_its_line(parsed: Parsed) -> None:
    repairs = [(repair.line, repair.found, repair.repaired) for repair in parsed.repairs]

    assert repairs == [
        (1, "\n\n", ""),
        (52, "-", ""),
        (53, "- standpunten", "officiële standpunten"),
        (55, " 7.", "7."),
        (56, " 8.", "8."),
        (57, " 9.", "9."),
        (89, "", "\n"),
    ]


def test_the_words_of_the_source_are_the_words_of_the_tree(parsed: Parsed) -> None:
    stored = [parsed.tree.title]
    for node in parsed.tree.walk():
        label = {
            "article": f"Artikel {node.number}.",
            "paragraph": f"{node.number}.",
            "recital": "-",
            "decision_item": "-",
        }
        stored += [label.get(node.kind, ""), node.heading, node.text]
    words = " ".join(stored).split()

    source = SOURCE.split()
    broken = source.index("officiële") + 1
    assert source[broken : broken + 2] == DASHES
    assert words == source[:broken] + source[broken + 2 :]


@pytest.mark.parametrize(
    "oddity",
    [
        "leidinggevendenden",
        "buiten treden",
        "door middel van dan een e-mail",
        "hetgeen wat",
        "zich te beseffen",
        "privé situaties",
        "privésituaties",
        "[Naam medewerker]",
        "©",
    ],
)
def test_oddities_are_kept(parsed: Parsed, oddity: str) -> None:
    words = " ".join(f"{node.heading} {node.text}" for node in parsed.tree.walk())

    assert oddity in words


def test_the_one_internal_reference_is_found_with_its_span(parsed: Parsed) -> None:
    found = [
        (node.eid, node.text[span.start : span.end], span.eid)
        for node, span in references_in(parsed.tree)
    ]

    assert found == [("art_4__para_4", "artikel 5, derde lid", "art_5__para_3")]


def test_what_is_odd_in_the_words_is_flagged(parsed: Parsed) -> None:
    flags = [(flag.code, flag.line) for flag in parsed.flags]

    assert flags == [
        ("consent-far-from-adoption", 7),
        ("entry-into-force-unknown", 78),
        ("withdrawn-twice", 79),
        ("citation-title-differs", 81),
    ]
