"""Take pictures of a running demo, for the README and for looking at every page.

    python scripts/screens.py http://127.0.0.1:8000 docs/screens            # the README's
    python scripts/screens.py http://127.0.0.1:8000 FOLDER --all            # every page, role, look

Signs in as each role with the password of the demo and keeps one PNG per page,
width, colour scheme and language.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
DOMAIN = "demo.werksaam.example"
CODE = "/code/sociale-media-code/"


@dataclass(frozen=True)
class Shot:
    """A page as somebody sees it. A path of the form ``>a.x`` follows that link."""

    name: str
    who: str
    path: str


PAGES = (
    Shot("signin", "", "/account/login/"),
    Shot("check", "", "/audit/controle/"),
    Shot("not-found", "", "/bestaat-niet/"),
    Shot("home", "medewerker1", "/"),
    Shot("code", "medewerker1", CODE),
    Shot("versions", "medewerker1", f"{CODE}versies/"),
    Shot("lid", "medewerker1", f"{CODE}artikel-6/lid-7/"),
    Shot("past", "medewerker1", f"{CODE}?geldig=2016-06-01&zicht=2016-06-01"),
    Shot("confirm", "medewerker1", f"{CODE}v/1/bevestigen/"),
    Shot("acknowledgements", "medewerker2", "/bevestigingen/"),
    Shot("receipt", "medewerker2", "/bevestigingen/ >main a[href^='/bevestigingen/']"),
    Shot("report-kinds", "medewerker1", "/melden/"),
    Shot("report-step", "medewerker1", "/melden/negatief-bericht/"),
    Shot("reports", "medewerker1", "/meldingen/"),
    Shot("report", "medewerker1", "/meldingen/ >main a[href^='/meldingen/M-']"),
    Shot("account", "medewerker1", "/account/"),
    Shot("home-desk", "communicatie1", "/"),
    Shot("queue", "communicatie1", "/werkvoorraad/"),
    Shot("case", "communicatie1", "/werkvoorraad/ >main a[href^='/zaken/Z-']"),
    Shot("figures", "communicatie1", "/beheer/cijfers/"),
    Shot("rounds", "communicatie1", "/beheer/rondes/"),
    Shot("version-desk", "communicatie1", "/beheer/versies/1/"),
    Shot("home-manager", "leidinggevende1", "/"),
    Shot("team", "leidinggevende1", "/beheer/team/"),
    Shot("trail", "auditor", "/audit/"),
    Shot("trail-privacy", "privacy", "/audit/"),
    Shot("mail", "beheer", "/beheer/post/"),
)
README = ("home", "code", "report-step", "queue", "case", "receipt")


def main() -> None:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    wanted = arguments.only or ([s.name for s in PAGES] if arguments.all else README)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for width, scheme, language in _looks(arguments.all):
            shots = [shot for shot in PAGES if shot.name in wanted]
            _take(browser, arguments.address, arguments.folder, shots, (width, scheme, language))


def _looks(every: bool) -> Iterator[tuple[int, str, str]]:
    if every:
        return iter(product((1280, 360), ("light", "dark"), ("nl", "en")))
    return iter([(1280, "light", "nl"), (360, "light", "nl")])


def _take(
    browser: Browser, address: str, folder: Path, shots: list[Shot], look: tuple[int, str, str]
) -> None:
    width, scheme, language = look
    for who in dict.fromkeys(shot.who for shot in shots):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        context.add_cookies([{"name": "portal_language", "value": language, "url": address}])
        page = context.new_page()
        if who:
            _sign_in(page, address, who)
            context.add_cookies([{"name": "portal_language", "value": language, "url": address}])
        for shot in (shot for shot in shots if shot.who == who):
            _open(page, address, shot.path)
            target = folder / f"{shot.name}-{width}-{scheme}-{language}.png"
            page.screenshot(path=str(target), full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            print(f"{target.name}{'  TOO WIDE' if wide > width else ''}")
        context.close()


def _sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/account/login/")
    page.fill("input[name=login]", f"{who}@{DOMAIN}")
    page.fill("input[name=password]", "demo")
    page.click("main button[type=submit]")
    page.wait_for_url(f"{address}/")


def _open(page: Page, address: str, path: str) -> None:
    path, _, selector = path.partition(" >")
    page.goto(address + path)
    if selector:
        page.locator(selector).first.click()
        page.wait_for_load_state()


if __name__ == "__main__":
    main()
