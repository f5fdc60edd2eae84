"""What a database goes by to find the quickest way to an answer: how many rows there are of what.

PostgreSQL keeps that by itself. SQLite counts when it is asked to; without it the queue of
ten thousand cases takes twice as long, and longer with each thousand.
"""

from django.db import connection

from werksaam.audit import tree

_ROWS_OF_AN_INDEX = 10_000
"""What SQLite looks at of each: enough to choose by, and a moment's work at any size."""
_MEASURE = "audit_event"
"""Every act leaves an event: where there are twice as many, all else changed as well."""


def count_due() -> bool:
    """Count anew where twice as much happened as when it was counted last, and say whether;
    for `run_due` (2 queries on SQLite, none elsewhere)."""
    if connection.vendor != "sqlite" or tree.size() < 2 * _counted():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {_ROWS_OF_AN_INDEX}")
        cursor.execute("ANALYZE")
        # Of what we measure by, the true number: an estimate may be less than half of it, and
        # then all would be counted again each minute.
        cursor.execute("PRAGMA analysis_limit = 0")
        cursor.execute(f"ANALYZE {_MEASURE}")
    return True


def _counted() -> int:
    """How many events there were when rows were counted last."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone() is None:
            return 0
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s LIMIT 1", [_MEASURE])
        row = cursor.fetchone()
    return int(row[0].split()[0]) if row else 0
