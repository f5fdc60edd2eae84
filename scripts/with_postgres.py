"""Run a command with a throw-away PostgreSQL: `with_postgres.py make test`.

The cluster lives in a temporary folder, listens on a socket in it alone, and
is ended and removed whatever happens. DATABASE_URL tells the command where it
is. The server refuses to run as root, so root lends the work to `postgres`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

MISSING = "PostgreSQL's programs initdb and pg_ctl are not found (Debian: the package postgresql)."
SETTINGS = (
    # Nothing here outlives the command, so nothing is written for the sake of a crash.
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    " -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB"
    # Tables are emptied between tests: there is little to clean, and plans are simple.
    " -c autovacuum=off -c jit=off -c max_connections=200"
)


IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder made in it is ours alone
ENOUGH = 2 * 1024**3
"""Bytes free, so that a cluster of tests fits with room to spare."""


def folder_for_data() -> Path:
    """A new folder, in memory where there is enough: emptying all tables between tests makes
    and removes hundreds of files."""
    in_memory = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)
    fits = in_memory and shutil.disk_usage(IN_MEMORY).free >= ENOUGH
    return Path(tempfile.mkdtemp(prefix="pg-", dir=IN_MEMORY if fits else None))


def binaries() -> Path:
    """The folder of initdb and pg_ctl: that on the PATH, else Debian's newest version."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not found:
        sys.exit(MISSING)
    return found[-1].parent


def as_server(command: list[str]) -> None:
    """Run a program of the server's, as `postgres` where this is root."""
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *command]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    if outcome.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{outcome.stdout}{outcome.stderr}")


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster for the block; yields its DATABASE_URL."""
    programs = binaries()
    folder = folder_for_data()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, log = str(folder / "data"), str(folder / "log")
    try:
        as_server(
            [f"{programs}/initdb", "-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"]
        )  # fmt: skip
        options = f"-c listen_addresses= -c unix_socket_directories={folder} {SETTINGS}"
        as_server([f"{programs}/pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"])
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            as_server([f"{programs}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + _signal)


def main(command: list[str]) -> int:
    """Run `command` beside a cluster. Returns its exit code."""
    if not command:
        sys.exit("Say which command: with_postgres.py COMMAND …")
    signal.signal(signal.SIGTERM, _end)
    with cluster() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
