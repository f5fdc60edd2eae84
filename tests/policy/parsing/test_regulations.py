"""Made-up regulations that each hold one difficulty, beside what a person expects of them."""

from pathlib import Path

import pytest

from policy.parsing import parse

from .outlines import outline
from .wild import left_out, text, words_not_kept

FILES = sorted((Path(__file__).parent / "regulations").glob("*.txt"))
each_regulation = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@each_regulation
def test_a_regulation_is_read_as_a_person_would(file: Path) -> None:
    assert outline(parse(file.read_text())) == file.with_suffix(".outline").read_text()


@each_regulation
def test_every_word_of_a_regulation_is_kept_or_told(file: Path) -> None:
    source = file.read_text()

    parsed = parse(source)

    assert words_not_kept(source, parsed) == left_out(parsed)


@each_regulation
def test_a_regulation_handed_out_as_text_is_read_as_the_same(file: Path) -> None:
    parsed = parse(file.read_text())

    assert parse(text(parsed)).tree == parsed.tree
