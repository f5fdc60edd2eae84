"""No code writes rows in bulk, around the acts: over the source, so that none slips in.

A bulk write can't be found by running one; here every place that could make one
is listed with what it writes. A row that is evidence is written by its act alone,
one at a time, under a condition that lets one writer win.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from werksaam.audit.guards import registered
from werksaam.audit.verification.records import recorded_models

from .test_structure import name, source

ONE_ROW_UNDER_A_CONDITION = {
    "escalations/notifying.py": "a report, once, while it is not notified",
    "escalations/transitions.py": "a case, at the revision that was shown",
    "werksaam/people/joining.py": "a person, while the account is open",
}
NO_EVIDENCE = {
    "escalations/attaching.py": "images of a draft, which became those of a report",
    "escalations/draft_images.py": "a draft and its images",
    "escalations/sharing/receiving.py": "drafts",
    "escalations/submitting.py": "drafts",
    "escalations/queueing/placing.py": "the place of a case in the queue, which follows from it",
    "escalations/working/mentioning.py": "mentions: that they were seen",
    "policy/giving_in/keeping.py": "sources that are under way to a version",
    "policy/searching/sweeping.py": "words of what is gone, which follow from other rows",
    "policy/drafting/flagging.py": "what is odd in the words of a draft, found anew",
    "policy/drafting/undoing.py": "how a draft stood before a change",
    "policy/drafting/writing.py": "texts and references of a draft, for which its version stands",
    "policy/handing_over.py": "invitations: who handed them over",
    "werksaam/audit/security_log.py": "the security log, which is pruned",
    "werksaam/demo/people.py": "passwords of the demo",
    "werksaam/notifications/delivering.py": "mail",
    "werksaam/people/second_factor.py": "the second factor of a person",
    "werksaam/people/session_store.py": "a session, while nobody else stored it",
    "werksaam/stored_files.py": "a file, no row",
}
WRITES = {"delete", "_raw_delete", "update_or_create", "bulk_update", "aupdate", "adelete"}


def _writes_in_bulk(path: Path) -> bool:
    """Whether a module calls `rows.update(column=…)`, `rows.delete()` or the like; `vars(x)` is
    no row."""
    calls = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call))
    methods = [c for c in calls if isinstance(c.func, ast.Attribute)]
    return any(
        call.func.attr in WRITES
        or (call.func.attr == "update" and not call.args and call.keywords and not _is_vars(call))
        for call in methods
        if isinstance(call.func, ast.Attribute)
    )


def _is_vars(call: ast.Call) -> bool:
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(of, ast.Call) and isinstance(of.func, ast.Name) and of.func.id == "vars"


def test_every_bulk_write_is_listed_with_what_it_writes() -> None:
    writing = {name(path) for path in source() if _writes_in_bulk(path)}

    assert writing == ONE_ROW_UNDER_A_CONDITION.keys() | NO_EVIDENCE.keys()


def test_sql_of_our_own_is_listed() -> None:
    asking = {name(path) for path in source() if ".cursor()" in path.read_text()}

    assert asking <= {
        "policy/queries_stamp.py",  # reads
        "werksaam/audit/guards.py",
        "werksaam/audit/locks.py",
        "werksaam/demo/preparing.py",
        "werksaam/planner_statistics.py",  # has SQLite count rows
        "werksaam/views/health.py",
    }


@pytest.mark.parametrize("model", recorded_models(), ids=lambda model: model.RECORD_TYPE)
def test_database_refuses_to_remove_evidence(model: type) -> None:
    guarded = {guard.model for guard in registered() if guard.operation == "DELETE"}

    assert model in guarded
