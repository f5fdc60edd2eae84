"""Making the demo: database, organisation, story, and the list of who can sign in."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from . import hr, people, story

Say = Callable[[str], None]


def why_not_a_demo() -> str:
    """Why these settings may not be used for a demo; empty if they may.

    A demo has known passwords. It never runs on a database, a folder or a mail
    server that is somebody's.
    """
    if not settings.DEMO:
        return f"{settings.DATA_DIR} holds a portal that is no demo. Choose another DATA_DIR."
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return "The demo keeps its own SQLite database. Unset DATABASE_URL."
    if settings.BASE_URL.startswith("https"):
        return "The demo is served over http on this machine alone. Unset BASE_URL."
    return ""


def is_prepared() -> bool:
    """Whether a demo was prepared to the end in this folder."""
    return people.list_file().exists()


def prepare(*, say: Say) -> None:
    """Prepare everything from nothing; an earlier attempt that broke off is cleared away."""
    _clear()
    say("1/5 Database and static files")
    update()
    _dont_wait_for_the_disk()
    say("2/5 The organisation: three levels of teams, sixty people")
    cast = story.tell_who_works_here()
    say("3/5 The code: read from its official text, explained, adopted, published")
    story.tell_the_code(cast)
    say("4/5 Sixty days: rounds, reports, decisions, mail")
    _say_nothing_of_mail()
    story.tell_the_rest(cast)
    say("5/5 The trail is checked from its first event to its last")
    call_command("verify_audit", verbosity=0)
    hr.write_people_list(cast)
    people.write_list(cast)


def update() -> None:
    """Bring database and static files to what the code of today expects."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _dont_wait_for_the_disk() -> None:
    """A demo that breaks off is begun anew, so nothing need be safe before it is complete."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")


def _say_nothing_of_mail() -> None:
    """A mail that comes back belongs to the story; it is no news of the preparing."""
    logging.getLogger("werksaam.notifications").setLevel(logging.ERROR)


def _clear() -> None:
    for file in settings.DATA_DIR.glob("portal.sqlite3*"):
        file.unlink()
    for folder in (settings.MAIL_DIR, settings.AUDIT_KEY_DIR, settings.STATIC_ROOT):
        shutil.rmtree(folder, ignore_errors=True)
    settings.CHECKPOINT_FILE.unlink(missing_ok=True)
