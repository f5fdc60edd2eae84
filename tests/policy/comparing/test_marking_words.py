"""Words that came and went, as the page marks them."""

from __future__ import annotations

import re

import pytest

from policy.comparing import compare_words
from policy.templatetags.compared import inline


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Met wie werkt", "Alle wie werkt", "Met Alle wie werkt"),
        ("Wie werkt", "Wie rust", "Wie werkt rust"),
        ("Wie werkt", "Wie werkt nu", "Wie werkt nu"),
    ],
)
def test_a_word_that_went_and_one_that_came_never_touch(
    before: str, after: str, shown: str
) -> None:
    marked = inline(compare_words(before, after))

    words = re.sub(r"<span.*?</span>", "", marked)
    assert re.sub(r"<.*?>", "", words) == shown
