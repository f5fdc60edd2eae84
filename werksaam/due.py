"""Everything that is due: invitations, mail, proof of notification, accounts, words, checkpoints.

`run_due` calls this every minute, on as many hosts as there are; each part is
idempotent and takes its own lease. One part that fails doesn't stop the others.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog

from escalations.attaching import sweep_files
from escalations.noticing import mail_overdue_notices
from escalations.notifying import note_accepted_mail
from escalations.queueing.placing import place_due
from escalations.queueing.setting_aside import bring_back_due
from escalations.reassigning import reassign_due
from escalations.registers.reminding_permissions import remind_due as remind_of_permissions
from escalations.registers.reviewing import mail_reviews_due
from escalations.reminding import remind_due
from escalations.responding.watching import remind_due as remind_to_look
from escalations.submitting import drop_old_drafts
from policy.giving_in.keeping import drop_old as drop_old_sources
from policy.inviting import invite_due
from policy.searching.indexing import index_due
from policy.searching.sweeping import sweep_due
from werksaam.audit.checkpoints import sign_due
from werksaam.audit.security_log import prune
from werksaam.notifications.delivering import deliver_due
from werksaam.people.hr.keeping import apply_due
from werksaam.people.joining import close_accounts_due
from werksaam.people.sessions import clear_expired
from werksaam.planner_statistics import count_due

log = structlog.get_logger(__name__)

PARTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("cases that nobody sees", reassign_due),
    ("cases set aside until today", bring_back_due),
    ("places in the queue", place_due),
    ("target times", remind_due),
    ("posts to look at again", remind_to_look),
    ("permissions that end", remind_of_permissions),
    ("invitations", invite_due),
    ("mail", deliver_due),
    ("notified", note_accepted_mail),
    ("accounts of who left", close_accounts_due),
    ("lists of people", apply_due),
    ("names whose holder left", mail_reviews_due),
    ("subjects to tell", mail_overdue_notices),
    ("old drafts", drop_old_drafts),
    ("old sources", drop_old_sources),
    ("words to search", index_due),
    ("words of what is gone", sweep_due),
    ("files without a row", sweep_files),
    ("ended sessions", clear_expired),
    ("security log", prune),
    ("checkpoint", sign_due),
    ("statistics of tables", count_due),
)


def run() -> list[str]:
    """Do what is due, in this order; answers the names of the parts that failed."""
    return [name for name, part in PARTS if not _done(name, part)]


def _done(name: str, part: Callable[[], object]) -> bool:
    try:
        part()
    except Exception:  # the next minute tries again
        log.exception("due.failed", part=name)
        return False
    return True
