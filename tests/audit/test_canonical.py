"""The canonical form, against the rfc8785 package."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from werksaam.audit.canonical import canonical, commitment

text = st.text(st.characters(codec="utf-8"))
plain = text | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
names = st.text(st.characters(min_codepoint=0, max_codepoint=127))
flat = st.dictionaries(names, plain)


@given(st.dictionaries(names, plain | flat))
def test_form_is_that_of_rfc_8785(value: dict[str, object]) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [{"a": 1.5}, {"a": None}, {"a": 2**53}, {"é": 1}, {"a": []}])
def test_what_has_no_one_form_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="canonical form"):
        canonical(value)


def test_commitment_depends_on_its_key() -> None:
    assert commitment({"a": "b"}, b"1" * 32) != commitment({"a": "b"}, b"2" * 32)
