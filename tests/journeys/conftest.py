"""A real browser: Debian's Chromium, driven by Playwright.

Its shell without a window is taken where it is installed: the same engine, at two thirds
of the work for each page. Without Chromium the tests are skipped with one line; with
REQUIRE_BROWSER=1 (as on CI) its absence is a failure. CHROMIUM names another binary.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories.escalations import MONDAY, House, a_house
from werksaam.people.models import User

from .accessibility import LOADING
from .steps import remember
from .watching import watch

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or "/usr/bin/chromium"
)
PATIENCE = 30_000
"""Milliseconds until a page that doesn't come is a failure; a busy machine has ten at times."""
MISSING = "no Chromium found (install the package chromium, or set CHROMIUM to its path)"
QUIET = (
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses a browser; skip it, or refuse to start, where there is none."""
    in_browser = [i for i in items if "browser" in getattr(i, "fixturenames", ())]
    for item in in_browser:
        item.add_marker(pytest.mark.browser)
    if not in_browser or os.access(CHROMIUM, os.X_OK):
        return
    if os.environ.get("REQUIRE_BROWSER") == "1":
        raise pytest.UsageError(f"REQUIRE_BROWSER=1, but {MISSING}")
    for item in in_browser:
        item.add_marker(pytest.mark.skip(reason=f"browser tests: {MISSING}"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium, silent towards the outside; its sandbox needs an ordinary user."""
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*QUIET, *sandbox]}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """Pages open on the live server, in a Dutch browser, 1280 pixels wide."""
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": "nl-NL",
        # A colour that is under way from one to another is none that axe may judge.
        "reduced_motion": "reduce",
        # To keep the page without connection costs each browser a dozen requests.
        "service_workers": "block",
    }


expect.set_options(timeout=PATIENCE)


@pytest.fixture(autouse=True)
def _monday_morning(settings: Any) -> None:
    """The clock stands still on a working morning, for the server too."""
    settings.FAKE_NOW = MONDAY


@pytest.fixture
def house(transactional_db: None) -> House:
    """A desk, a director, staff, the code in force."""
    return a_house()


class Enter:
    """Opens browsers: `enter(person)` is a page of who is signed in; `enter()` of a stranger.

    In each page a script error, a dialog or a breach of the content security policy
    is noted in `wrong`, whatever the journey is about.
    """

    def __init__(self, new_context: Callable[..., BrowserContext], base_url: str) -> None:
        self.new_context = new_context
        self.base_url = base_url
        self.wrong: list[str] = []

    def __call__(self, person: User | None = None, /, **options: Any) -> Page:
        """A page in a browser of its own; `options` are those of a browser context."""
        context = self.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LOADING)
        if person is not None:
            remember(context, person, self.base_url)
        page = context.new_page()
        watch(page, self.wrong)
        return page


@pytest.fixture
def enter(new_context: Callable[..., BrowserContext], live_server: Any) -> Iterator[Enter]:
    """Opens browsers, and fails where something happened that never may."""
    opens = Enter(new_context, live_server.url)
    yield opens
    assert opens.wrong == []
