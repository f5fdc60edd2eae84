"""Whom a note names with an @: a table."""

import pytest

from escalations.working.naming import named_in

NAMES = {1: "Anna de Vries", 2: "Anna", 3: "Bram de Wit", 4: "Bram Bakker", 5: "Sara van Dijk"}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("@Anna de Vries, kijk jij?", {1}),
        ("@Anna kijk jij?", {2}),
        ("@anna DE vries.", {1}),
        ("Dag @Sara, zie @Bram de Wit.", {3, 5}),
        ("@Bram is er twee keer", set()),
        ("@Sarah heet anders", set()),
        ("@Bram de Witte ook", set()),
        ("Mail naar jan@anna.example", set()),
        ("@@Anna", set()),
        ("(@Anna)", {2}),
        ("Anna de Vries zonder teken", set()),
        ("@", set()),
        ("", set()),
    ],
)
def test_the_names_after_an_at(body: str, named: set[int]) -> None:
    assert named_in(body, NAMES) == named


def test_two_of_one_name_are_both_meant() -> None:
    assert named_in("@Anna Bos", {1: "Anna Bos", 2: "anna bos"}) == {1, 2}
