"""What may never happen on a page, whatever a journey is about."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Dialog, Page


def watch(page: Page, wrong: list[str]) -> None:
    """Note script errors, dialogs and breaches of the content security policy in `wrong`."""

    def dialog(found: Dialog) -> None:
        wrong.append(f"dialog: {found.message}")
        found.dismiss()

    def console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(message.text)

    page.on("dialog", dialog)
    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
