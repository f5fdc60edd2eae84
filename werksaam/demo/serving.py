"""Serving the demo: gunicorn, and what is due beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from django.conf import settings

from . import people
from .organisation import PASSWORD

EVERY = "3"
"""Seconds between two runs of what is due, so that a visitor sees mail leave."""


def serve(*, port: int, say: Callable[[str], None]) -> None:
    """Serve on this machine until stopped with Ctrl-C or a signal."""
    _print_welcome(port, say)
    environment = {**os.environ, "BASE_URL": f"http://127.0.0.1:{port}"}
    due_command = [sys.executable, "manage.py", "run_due", "--every", EVERY]
    due = subprocess.Popen(due_command, env=environment)
    try:
        subprocess.run(_gunicorn(port), env=environment, check=False)
    except KeyboardInterrupt:
        say("")
    finally:
        due.terminate()
        due.wait()


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
