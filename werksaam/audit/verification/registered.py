"""What apps check besides, because they alone know what must follow from what.

A row that is no record of its own may still be bound by one: the texts of a
version by the hash that was adopted. The app above says so:

    registered.register(check_texts)        # in AppConfig.ready()
"""

from collections.abc import Callable

from .report import UNREADABLE, Report

Check = Callable[[Report], None]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Let `check` be part of every verification; it calls `report.broken` for what it finds."""
    if check not in _checks:
        _checks.append(check)


def run(report: Report) -> None:
    """Make every registered check."""
    for check in _checks:
        try:
            check(report)
        except UNREADABLE as error:
            where = f"{check.__module__}.{check.__name__}"
            report.broken(where, f"could not check: a row can't be read ({type(error).__name__}).")
