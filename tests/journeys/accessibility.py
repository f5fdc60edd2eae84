"""axe-core on the page that a journey stands on."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def assert_accessible(page: Page) -> None:
    """Fail with axe's own report unless the page holds WCAG 2.2 AA as far as axe can tell."""
    results = Axe().run(page, options=_RULES)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
