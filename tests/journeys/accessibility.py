"""axe-core, and the width of a page, where a journey stands."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
_WITHOUT_SCRIPT = "matchMedia('(scripting: none)').matches"


def assert_accessible(page: Page) -> None:
    """Fail with axe's own report unless the page holds WCAG 2.2 AA as far as axe can tell.

    axe is a script itself: in a browser without JavaScript this looks at nothing.
    """
    if page.evaluate(_WITHOUT_SCRIPT):
        return
    results = Axe().run(page, options=_RULES)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def assert_fits(page: Page) -> None:
    """Fail if the page is wider than its window, so that one has to scroll sideways."""
    wide, window = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= window, f"{page.url} is {wide} pixels wide in a window of {window}"
