"""What the page for confirming says: what changed for this reader, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from werksaam.people.models import User

from .models import ProvisionKind, Version
from .presenters_comparing import Rule, comparison
from .presenters_refusals import Told, refusal_told, whom_to_ask
from .presenters_version import in_words
from .queries_acknowledging import Obligation
from .queries_changes import LastConfirmed, last_confirmed
from .queries_comparing import compared, summaries_between
from .queries_reading import Code


@dataclass(frozen=True)
class Note:
    """What one version changes, in plain words, and the language of these words."""

    number: int
    text: str
    language: str


@dataclass(frozen=True)
class Since:
    """What changed since the reader last confirmed; `rules` are those of the text itself.

    `compare_url`: where both texts stand beside one another; empty where nothing differs.
    """

    told: str
    notes: tuple[Note, ...]
    rules: tuple[Rule, ...]
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
    return since_last(code, version, last, rules_changed(last.version, version))


def rules_changed(before: Version, after: Version) -> list[Rule]:
    """The rules that differ, as the comparison of the two says (4 queries; 0 for one text).

    Who signed is left out: that is no rule.
    """
    if before.text_sha256 == after.text_sha256:
        return []
    found = [one for one in compared(before, after) if one.now.kind != ProvisionKind.SIGNATORY]
    said = summaries_between(before, after, get_language() or "nl")
    return comparison(before, after, found, said).listed


def why_again(version: Version, obligation: Obligation | None) -> str:
    """Why a round asks again what was confirmed already; empty where none does."""
    if obligation is None or not obligation.round.is_periodic or obligation.version != version:
        return ""
    return _("Now and then we ask everyone again. So we all still know what applies.")


def since_last(
    code: Code,
    version: Version,
    last: LastConfirmed,
    rules: Iterable[Rule],
) -> Since:
    """What changed between what was confirmed `last` and `version`: these rules."""
    listed = tuple(rules)
    numbers = [code.policy.slug, last.version.number, version.number]
    return Since(
        told=_told(version, last),
        notes=tuple(_notes(code, last.version, version)),
        rules=listed,
        compare_url=reverse("policy:comparison", args=numbers) if listed else "",
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
