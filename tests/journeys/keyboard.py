"""Using a page with nothing but the keyboard, as it is with a screen or without."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST = 80
"""Tabs after which something can't be reached."""
HAS_FOCUS = "e => e === document.activeElement"
SHOWS_FOCUS = """e => {
  const seen = (x) => getComputedStyle(x).outlineStyle !== 'none';
  return seen(e) || [...e.labels ?? []].some(seen);
}"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus, and see that the focus can be seen."""
    for _ in range(MOST):
        if wanted.evaluate(HAS_FOCUS):
            assert wanted.evaluate(SHOWS_FOCUS), f"the focus can't be seen on {wanted}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached with Tab")


def write(page: Page, label: str, text: str) -> None:
    """Type in the field with this label."""
    tab_to(page, page.get_by_label(label))
    page.keyboard.type(text)


def pick(page: Page, label: str) -> None:
    """Choose one of several radio buttons: Tab to the group, arrows to the answer."""
    wanted = page.get_by_label(label)
    name = wanted.get_attribute("name")
    group = page.locator(f'input[name="{name}"]')
    tab_to(page, group.first)
    page.keyboard.press("Space")
    for _ in range(group.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{label} can't be chosen with the arrows")


def tick(page: Page, label: str) -> None:
    """Tick a box."""
    tab_to(page, page.get_by_label(label))
    page.keyboard.press("Space")


def press(page: Page, button: str) -> None:
    """Press a button."""
    tab_to(page, page.get_by_role("button", name=button, exact=True))
    page.keyboard.press("Enter")


def follow(page: Page, link: str) -> None:
    """Follow a link."""
    tab_to(page, page.get_by_role("link", name=link))
    page.keyboard.press("Enter")
