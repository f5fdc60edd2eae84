"""The Dutch catalogue: `messages.py update` and `messages.py check`.

Finds every text marked for translation in Python (Babel) and in the templates
(Django's own reading of them, then Babel), and holds `locale/nl` to that. Needs
no gettext. Entries are sorted and carry no line numbers, so a change to the
code changes the catalogue only where a text changes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import template as template_reading

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale/nl/LC_MESSAGES/django.po"
PACKAGES = ("werksaam", "policy", "escalations")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy", "_n"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
METADATA = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "nl",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


class Text(NamedTuple):
    """A text to translate: its context, its English, and the English plural."""

    context: str | None
    singular: str
    plural: str | None

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue knows the text by."""
        return self.context, self.singular


def texts_of(python: bytes) -> Iterator[Text]:
    """The texts marked in Python source."""
    for _line, message, _comments, context in extract(
        "python", BytesIO(python), KEYWORDS, options={"encoding": "utf-8"}
    ):
        singular, plural = message[:2] if isinstance(message, tuple) else (message, None)
        if singular:
            yield Text(context, singular, plural)


def sources() -> Iterator[bytes]:
    """Everything that can hold a text, as Python source."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.read_bytes()
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            read = template_reading.templatize(path.read_text(), origin=str(path))
            # What is left of the markup is blanked out but indented as it was.
            yield "\n".join(line.strip() for line in read.splitlines()).encode()


def wanted() -> dict[tuple[str | None, str], Text]:
    """All texts of the portal; the same text used twice is one, a plural wins."""
    settings.configure()
    found: dict[tuple[str | None, str], Text] = {}
    for source in sources():
        for text in texts_of(source):
            if text.plural or text.key not in found:
                found[text.key] = text
    return found


def catalogue() -> polib.POFile:
    """The Dutch catalogue as it stands; an empty one if there is none."""
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=78)
    return polib.POFile(wrapwidth=78)


def compiled(po: polib.POFile) -> bytes:
    """The catalogue as Django reads it."""
    return bytes(po.to_binary())


def update() -> int:
    """Add new texts untranslated, drop those no longer used, compile. Keeps translations."""
    texts, po = wanted(), catalogue()
    kept = {(e.msgctxt, e.msgid): e for e in po if (e.msgctxt, e.msgid) in texts}
    fresh = polib.POFile(wrapwidth=78)
    fresh.metadata = METADATA
    for key in sorted(texts, key=lambda k: (k[1], k[0] or "")):
        fresh.append(_entry(texts[key], kept.get(key)))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(fresh))
    print(f"{len(fresh)} texts, {len(fresh.untranslated_entries())} without Dutch.")
    return 0


def _entry(text: Text, known: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(msgctxt=text.context, msgid=text.singular)
    if text.plural:
        entry.msgid_plural = text.plural
        entry.msgstr_plural = (known and known.msgstr_plural) or {0: "", 1: ""}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def problems() -> Iterator[str]:
    """What keeps the catalogue from being complete and in step."""
    texts, po = wanted(), catalogue()
    entries = {(e.msgctxt, e.msgid): e for e in po if not e.obsolete}
    for key, text in texts.items():
        if wrong := _wrong(text, entries.get(key)):
            yield f"{wrong}: {text.singular!r}"
    for entry in po:
        if entry.obsolete or (entry.msgctxt, entry.msgid) not in texts:
            yield f"no longer used: {entry.msgid!r}"
        if entry.fuzzy:
            yield f"fuzzy: {entry.msgid!r}"
    binary = CATALOGUE.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(po):
        yield "django.mo is not what django.po compiles to"


def _wrong(text: Text, entry: polib.POEntry | None) -> str:
    """What is wrong with the Dutch of a text; nothing if it is fine."""
    if entry is None:
        return "missing"
    if not entry.translated():
        return "without Dutch"
    if (entry.msgid_plural or None) != text.plural:
        return "other plural than in the code"
    return ""


def check() -> int:
    """Print what is wrong with the catalogue. Returns the exit code."""
    found = list(problems())
    for problem in found:
        print(problem)
    if found:
        print(f"{len(found)} problems; `make messages` brings the catalogue in step.")
    return 1 if found else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    actions = {"update": update, "check": check}
    if sys.argv[1:] not in (["update"], ["check"]):
        sys.exit("messages.py update | check")
    sys.exit(actions[sys.argv[1]]())
