"""Serving the demo: gunicorn, and what is due beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import NoReturn

from django.conf import settings

from . import people
from .organisation import PASSWORD

EVERY = "3"
"""Seconds between two runs of what is due, so that a visitor sees mail leave."""


def address(port: int) -> str:
    """Where the demo is to be found, also by the links in its mail."""
    return f"http://127.0.0.1:{port}"


def serve(*, port: int, say: Callable[[str], None]) -> None:
    """Serve on this machine until stopped with Ctrl-C or a signal."""
    _print_welcome(port, say)
    environment = {**os.environ, "BASE_URL": address(port)}
    signal.signal(signal.SIGTERM, _stop)
    due = subprocess.Popen(
        [sys.executable, "manage.py", "run_due", "--every", EVERY], env=environment
    )
    server = subprocess.Popen(_gunicorn(port), env=environment)
    try:
        server.wait()
    except KeyboardInterrupt:
        say("")
    finally:
        for process in (server, due):
            process.terminate()
            process.wait()


def _stop(*_: object) -> NoReturn:
    """A signal to end is as good as Ctrl-C: nothing may go on serving without us."""
    raise KeyboardInterrupt


def _gunicorn(port: int) -> list[str]:
    address = f"127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "werksaam.wsgi", "--bind", address]
    return [*command, "--workers", "1", "--threads", "8", "--log-level", "warning"]


def _print_welcome(port: int, say: Callable[[str], None]) -> None:
    say("")
    say(f"The portal: http://127.0.0.1:{port}/")
    say(f"Mail that it sends: {settings.MAIL_DIR}")
    say(f"Everyone below signs in with the password: {PASSWORD}")
    for row in people.read_list():
        login = row["email"] or row["personnel_number"]
        roles = ", ".join(row["roles"]) or row["team"]
        say(f"  {login:45} {roles}")
    say("Stop with Ctrl-C.")
    say("")
