"""What was shared, read."""

import pytest

from escalations.sharing.reading import MOST_WORDS, Shared, read

POST = "https://www.facebook.com/groep/posts/1?fbclid=x"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"url": POST}, Shared(POST, "")),
        ({"text": POST}, Shared(POST, "")),
        ({"text": f"Kijk eens: {POST}."}, Shared(POST, "Kijk eens: .")),
        (
            {"title": "Piet op X", "text": "Slecht!", "url": POST},
            Shared(POST, "Piet op X\nSlecht!"),
        ),
        ({"title": "Slecht!", "text": "Slecht!"}, Shared("", "Slecht!")),
        ({"title": POST}, Shared(POST, "")),
        ({"text": "Geen adres hier."}, Shared("", "Geen adres hier.")),
        ({"text": "javascript:alert(1)"}, Shared("", "javascript:alert(1)")),
        ({"text": "https://zonder-punt/"}, Shared("", "https://zonder-punt/")),
        ({"url": "geen adres"}, Shared("", "geen adres")),
        ({"text": f"https://nergens {POST}"}, Shared(POST, "https://nergens")),
        ({"text": "a\0b"}, Shared("", "ab")),
        ({"text": "   "}, Shared("", "")),
        ({}, Shared("", "")),
    ],
)
def test_address_and_words_are_told_apart(given: dict[str, str], expected: Shared) -> None:
    assert read(**given) == expected


def test_no_more_is_kept_than_a_post_can_hold() -> None:
    assert len(read(text="a" * (MOST_WORDS + 1)).words) == MOST_WORDS


def test_nothing_shared_is_nothing() -> None:
    assert (bool(Shared()), bool(Shared(words="x")), bool(Shared(address=POST))) == (
        False,
        True,
        True,
    )
