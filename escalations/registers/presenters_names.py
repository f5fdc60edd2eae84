"""Approved account names on the screen: the register, one name, and what its asker reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.presenters_at_hand import AccountLine
from werksaam import clock
from werksaam.people.models import User

from ..access import visible_cases
from ..kinds import Text
from ..kinds.accountnaam import SLUG
from ..models import AccountName, Case, Platform, Report, State
from ..presenters_law import LawQuote, law_quote
from ..presenters_status import Status
from .appointing import appointed_to, may_appoint
from .name_standing import DECIDED_ANEW, EXTENDED, LAST_DAY_PASSED, Standing
from .names import is_adviser, not_ended, standing_of, taken_for, to_review

_STATUSES: dict[Standing, tuple[str, str, Text]] = {
    Standing.APPROVED: ("ok", "done", gettext_lazy("Approved")),
    Standing.TO_COME: ("wait", "clock", gettext_lazy("Approved, but not from today")),
    Standing.EXPIRED: ("wait", "out", gettext_lazy("No longer approved: the last day has passed")),
    Standing.WITHDRAWN: ("error", "out", gettext_lazy("No longer approved: withdrawn")),
}
_ENDED_BECAUSE: dict[str, Text] = {
    LAST_DAY_PASSED: gettext_lazy("The last day has passed."),
    EXTENDED: gettext_lazy("The holder asked for it anew. Another approval came in its place."),
    DECIDED_ANEW: gettext_lazy("The request was looked at again. Another decision came."),
}


@dataclass(frozen=True)
class NameLine:
    """One approved name: which, where, whose, for how long, and how it stands."""

    handle: str
    platform: str
    holder: str
    days: str
    status: Status
    url: str
    holder_left: bool = False


@dataclass(frozen=True)
class NameView:
    """The page of one name for one viewer; why it ended is for holder and advisers alone."""

    line: NameLine
    name: AccountName
    law: LawQuote
    ended_on: str
    ended_because: str
    case_url: str
    is_own: bool
    can_withdraw: bool
    can_review: bool


@dataclass(frozen=True)
class AskedView:
    """How the name stands that was asked for, for whoever asked."""

    tone: str
    icon: str
    title: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class CaseNameView:
    """The name that a case is about, for whoever decides."""

    handle: str
    platform: str
    purpose: str
    days: str
    standing: Status
    url: str
    can_appoint: bool
    appointed: str


def name_lines(names: Iterable[AccountName]) -> list[NameLine]:
    """Names of the register, as listed; 1 query for whose holder left, if there are any."""
    names = list(names)
    gone = _whose_holder_left(names) if names else frozenset()
    return [_line(name, holder_left=name.pk in gone) for name in names]


def _whose_holder_left(names: list[AccountName]) -> frozenset[object]:
    rows = to_review(clock.today()).filter(pk__in=[name.pk for name in names])
    return frozenset(rows.values_list("pk", flat=True))


def _line(name: AccountName, *, holder_left: bool = False) -> NameLine:
    tone, icon, text = _STATUSES[standing_of(name)]
    return NameLine(
        handle=name.handle,
        platform=name.get_platform_display(),
        holder=name.holder_name,
        days=days_in_words(name.since, name.until),
        status=Status(tone, icon, str(text)),
        url=reverse("escalations:account_name", args=[name.pk]),
        holder_left=holder_left,
    )


def days_in_words(since: date, until: date | None) -> str:
    """For how long: "since 1 March 2026", "from 1 March 2026 up to and with 1 April 2026"."""
    words = {"since": _day(since), "until": _day(until) if until else ""}
    if until:
        return _("from %(since)s up to and with %(until)s") % words
    if since > clock.today():
        return _("from %(since)s on") % words
    return _("since %(since)s") % words


def _asked_days(since: date, until: date | None) -> str:
    """For how long it is asked: nothing holds since then."""
    if until:
        return days_in_words(since, until)
    return _("from %(since)s on") % {"since": _day(since)}


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def accounts_found(accounts: Iterable[AccountLine], q: str) -> list[AccountLine]:
    """The official accounts that have these words in their name, platform or remark."""
    words = q.strip().removeprefix("@").casefold()
    return [a for a in accounts if words in f"{a.platform} {a.handle} {a.remark}".casefold()]


def name_view(name: AccountName, viewer: User) -> NameView:
    """One name, for someone who may see it."""
    left = to_review(clock.today()).filter(pk=name.pk).exists()
    adviser, is_own = is_adviser(viewer), name.holder_id == viewer.pk
    holds = AccountName.objects.filter(not_ended(clock.today()), pk=name.pk).exists()
    return NameView(
        line=_line(name, holder_left=left),
        name=name,
        law=law_quote(name.provision_text),
        ended_on=_day(localtime(name.withdrawn_at).date()) if name.withdrawn_at else "",
        ended_because=_because(name.withdrawn_reason) if adviser or is_own else "",
        case_url=_case_url(name, viewer),
        is_own=is_own,
        can_withdraw=adviser and holds and not left,
        can_review=adviser and left,
    )


def _because(reason: str) -> str:
    return str(_ENDED_BECAUSE.get(reason, reason))


def _case_url(name: AccountName, viewer: User) -> str:
    case = visible_cases(viewer).filter(pk=name.decision.case_id).first()
    return case.get_absolute_url() if case else ""


def asked_view(report: Report) -> AskedView | None:
    """How the name stands that this report asked for; None for other kinds.

    Silence is no approval, and the page says so.
    """
    if report.kind != SLUG or report.withdrawn_at is not None:
        return None
    words = {
        "handle": report.answers["handle"],
        "platform": Platform(report.answers["platform"]).label,
    }
    entries = AccountName.objects.filter(decision__case=report.case_id, holder=report.reporter_id)
    name = entries.order_by("approved_at").last()
    if name is not None:
        return _asked_and_entered(name, words)
    if report.case.state in {State.DECIDED, State.CLOSED}:
        title = _("Not approved: do not use %(handle)s on %(platform)s") % words
        return AskedView("error", "out", title, _("You read below why."))
    title = _("Not approved yet: do not use %(handle)s on %(platform)s") % words
    text = _("Hear nothing? That is no approval. Wait for our answer.")
    return AskedView("todo", "lock", title, text)


def _asked_and_entered(name: AccountName, words: dict[str, object]) -> AskedView:
    url, days = reverse("escalations:account_name", args=[name.pk]), ""
    standing = standing_of(name)
    if standing in {Standing.APPROVED, Standing.TO_COME}:
        days = days_in_words(name.since, name.until)
        text = _("Exactly this name, on this platform alone: %(days)s.") % {"days": days}
        title = _("Approved: %(handle)s on %(platform)s") % words
        return AskedView("ok", "done", title, text, url)
    title = _("No longer approved: do not use %(handle)s on %(platform)s any more") % words
    text = (
        _("The last day has passed. You may ask for it again.")
        if standing is Standing.EXPIRED
        else _("You read why on the page of the name.")
    )
    return AskedView("error", "out", title, text, url)


def case_name_view(case: Case, reports: Iterable[Report], viewer: User) -> CaseNameView | None:
    """The name that a case asks for, and whether it is still free; None for other kinds."""
    report = next(iter(reports), None)
    if case.kind != SLUG or report is None:
        return None
    said = report.answers
    until = date.fromisoformat(said["until"]) if said.get("until") else None
    standing, url = _still_free(report)
    appoints = may_appoint(viewer, case)
    return CaseNameView(
        handle=said["handle"],
        platform=str(Platform(said["platform"]).label),
        purpose=said["purpose"],
        days=_asked_days(date.fromisoformat(said["since"]), until),
        standing=standing,
        url=url,
        can_appoint=appoints,
        appointed=appointed_to(case) if appoints else "",
    )


def _still_free(report: Report) -> tuple[Status, str]:
    """Whether someone else has the name, or it is in the register by this very case."""
    taken = taken_for(report.reporter, report.answers["platform"], report.answers["handle"])
    if taken is None or taken.name is None:
        return Status("ok", "check", _("Nobody has this name in the register")), ""
    url = reverse("escalations:account_name", args=[taken.name.pk])
    if taken.name.decision.case_id == report.case_id:
        return Status("ok", "done", _("In the register, by this case")), url
    words = _("Approved already, for %(name)s") % {"name": taken.name.holder_name}
    return Status("error", "alert", words), url
