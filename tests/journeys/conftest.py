"""A real browser: Debian's Chromium, driven by Playwright.

Without Chromium the tests are skipped with one line; with REQUIRE_BROWSER=1
(as on CI) its absence is a failure. CHROMIUM names another binary.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
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
    """Pages open on the live server, in Dutch, at the width of a small desktop."""
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": "nl-NL",
        "viewport": {"width": 1280, "height": 800},
    }


@pytest.fixture
def page_without_javascript(
    browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Page]:
    """A page in a browser where JavaScript is off: everything must still work.

    axe needs JavaScript itself, so `assert_accessible` never ends on this page.
    """
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()
