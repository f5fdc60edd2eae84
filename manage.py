#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import secrets
import sys
from pathlib import Path


def prepare_demo_folder() -> None:
    """Give a new demo its secret, before the settings are read.

    A data folder that holds a database but no secret is somebody's portal, not
    a demo: leave it alone (the command then refuses).
    """
    folder = Path(os.environ.get("DATA_DIR", Path(__file__).resolve().parent / "var"))
    secret = folder / "demo-secret"
    if secret.exists() or (folder / "portal.sqlite3").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    secret.touch(mode=0o600)
    secret.write_text(secrets.token_urlsafe(48))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werksaam.settings")
    if sys.argv[1:2] == ["demo"]:
        prepare_demo_folder()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
