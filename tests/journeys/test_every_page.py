"""Every page: no violation that axe can find, and no scrolling sideways.

Two rounds: Dutch in light, axe at 1280 pixels; English in dark, axe at 320.
Each measures both widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import Page

from werksaam.people.models import User

from .accessibility import overflow, violations
from .conftest import Enter
from .pages import FAILING, Stage, a_stage, every_page

ROUNDS = [("nl", "light", 1280), ("en", "dark", 320)]
WIDTHS = (1280, 320)
HEIGHT = 900


@pytest.fixture
def stage(transactional_db: None) -> Stage:
    """Every relation, object and state."""
    return a_stage()


def findings(page: Page, path: str, language: str, width: int) -> Iterator[str]:
    """What is wrong with one page. It opens at the width where the one before it ended: to
    change that is a tenth of the work."""
    answer = page.goto(path)
    if answer is None or "text/html" not in answer.headers["content-type"]:
        yield "no page"
    elif page.evaluate("document.documentElement.lang") != language:
        yield f"not in {language}"
    for each in sorted(WIDTHS, key=lambda one: one != _width_of(page)):
        if each != _width_of(page):
            page.set_viewport_size({"width": each, "height": HEIGHT})
        if each == width:
            yield from violations(page)
        yield from overflow(page)


def _width_of(page: Page) -> int | None:
    size = page.viewport_size
    return size["width"] if size else None


def look(
    enter: Enter, people: dict[str, User], stops: Iterable[tuple[str, str]], *, of: tuple[Any, ...]
) -> list[str]:
    """Everything that is wrong, with who saw it and where."""
    language, scheme, width = of
    User.objects.update(language=language)
    wrong = []
    for who, group in groupby(sorted(stops), key=lambda stop: stop[0]):
        page = enter(people.get(who), color_scheme=scheme)
        page.context.add_cookies(
            [{"name": "portal_language", "value": language, "url": enter.base_url}]
        )
        for _, path in group:
            found = findings(page, path, language, width)
            wrong += [f"{path} ({who}, {width}): {what}" for what in found]
        page.context.close()
    return wrong


@pytest.mark.parametrize("of", ROUNDS, ids=lambda of: of[0])
def test_every_page_is_accessible_and_fits(
    enter: Enter, stage: Stage, of: tuple[str, str, int]
) -> None:
    assert look(enter, stage.people, every_page(stage), of=of) == []


@pytest.mark.parametrize("of", ROUNDS, ids=lambda of: of[0])
def test_every_error_page_is_accessible_and_fits(
    enter: Enter, stage: Stage, settings: Any, of: tuple[str, str, int]
) -> None:
    settings.ROOT_URLCONF = "tests.urls_failing"
    stops = [(who, path) for who in ("reporter", "anonymous") for path in FAILING]

    assert look(enter, stage.people, stops, of=of) == []
