"""Markdown: the signs go, the words stay; our own hand-out is read as the same tree."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.exporting import Document
from policy.exporting.markdown import to_markdown
from policy.parsing import Tree, parse
from policy.sources import LeftOut, left_out, read_file
from tests.factories.policy import SOURCE

from ..parsing.test_regulations import FILES
from ..parsing.wild import regulations


def text(markdown: str) -> str:
    return read_file("regeling.md", markdown.encode()).text


def handed_out(tree: Tree) -> Tree:
    return parse(text(to_markdown(Document("regeling", tree)))).tree


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("## Artikel 1. Kop ##", "Artikel 1. Kop"),
        ("* een\n+ twee", "- een\n- twee"),
        ("- a. een\n  - 1. diep", "a. een\n  1. diep"),
        ("**vet** en *schuin* en _ook_ en `code`", "vet en schuin en ook en code"),
        (r"\*geen\* ster, 2\. geen lijst", "*geen* ster, 2. geen lijst"),
        ("snake_case_name en 2 * 3 * 4", "snake_case_name en 2 * 3 * 4"),
        ("> aangehaald", "aangehaald"),
        ("```\ncode\n```", "\ncode\n"),
        ("| a | b |\n|---|:--|\n| c | d |", "| a | b |\n\n| c | d |"),
        ("<https://werksaam.example>", "https://werksaam.example"),
        ("<script>x</script> &lt;b&gt;", "<script>x</script> <b>"),
        ("regel\\\nvolgende", "regel\nvolgende"),
    ],
)
def test_the_signs_go_and_the_words_stay(markdown: str, plain: str) -> None:
    assert text(markdown) == plain


def test_the_address_behind_a_link_is_told() -> None:
    read = read_file("a.md", b"Regeling\n\nZie [de cao](https://cao.example 'titel').")

    assert read.text == "Regeling\n\nZie de cao."
    assert read.left_out == (LeftOut(3, "https://cao.example 'titel'", left_out.LINK),)


PIECES = st.sampled_from(
    "{}|# {}|## {} ##|```{}|~~~{}|```{} {}|~~~ {}|```{}```|- {}|> {}|[{}]({} {} {})|![{}]({} '{}')"
    "|**{}**|`{}`|<{}>|1. {}|_{}_".split("|")
)


@settings(max_examples=60)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=3).map(" ".join), max_size=6))
def test_every_word_of_markdown_is_written_or_told(lines: list[str]) -> None:
    source = "\n".join(lines)
    words = [f"w{at:02d}" for at in range(source.count("{}"))]

    file = read_file("a.md", ("Regeling\n" + source.format(*words)).encode())

    there = file.text + " ".join(one.found for one in file.left_out)
    assert [word for word in words if word not in there] == []


@pytest.mark.parametrize(
    "line",
    [
        "|" * 100_000 + "x",
        "[a](" + "x" * 100_000,
        "[a](" * 25_000,
        "[" * 100_000,
        "# a" + " " * 100_000 + "b",
        "# a" + " #" * 50_000 + "b",
        "**a " * 25_000,
        "`a" * 50_000,
    ],
    ids=lambda line: line[:8],
)
def test_a_long_line_takes_a_short_time(line: str) -> None:
    begun = time.process_time()

    text(line)

    assert time.process_time() - begun < 2


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_hand_out_is_read_as_the_same_tree(file: Path) -> None:
    tree = parse(file.read_text()).tree

    assert handed_out(tree) == tree


def test_the_hand_out_of_the_real_code_is_read_as_the_same_tree() -> None:
    tree = parse(SOURCE).tree

    assert handed_out(tree) == tree


@settings(max_examples=40)
@given(regulations())
def test_any_hand_out_is_read_as_the_same_tree(source: str) -> None:
    tree = parse(source).tree

    assert handed_out(tree) == tree
