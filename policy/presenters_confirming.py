"""What the page for confirming says: what changed for this reader, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from werksaam.people.models import User

from .addresses import address_of
from .citations import full
from .comparing import Change, Kind
from .models import ChangeSummary, Version
from .presenters_refusals import Told, refusal_told, whom_to_ask
from .presenters_version import in_words
from .queries_acknowledging import Obligation
from .queries_changes import LastConfirmed, changes_between, last_confirmed
from .queries_comparing import Summaries, summaries_between
from .queries_reading import Code

Words = str | Promise

LOOKS: dict[Kind, tuple[str, str, Words]] = {
    Kind.CHANGED: ("todo", "pen", gettext_lazy("Changed")),
    Kind.NEW: ("ok", "new", gettext_lazy("New")),
    Kind.LAPSED: ("wait", "out", gettext_lazy("Lapsed")),
    Kind.MOVED: ("info", "next", gettext_lazy("Another number")),
}
"""Of a change: kind of status, icon, word."""


@dataclass(frozen=True)
class Note:
    """What one version changes, in plain words, and the language of these words."""

    number: int
    text: str
    language: str


@dataclass(frozen=True)
class Line:
    """One provision that differs, with the address where it can be read."""

    kind: str
    icon: str
    word: Words
    citation: str
    was: str
    url: str
    summaries: tuple[ChangeSummary, ...] = ()


@dataclass(frozen=True)
class Since:
    """What changed since the reader last confirmed; `lines` are about the text itself.

    `compare_url`: where both texts stand beside one another; empty where nothing differs.
    """

    told: str
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    compare_url: str = ""


@dataclass(frozen=True)
class ConfirmPage:
    """What changed for who confirms (None: a first time), why it is asked again, what they
    said of not confirming, and whom to ask for reading together."""

    since: Since | None
    again: str
    told: Told | None
    manager: str


def confirm_page(
    person: User, code: Code, version: Version, obligation: Obligation | None
) -> ConfirmPage:
    """What the page tells `person` around the statement."""
    last = last_confirmed(person, code.policy)
    return ConfirmPage(
        since=_since(code, version, last) if last else None,
        again=why_again(version, obligation),
        told=refusal_told(person, obligation),
        manager=whom_to_ask(person),
    )


def _since(code: Code, version: Version, last: LastConfirmed) -> Since:
    found = changes_between(last.version, version)
    said = summaries_between(last.version, version, get_language() or "nl") if found else {}
    return since_last(code, version, last, found, said)


def why_again(version: Version, obligation: Obligation | None) -> str:
    """Why a round asks again what was confirmed already; empty where none does."""
    if obligation is None or not obligation.round.is_periodic or obligation.version != version:
        return ""
    return _("Now and then we ask everyone again. So we all still know what applies.")


def since_last(
    code: Code,
    version: Version,
    last: LastConfirmed,
    found: Iterable[Change],
    said: Summaries | None = None,
) -> Since:
    """What changed between what was confirmed `last` and `version`, with what was `said` of it."""
    lines = tuple(_line(one, last.version, version, said or {}) for one in found)
    numbers = [code.policy.slug, last.version.number, version.number]
    return Since(
        told=_told(version, last),
        notes=tuple(_notes(code, last.version, version)),
        lines=lines,
        compare_url=reverse("policy:comparison", args=numbers) if lines else "",
    )


def _told(version: Version, last: LastConfirmed) -> str:
    values = {"number": last.version.number, "day": in_words(last.on)}
    if last.version.text_sha256 == version.text_sha256:
        words = _("You confirmed this text before, on %(day)s. It has not changed since.")
    else:
        words = _("You confirmed version %(number)d on %(day)s.")
    return words % values


def _notes(code: Code, before: Version, after: Version) -> Iterable[Note]:
    """The change notes of every published version after `before` up to `after`, in order."""
    for number in sorted(code.versions):
        version = code.versions[number]
        is_between = before.number < number <= after.number
        if is_between and version.change_note_nl and code.life(version).is_published:
            english = version.change_note_en if get_language() == "en" else ""
            yield Note(number, english or version.change_note_nl, "en" if english else "nl")


def _line(change: Change, before: Version, after: Version, said: Summaries) -> Line:
    kind, icon, word = LOOKS[change.kind]
    language = get_language() or "nl"
    version = before if change.kind == Kind.LAPSED else after
    return Line(
        kind=kind,
        icon=icon,
        word=word,
        citation=full(change.eid, language),
        was=full(change.was, language) if change.was else "",
        url=_address(version, change.eid),
        summaries=said.get(change.provision, ()) if change.provision else (),
    )


def _address(version: Version, eid: str) -> str:
    """Where a provision is read: what is in no article, in the whole text."""
    whole = [version.policy.slug, version.number]
    if eid.startswith("art_"):
        return reverse("policy:provision", args=[*whole, address_of(eid)])
    anchor = "#aanhef" if eid.startswith("preamble") else ""
    return reverse("policy:version", args=whole) + anchor
