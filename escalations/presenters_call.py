"""Whom to call, at which number, and why it is them; before any form, and after sending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam.people.models import User

from .calling import OwnManager, ToCall, own_manager, whom_it_went_to, whom_to_call
from .kinds import Answers, Kind, Text
from .models import Report
from .routing import NobodyEligible, Reason

SPOKE = "spoke"
"""The answer of who has spoken on the phone already."""

_WHO: dict[Reason, Text] = {
    Reason.MANAGER: gettext_lazy("%(name)s is your manager."),
    Reason.NEXT_LEVEL: gettext_lazy("%(name)s is the manager one level up."),
    Reason.DIRECTOR: gettext_lazy("%(name)s is the director."),
    Reason.BOARD_CONTACT: gettext_lazy("%(name)s is the contact person of the board."),
}


@dataclass(frozen=True)
class CallLine:
    """One person to call: who it is and why, and the number where we know it."""

    name: str
    why: str
    phone: str
    phone_link: str


@dataclass(frozen=True)
class CallView:
    """Whom to call; without lines there is nobody, and the page says whom else to ask."""

    title: str
    lines: list[CallLine]


def shows_phone(kind: Kind) -> bool:
    """Whether people are to call before they write."""
    return any(step.shows == "phone" for step in kind.steps)


def call_before(kind: Kind, reporter: User, answers: Answers) -> CallView | None:
    """Whom to call today about this, were it sent now; None for a kind without calling."""
    if not shows_phone(kind):
        return None
    try:
        found = whom_to_call(kind, reporter, answers)
    except NobodyEligible:
        return CallView(_("Nobody can take your call"), [])
    manager = own_manager(reporter)
    lines = [_line(one, " ".join(_why(one, manager))) for one in found]
    return CallView(_title(lines, answers), lines)


def call_after(kind: Kind, report: Report) -> CallView | None:
    """Whom to call about a report that was sent; None once it is decided or at the desk."""
    is_over = report.case.is_at_desk or report.withdrawn_at or report.case.decisions.exists()
    if is_over or not shows_phone(kind):
        return None
    lines = [_line(one, _role(one)) for one in whom_it_went_to(report)]
    return CallView(_title(lines, report.answers), lines) if lines else None


def _title(lines: list[CallLine], answers: Answers) -> str:
    names = {"names": _(" or ").join(line.name for line in lines)}
    if answers.get("called") == SPOKE:
        return _("Call %(names)s again if it gets worse") % names
    return _("Call %(names)s now") % names


def _line(one: ToCall, why: str) -> CallLine:
    phone = one.person.phone
    return CallLine(one.person.name, why, phone, dialled(phone))


def dialled(phone: str) -> str:
    """A number as a phone dials it."""
    return "".join(c for c in phone if c.isdigit() or c == "+")


def _why(one: ToCall, manager: OwnManager) -> Iterator[str]:
    """First what is the matter with the own manager, then who it is instead."""
    if manager.person is None:
        yield _("Your team has no manager now.")
    elif manager.is_away:
        yield _("Your manager %(name)s is not here today.") % {"name": manager.person.name}
    elif manager.person != one.person:
        yield _("Your manager %(name)s can’t handle this: they are named in it.") % {
            "name": manager.person.name
        }
    yield _role(one)


def _role(one: ToCall) -> str:
    name = {"name": one.person.name}
    if one.instead_of is not None:
        return _("%(name)s stands in for %(other)s.") % {**name, "other": one.instead_of.name}
    return str(_WHO.get(one.reason, _("%(name)s can help you."))) % name
