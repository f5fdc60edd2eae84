"""Take pictures of a running demo, for the README and for looking at every page.

    python scripts/screens.py http://127.0.0.1:8000 docs/screens            # the README's
    python scripts/screens.py http://127.0.0.1:8000 FOLDER --all            # every page, role, look

Signs in as each role with the password of the demo and keeps one PNG per page,
width, colour scheme and language.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
DOMAIN = "demo.werksaam.example"
SIGNS_IN_WITH = "demo"
CODE = "/code/sociale-media-code/"


QUEUE = "/werkvoorraad/"
KOOPMAN = "/beheer/mensen/?q=koopman >main section .lines a"
ANY_CASE = "main a[href^='/zaken/Z-']"
BEFORE = "/mag-ik-dit-plaatsen/"
NEW_REPORT = "/melden/negatief-bericht/"


@dataclass(frozen=True)
class Shot:
    """A page as somebody sees it.

    After its address a path may go on with ``>a.x`` (click the first such element) or
    ``=fill`` (fill in the form with something and send it).
    """

    name: str
    who: str
    path: str


PAGES = (
    Shot("signin", "", "/account/login/"),
    Shot("signin-error", "", "/account/login/ >main button[type=submit]"),
    Shot("password-reset", "", "/account/password/reset/"),
    Shot("check", "", "/audit/controle/"),
    Shot("not-found-anonymous", "", "/bestaat-niet/"),
    Shot("home", "medewerker1", "/"),
    Shot("not-found", "medewerker1", "/bestaat-niet/"),
    Shot("code", "medewerker1", CODE),
    Shot("code-beside", "medewerker1", f"{CODE} >#art_4__para_1 summary"),
    Shot("versions", "medewerker1", f"{CODE}versies/"),
    Shot("lid", "medewerker1", f"{CODE}artikel-6/lid-7/"),
    Shot("past", "medewerker1", f"{CODE}?geldig=2016-06-01&zicht=2016-06-01"),
    Shot("confirm", "medewerker1", f"{CODE}v/1/bevestigen/"),
    Shot("search", "medewerker1", f"{CODE}zoeken/?q=bedrijfsimgo"),
    Shot("downloads", "medewerker1", f"{CODE}v/1/downloaden/"),
    Shot("sheet", "medewerker1", f"{CODE}v/1/samenvatting/"),
    Shot("before-you-post", "medewerker1", BEFORE),
    Shot("advice", "medewerker1", f"{BEFORE} =fill =fill =fill"),
    Shot("at-hand", "medewerker1", "/bij-de-hand/"),
    Shot("accounts", "medewerker1", "/accounts-register/"),
    Shot("display", "medewerker1", "/weergave/"),
    Shot("acknowledgements", "medewerker2", "/bevestigingen/"),
    Shot("receipt", "medewerker2", "/bevestigingen/ >main a[href^='/bevestigingen/']"),
    Shot("report-kinds", "medewerker1", "/melden/"),
    Shot("report-step", "medewerker1", NEW_REPORT),
    Shot("report-error", "medewerker1", f"{NEW_REPORT} >main .actions button"),
    Shot("report-evidence", "medewerker1", f"{NEW_REPORT} =fill =fill =fill"),
    Shot("report-check", "medewerker1", f"{NEW_REPORT} =fill =fill =fill =fill"),
    Shot("report-sent", "medewerker3", f"{NEW_REPORT} =fill =fill =fill =fill =fill"),
    Shot("reports", "medewerker1", "/meldingen/"),
    Shot("report", "medewerker1", "/meldingen/ >main a[href^='/meldingen/M-']"),
    Shot("account", "medewerker1", "/account/"),
    Shot("password", "medewerker1", "/account/password/change/"),
    Shot("accessibility", "medewerker1", "/over/toegankelijkheid/"),
    Shot("your-data", "medewerker1", "/over/uw-gegevens/"),
    Shot("home-desk", "communicatie1", "/"),
    Shot("queue", "communicatie1", QUEUE),
    Shot("queue-empty", "communicatie1", f"{QUEUE}?q=bestaat+niet"),
    Shot("case", "communicatie1", f"{QUEUE}?bekijk=van-mij >{ANY_CASE}"),
    Shot("case-free", "communicatie1", f"{QUEUE}?bekijk=vrij >{ANY_CASE}"),
    Shot("case-waiting", "communicatie1", f"{QUEUE}?bekijk=wacht >{ANY_CASE}"),
    Shot("guide", "communicatie1", f"{QUEUE}?bekijk=van-mij >{ANY_CASE} >a[href$='/wijzer/']"),
    Shot("decide", "communicatie1", f"{QUEUE}?bekijk=van-mij >{ANY_CASE} >a[href$='/besluit/']"),
    Shot(
        "decide-error",
        "communicatie1",
        f"{QUEUE}?bekijk=van-mij >{ANY_CASE} >a[href$='/besluit/'] >main .actions button",
    ),
    Shot("wait", "communicatie1", f"{QUEUE}?bekijk=van-mij >{ANY_CASE} >a[href$='/wachten/']"),
    Shot("review", "communicatie2", f"{QUEUE}?bekijk=meelezen >{ANY_CASE} >a[href$='/meelezen/']"),
    Shot("figures", "communicatie1", "/beheer/cijfers/"),
    Shot("figures-reports", "communicatie1", "/beheer/cijfers/meldingen/"),
    Shot("desk", "communicatie1", "/beheer/"),
    Shot("permissions", "communicatie1", "/beheer/toestemmingen/"),
    Shot("answers", "communicatie1", "/beheer/antwoorden/"),
    Shot("kinds", "communicatie1", "/beheer/soorten/"),
    Shot("round", "communicatie1", "/beheer/rondes/2/"),
    Shot("invitations", "communicatie1", "/beheer/rondes/2/uitnodigingen/"),
    Shot("exemptions", "communicatie1", "/beheer/vrijstellingen/"),
    Shot("questions-desk", "communicatie1", "/beheer/vragen/"),
    Shot("look-up", "communicatie1", "/beheer/bevestigingen/"),
    Shot("questions", "medewerker1", "/vragen/"),
    Shot("read-together", "trainer", "/samen-lezen/"),
    Shot("rounds", "communicatie1", "/beheer/rondes/"),
    Shot("round-new", "communicatie1", "/beheer/rondes/nieuw/"),
    Shot("versions-desk", "communicatie1", "/beheer/versies/"),
    Shot("version-desk", "communicatie1", "/beheer/versies/1/"),
    Shot("draft", "communicatie1", "/beheer/versies/2/opstellen/"),
    Shot("draft-desk", "communicatie1", "/beheer/versies/2/"),
    Shot("comparison", "communicatie1", f"{CODE}vergelijk/1/2/?weergave=naast-elkaar"),
    Shot("give-in", "communicatie1", "/beheer/versies/importeren/"),
    Shot("source", "communicatie1", "/beheer/versies/importeren/ >main a[href*='/importeren/']"),
    Shot("explanations", "communicatie1", "/beheer/toelichtingen/"),
    Shot("guidance", "communicatie1", "/beheer/wegwijzer/"),
    Shot("call-first", "medewerker1", "/melden/ontsporende-discussie/"),
    Shot("evidence", "medewerker1", f"{NEW_REPORT} =fill =fill =fill"),
    Shot("violation-first", "medewerker1", "/melden/overtreding/"),
    Shot("subject", "medewerker2", "/ >main .todo a"),
    Shot("absence", "leidinggevende1", "/afwezigheid/"),
    Shot("case-violation", "leidinggevende1", f"{QUEUE}?soort=overtreding >{ANY_CASE}"),
    Shot("case-discussion", "leidinggevende2", f"{QUEUE}?soort=ontsporende-discussie >{ANY_CASE}"),
    Shot("step-aside", "communicatie1", f"{QUEUE} >{ANY_CASE} >a[href$='/terugtrekken/']"),
    Shot("duty", "communicatie1", "/beheer/dienst/"),
    Shot("wording", "communicatie1", "/beheer/teksten/overtreding/"),
    Shot("routing", "beheer", "/beheer/routering/"),
    Shot("home-manager", "leidinggevende1", "/"),
    Shot("team", "leidinggevende1", "/beheer/team/"),
    Shot("home-auditor", "auditor", "/"),
    Shot("trail", "auditor", "/audit/"),
    Shot("trail-privacy", "privacy", "/audit/"),
    Shot("event", "auditor", "/audit/ >.trail a"),
    Shot("mfa", "beheer", "/account/2fa/totp/activate/ =password"),
    Shot("mail", "beheer", "/beheer/post/"),
    Shot("people", "beheer", "/beheer/mensen/"),
    Shot("people-nobody", "beheer", "/beheer/mensen/?q=bestaat+niet"),
    Shot("person", "beheer", "/beheer/mensen/?q=koopman >main section .lines a"),
    Shot("access-person", "beheer", f"{KOOPMAN} >main a[href*='/toegang/']"),
    Shot("access-confirm", "beheer", f"{KOOPMAN} >main a[href*='/toegang/'] >main .lines a"),
    Shot("teams", "beheer", "/beheer/teams/"),
    Shot("people-list", "beheer", "/beheer/mensen/lijst/"),
    Shot("roles", "beheer", "/beheer/rollen/"),
)
README = (
    "home",
    "code",
    "search",
    "before-you-post",
    "source",
    "comparison",
    "confirm",
    "report-sent",
    "queue",
    "case",
    "receipt",
    "subject",
    "call-first",
    "team",
    "figures",
    "report-kinds",
    "figures-reports",
)


def main() -> None:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    # A README shows what one sees at first; a look at a page goes to its end.
    whole = bool(arguments.all or arguments.only)
    wanted = arguments.only or ([s.name for s in PAGES] if arguments.all else README)
    with sync_playwright() as playwright:
        shots = [shot for shot in PAGES if shot.name in wanted]
        for look in _looks(arguments.all):
            browser = launch(playwright, language=look[2])
            _take(browser, arguments.address, arguments.folder, shots, look, whole=whole)
            browser.close()


def launch(playwright: Playwright, *, language: str) -> Browser:
    """A browser that itself speaks `language` too: its fields for days do as it does."""
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=[*ARGUMENTS, f"--lang={language}"],
        env={**os.environ, "LANGUAGE": language},
    )


def _looks(every: bool) -> Iterator[tuple[int, str, str]]:
    if every:
        return iter(product((1280, 360), ("light", "dark"), ("nl", "en")))
    return iter([(1280, "light", "nl")])


def _take(
    browser: Browser,
    address: str,
    folder: Path,
    shots: list[Shot],
    look: tuple[int, str, str],
    *,
    whole: bool,
) -> None:
    width, scheme, language = look
    for who in dict.fromkeys(shot.who for shot in shots):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        _sign_in(page, address, who)
        _speak(page, language)
        for shot in (shot for shot in shots if shot.who == who):
            _open(page, address, shot.path)
            target = folder / f"{shot.name}-{width}-{scheme}-{language}.png"
            page.screenshot(path=str(target), full_page=whole)
            wide = page.evaluate("document.documentElement.scrollWidth")
            print(f"{target.name}{'  TOO WIDE' if wide > width else ''}")
        context.close()


def _sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/account/login/")
    if who:
        page.fill("input[name=login]", f"{who}@{DOMAIN}")
        page.fill("input[name=password]", SIGNS_IN_WITH)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{address}/")


def _speak(page: Page, language: str) -> None:
    """Switch by the button: a person's own language goes before the cookie."""
    switch = page.locator(f".strip button[lang={language}]")
    if switch.count():
        switch.click()
        page.wait_for_load_state()


def _open(page: Page, address: str, path: str) -> None:
    path, *steps = re.split(" (?=[>=])", path)
    page.goto(address + path)
    for step in steps:
        if step == "=fill":
            _fill(page)
        elif step == "=password":
            _give_password(page)
        elif page.locator(step[1:]).count():
            page.locator(step[1:]).first.click()
        else:
            print(f"  {page.url}: nothing to click at {step[1:]}")
        page.wait_for_load_state()


def _fill(page: Page) -> None:
    """Give every question of the form an answer that will do, and send it."""
    names = {box.get_attribute("name") for box in page.locator("main [type=radio]").all()}
    for name in names:
        page.locator(f"main [type=radio][name='{name}']").last.check()
    for area in page.locator("main textarea[required], main textarea").all()[:1]:
        area.fill("Bij WerkSaam wacht iedereen drie maanden op geld.")
    boxes = page.locator("main [type=checkbox]")
    if boxes.count():
        boxes.first.check()
    page.locator("main form[method=post] .actions button.btn-primary").first.click()


def _give_password(page: Page) -> None:
    """Some pages ask for the password again."""
    field = page.locator("main input[name=password]")
    if field.count():
        field.fill(SIGNS_IN_WITH)
        page.click("main button[type=submit]")


if __name__ == "__main__":
    main()
