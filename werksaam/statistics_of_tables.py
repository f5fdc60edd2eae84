"""What a database goes by to find the quickest way to an answer: how many rows there are of what.

PostgreSQL keeps that by itself. SQLite counts when it is asked to; without it the queue of
ten thousand cases takes twice as long.
"""

from django.db import connection

_ALL_TABLES_THAT_CHANGED_MUCH = 0x10002
"""As the documentation of SQLite advises for a connection that is seldom opened."""


def count_due() -> None:
    """Count anew what grew or shrank much since the last time; for `run_due`. Mostly nothing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA optimize = {_ALL_TABLES_THAT_CHANGED_MUCH}")
