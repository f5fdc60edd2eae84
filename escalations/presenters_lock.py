"""May the reporter respond, and does whoever handles it know? In words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from werksaam import clock

from .handled_by import Who
from .models import Report
from .presenters_times import since
from .queries_told import Advice, lock_of
from .reply_lock import Lock
from .target_times import is_working_time


@dataclass(frozen=True)
class LockView:
    """A state with the proof under it, for `components/lock.html`; while it `is_on`, the
    page looks again by itself."""

    is_on: bool
    tone: str
    icon: str
    title: str
    text: str
    note: str
    call: bool


def lock_view(
    report: Report, who: Who, *, advice: Advice | None, has_answer: bool
) -> LockView | None:
    """The reply lock of article 6.7 in words, with the advice once there is one.

    Once answered, it has been read. Nothing for who withdrew after the team knew.
    """
    lock = lock_of(report)
    if report.withdrawn_at is not None:
        return _withdrawn(lock, who) if lock.on else None
    if lock.on or lock.notified_at is None:
        return _lock_on(lock, who)
    title = str(advice.headline) if advice else _("You may respond. Better wait for our advice.")
    words = who.told(_("%(Who)s knows since %(time)s."), time=since(lock.notified_at))
    hint = _("Read our advice below.") if advice else _("You did what the code asks.")
    tone, icon = ("info", "chat") if advice else ("ok", "unlock")
    note = _proof(lock, has_answer=has_answer)
    return LockView(False, tone, icon, title, f"{words} {hint}", note, call=False)


def arrival_view(
    report: Report, who: Who, *, advice: Advice | None, has_answer: bool
) -> LockView | None:
    """The same for a kind without the lock: whether it has arrived. Nothing once answered."""
    lock = lock_of(report)
    if report.withdrawn_at is not None or advice:
        return None
    if lock.on or lock.notified_at is None:
        title = who.told(_("We are telling %(who)s now"))
        return LockView(True, "wait", "clock", title, _patience(lock, who), _sent(lock), call=False)
    title = who.told(_("%(Who)s knows since %(time)s."), time=since(lock.notified_at))
    note = _proof(lock, has_answer=has_answer)
    return LockView(False, "ok", "done", title.rstrip("."), "", note, call=False)


def _withdrawn(lock: Lock, who: Who) -> LockView:
    """Withdrawn before the team knew: 6.7 still holds."""
    text = who.told(
        _("You withdrew your report before %(who)s knew. Do you want to respond? Report again.")
    )
    return LockView(True, "todo", "lock", _("Do not respond yet"), text, _sent(lock), call=False)


def _lock_on(lock: Lock, who: Who) -> LockView:
    is_late = lock.alarms(clock.now())
    told = "" if is_late else who.told(_("We are telling %(who)s now.")) + " "
    text = told + _patience(lock, who)
    if not is_working_time(clock.now()):
        text += " " + who.told(_("%(Who)s is not at work now. Call if it is urgent."))
    note = _sent(lock) + " " + _("Not notified yet.")
    call = is_late or not is_working_time(clock.now())
    return LockView(True, "todo", "lock", _("Do not respond yet"), text, note, call)


def _patience(lock: Lock, who: Who) -> str:
    """How long it takes, or that it takes too long."""
    if lock.alarms(clock.now()):
        return who.told(_("It takes longer than usual to reach %(who)s. Call if it is urgent."))
    return _("It usually takes less than a minute.")


def _sent(lock: Lock) -> str:
    return _("Sent at %(time)s.") % {"time": since(lock.reported_at)}


def _proof(lock: Lock, *, has_answer: bool) -> str:
    """When it was sent, notified and read; once answered, it has been read."""
    assert lock.notified_at is not None
    notified = _("Notified at %(time)s.") % {"time": since(lock.notified_at)}
    seen = "" if has_answer and lock.seen_at is None else _seen(lock)
    return f"{_sent(lock)} {notified} {seen}".rstrip()


def _seen(lock: Lock) -> str:
    if lock.seen_at is None or lock.seen_at < lock.reported_at:
        return _("Not read yet.") if lock.seen_at is None else ""
    return _("Read at %(time)s.") % {"time": since(lock.seen_at)}
