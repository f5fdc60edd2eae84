"""One post, one address, however it was copied."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from escalations.addresses import LONGEST, NotAnAddress, TooLongAddress, normalise
from escalations.forms_fields import AddressField


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.facebook.com/groep/posts/12/", "http://m.facebook.com/groep/posts/12"),
        ("https://facebook.com/p/1?fbclid=abc", "facebook.com/p/1"),
        ("https://twitter.com/a/status/9?s=20", "https://x.com/a/status/9"),
        ("https://youtu.be/AbC?si=zz", "https://www.youtube.com/watch?v=AbC&feature=share"),
        ("https://a.example/p?b=2&a=1#reacties", "https://A.example:443/p?a=1&b=2"),
        ("https://a.example/caf%C3%A9", "https://a.example/café"),
    ],
)
def test_the_same_post_has_one_address(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://youtu.be/AbC", "https://youtu.be/aBc"),
        ("https://a.example/p?id=1", "https://a.example/p?id=2"),
        ("https://a.example/p/1", "https://a.example/p/11"),
    ],
)
def test_other_posts_keep_other_addresses(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hallo",
        "javascript:alert(1)",
        "ftp://a.example/x",
        "https://",
        "https://a b.example",
        "https://a.example:99999/x",
        "https://a.example/\x00",
        "data:text/html,x.y",
    ],
)
def test_what_is_no_page_on_the_web_is_refused(text: str) -> None:
    with pytest.raises(NotAnAddress):
        normalise(text)


def test_an_address_that_is_too_long_in_its_one_form_is_told_so() -> None:
    short = f"https://krant.example/?q={'é' * 1900}"

    with pytest.raises(TooLongAddress):
        normalise(short)
    with pytest.raises(ValidationError, match="te lang"):
        AddressField().clean(short)
    assert len(short) < LONGEST


@given(st.text(max_size=60))
@example(".")
@example("0.´")
def test_any_text_gives_a_stable_address_or_is_refused(text: str) -> None:
    try:
        once = normalise(text)
    except NotAnAddress:
        return

    assert normalise(once) == once
