"""What people call things, and what the code calls them: "boss" is there "manager".

The list is `policy/data/search-words.yaml`; who adds to it needs no release of the index.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from .words import stem

LIST = Path(__file__).parent.parent / "data" / "search-words.yaml"


@cache
def _meant() -> dict[str, dict[str, tuple[str, ...]]]:
    """By language and stem: what is meant."""
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return {
        language: {stem(word, language): tuple(meant) for word, meant in words.items()}
        for language, words in listed.items()
    }


def meanings(word: str, languages: Iterable[str]) -> tuple[str, ...]:
    """The words of the code that `word` stands for; none for most words."""
    listed = _meant()
    found = (listed.get(one, {}).get(stem(word, one), ()) for one in sorted(languages))
    return tuple(dict.fromkeys(meant for words in found for meant in words))
