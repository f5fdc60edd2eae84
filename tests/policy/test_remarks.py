"""Everything that the import says has its sentence in Dutch."""

import pytest
from django.utils import translation

from policy import flags as flags_of_drafts
from policy import remarks
from policy.parsing import characters, flags, furniture, mending, signing, signs, sources
from policy.sources import Unreadable, left_out

MODULES = (characters, furniture, mending, signing, signs, sources, left_out)
REASONS = [
    text
    for module in MODULES
    for name, text in vars(module).items()
    if name.isupper() and isinstance(text, str) and text.endswith(".")
]
CODES = [
    v
    for module in (flags, flags_of_drafts)
    for n, v in vars(module).items()
    if n.isupper() and isinstance(v, str)
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_said_in_dutch(reason: str) -> None:
    with translation.override("nl"):
        assert remarks.repair_reason(reason) != reason


@pytest.mark.parametrize("code", left_out.PROBLEMS)
def test_every_problem_of_a_file_is_said_in_dutch(code: str) -> None:
    error = Unreadable(code, largest="5", line="3", encoding="Windows-1252")

    english = remarks.PROBLEMS[code] % error.values
    with translation.override("nl"):
        assert remarks.file_problem(error) != english


def test_every_flag_has_a_sentence() -> None:
    assert set(CODES) == set(remarks.MESSAGES)
