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
LOADING = f"globalThis.loadAxe = () => {{ {Axe().axe_script} }};"
"""A script for every page of a browser: axe, ready to be loaded where a page is looked at.

Given to the browser once. To send half a megabyte to each page took longer than to load it.
"""
_VIOLATIONS = """
async options => {
  globalThis.axe ?? loadAxe();
  const { violations } = await axe.run(options);
  return violations.flatMap(broken => broken.nodes.map(node => `${broken.id}: ${node.html}`));
}
"""
_LIES_STILL = "document.querySelector('.next-step')?.style.setProperty('position', 'static')"
"""What sticks to the foot of a phone covers part of some link at any moment, and another after
scrolling: so it is looked at where it lies in the page."""
_WITHOUT_SCRIPT = "matchMedia('(scripting: none)').matches"
_WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


def violations(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA, or good practice, as far as axe can tell.

    axe is a script itself: in a browser without JavaScript this looks at nothing.
    """
    if page.evaluate(_WITHOUT_SCRIPT):
        return []
    page.evaluate(_LIES_STILL)
    # Only what is broken comes back: all that axe says of a page is megabytes, for each page.
    found: list[str] = page.evaluate(_VIOLATIONS, _RULES)
    return found


def overflow(page: Page) -> list[str]:
    """What to say of a page wider than its window, where one has to scroll sideways."""
    wide, window = page.evaluate(_WIDTHS)
    return [f"{wide} pixels wide in a window of {window}"] if wide > window else []


def assert_accessible(page: Page) -> None:
    """Fail with what axe found on this page."""
    found = violations(page)
    assert found == [], f"{page.url}: {found}"


def assert_fits(page: Page) -> None:
    """Fail if the page is wider than its window."""
    assert (page.url, overflow(page)) == (page.url, [])
