"""One database, migrated once for all workers of a run; each works in a copy of its own.

To migrate takes twelve seconds of a processor, and each worker did. So who starts the
workers has one database made anew beside them, for this run alone, and holds a lock until
it is there. A worker waits for the lock, copies, and migrates its copy: what stands there
already takes no time, and a copy that lacked something would get it. Without workers
pytest-django makes the database as always.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

ROOT = Path(__file__).parent.parent
FOLDER = "ready_database"
"""What a worker is told: the folder of the lock and, on SQLite, of the database."""


@contextmanager
def made_beside() -> Iterator[str]:
    """A database is made in a process of its own; yields its folder, at once."""
    with tempfile.TemporaryDirectory(prefix="ready-") as folder:
        with (Path(folder) / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # The lock is also of the process that inherits it, and lasts until that ends.
            command = [sys.executable, "-m", "tests.ready_database", folder]
            making = subprocess.Popen(
                command, cwd=ROOT, pass_fds=[lock.fileno()], stdout=subprocess.DEVNULL
            )
        try:
            yield folder
        finally:
            making.wait()
            _drop(_name_in(folder))


def copy(folder: str) -> None:
    """Make the database of this worker a copy. Raises where none was made (stderr says why)."""
    with (Path(folder) / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    made, own = _name_in(folder), connection.settings_dict["TEST"]["NAME"]
    if connection.vendor == "sqlite":
        shutil.copy(made, own)
    else:
        _drop(own)
        _run(f'CREATE DATABASE "{own}" TEMPLATE "{made}"')


def remove_copy() -> None:
    """Take the database of this worker away again."""
    connection.close()
    _drop(connection.settings_dict["TEST"]["NAME"])


def _name_in(folder: str) -> str:
    name = Path(folder) / "ready.sqlite3"
    return str(name) if connection.vendor == "sqlite" else f"test_{Path(folder).name}"


def _drop(name: str) -> None:
    if connection.vendor == "sqlite":
        Path(name).unlink(missing_ok=True)
    else:
        _run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _run(sql: str) -> None:
    creation: Any = connection.creation  # what it does this with is private, and so untyped
    with creation._nodb_cursor() as cursor:
        cursor.execute(sql)


def _make(folder: str) -> None:
    connection.settings_dict["TEST"]["NAME"] = _name_in(folder)
    connection.creation.create_test_db(verbosity=0, serialize=False)
    connection.close()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "werksaam.settings_test"
    import django

    django.setup()
    _make(sys.argv[1])
