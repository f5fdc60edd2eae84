"""The words around the text in the files of a version, and the sheet in large print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import queries
from .exporting.document import Document
from .exporting.paper import Beside, InPlainWords
from .exporting.short_rules import MAY, MAY_NOT, MUST
from .exporting.summary import GROUPS, Explained, Rule, in_turn, rules_of, that_fit
from .models import Version
from .presented import Beside as Explanation
from .presenters_reading import beside_of
from .presenters_version import validity_words
from .qr import qr_image
from .queries_handing_out import explained

STAGES: dict[str, str | Promise] = {
    "draft": gettext_lazy("draft, not adopted"),
    "adopted": gettext_lazy("adopted"),
    "published": gettext_lazy("published"),
    "withdrawn": gettext_lazy("withdrawn"),
}


@dataclass(frozen=True)
class Summary:
    """What stands on the sheet; `rules` are in the order in which they may go on it."""

    title: str
    is_draft: bool
    rules: tuple[Rule, ...]
    total: int
    address: str
    foot: str
    sha256: str

    @property
    def groups(self) -> list[tuple[str, list[Rule]]]:
        """Each head with its rules, in the order of the code."""
        heads = group_heads()
        sorted_rules = sorted(self.rules, key=lambda rule: rule.at)
        found = {group: [r for r in sorted_rules if r.group == group] for group in GROUPS}
        return [(heads[group], rules) for group, rules in found.items() if rules]

    @property
    def left_out(self) -> str:
        """How many rules did not fit, in words."""
        return left_out_words(self.total - len(self.rules))


def group_heads() -> dict[str, str]:
    """What stands above the rules. A line below tells what to do, also where something is
    forbidden, so no head may turn it round."""
    return {
        MAY_NOT: _("Watch out: something is forbidden here"),
        MUST: _("Keep to this"),
        MAY: _("This is allowed. But there is a limit."),
    }


def summary(version: Version, language: str) -> Summary:
    """The sheet of a version in one language (6 queries)."""
    document = queries.document(version)
    approved = explained(version, language)
    rules = in_turn(
        rules_of(
            Explained(one.gist, one.body, one.force, one.action, one.examples)
            for one in approved.values()
        )
    )
    title = version.policy.citation_title
    slug, number = version.policy.slug, version.number
    is_public = document.stage in ("published", "withdrawn")
    path = reverse("policy:version_in_force", args=[slug]) if is_public else ""
    return Summary(
        title=title,
        is_draft=document.stage == "draft",
        rules=tuple(that_fit(rules, title)),
        total=len(rules),
        address=settings.BASE_URL + (path or reverse("policy:version", args=[slug, number])),
        foot=foot_words(document),
        sha256=document.sha256,
    )


def sheet_in_words(sheet: Summary) -> dict[str, Any]:
    """All that stands in the PDF of the sheet, in the language of now."""
    heads = list(group_heads().items())
    places = {group: place for place, (group, _head) in enumerate(heads)}
    title = _("%(title)s in brief") % {"title": sheet.title}
    return {
        "title": title,
        "author": "WerkSaam Westfriesland",
        "notice": not_binding(),
        "draft": _("Draft, not adopted") if sheet.is_draft else "",
        "heads": [head for _group, head in heads],
        "rules": [
            {"group": places[r.group], "at": r.at, "gist": r.gist, "said": r.said}
            for r in sheet.rules
        ],
        "left_out": [left_out_words(sheet.total - n) for n in range(len(sheet.rules) + 1)],
        "nothing": "" if sheet.total else nothing_yet(),
        "ask": whom_to_ask(),
        "scan": scan_words(),
        "address": sheet.address,
        "qr": qr_image(sheet.address),
        "qr_alt": _("QR code to the code"),
        "foot": sheet.foot,
        "sha256": sheet.sha256,
    }


def foot_words(document: Document) -> str:
    """Which version, and when it holds, in the language of now: what else is on the sheet is
    in that language too."""
    life = document.life
    assert life is not None
    about = {"number": life.number, "stage": STAGES[document.stage]}
    version = _("Version %(number)d (%(stage)s).") % about
    return f"{version} {validity_words(life)}".strip()


def not_binding() -> str:
    """What sets the sheet apart from the code."""
    return _("In plain words. Only the official text is binding.")


def nothing_yet() -> str:
    """What a sheet without rules says."""
    return _("No rules have been explained in plain words yet. Read the code itself.")


def scan_words() -> str:
    """How to come from paper to the code."""
    return _("Read the whole code. Scan the square with your phone, or go to:")


def whom_to_ask() -> str:
    """Whom to ask, with the phone number where there is one."""
    if settings.DESK_PHONE:
        return _("In doubt? Ask your manager. Or call the communications team: %(phone)s.") % {
            "phone": settings.DESK_PHONE
        }
    return _("In doubt? Ask your manager or the communications team.")


def left_out_words(number: int) -> str:
    """How many rules are not on the sheet; "" for none."""
    if number == 0:
        return ""
    return ngettext(
        "%(number)d more rule does not fit here. Read it in the code.",
        "%(number)d more rules do not fit here. Read them in the code.",
        number,
    ) % {"number": number}


def beside(version: Version, language: str) -> Beside:
    """The approved explanations to print beside the text (2 queries)."""
    found = explained(version, language).items()
    return Beside(
        language=language,
        title=_("In plain words (not binding)"),
        notice=_("Beside the text stands what it means in plain words. That is not binding."),
        by_eid={eid: _in_plain_words(beside_of(one)) for eid, one in found},
    )


def _in_plain_words(shown: Explanation) -> InPlainWords:
    examples = tuple((str(one.verdict), one.text) for one in shown.examples)
    # Not right before the line: "This is not allowed: do not reply yet" would turn it round.
    force = _("Kind of rule: %(force)s.") % {"force": shown.force}
    return InPlainWords(shown.gist, shown.body, force, examples)


def if_replaced() -> str:
    """What a document says where a letter of it can't be printed."""
    return _("Some letters can’t be printed here. They stand as a number between brackets.")
