"""References: random, readable, never twice."""

import re

from escalations import references


def test_it_looks_as_promised() -> None:
    assert re.fullmatch(r"M-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", references.draw("M"))


def test_a_taken_one_is_drawn_again() -> None:
    tried: list[str] = []

    def is_taken(reference: str) -> bool:
        tried.append(reference)
        return len(tried) < 4

    assert references.unused("Z", is_taken) == tried[3]
