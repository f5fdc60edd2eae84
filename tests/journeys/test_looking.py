"""That axe sees what is wrong, so that its silence about a page says something."""

from __future__ import annotations

from .accessibility import violations
from .conftest import Enter

UNNAMED = "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x\">')"


def test_axe_names_a_picture_without_words(enter: Enter) -> None:
    page = enter()
    page.goto("/account/login/")
    page.evaluate(UNNAMED)

    assert violations(page) == ['image-alt: <img src="x">']


def test_axe_finds_the_fault_again_after_the_next_page_is_opened(enter: Enter) -> None:
    page = enter()
    page.goto("/account/login/")
    before = violations(page)
    page.goto("/account/password/reset/")
    page.evaluate(UNNAMED)

    assert (before, violations(page)) == ([], ['image-alt: <img src="x">'])
