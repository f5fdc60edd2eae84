"""``manage.py run_due``: what a timer calls every minute."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from werksaam import due


class Command(BaseCommand):
    """Do everything that is due, once or every so many seconds."""

    help = "Send mail, note notifications, prune logs, sign checkpoints. Idempotent."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--every``."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on for ever.")

    def handle(self, *args: Any, every: float | None = None, **options: Any) -> None:
        """Exit 1 and name the parts that failed; with ``--every``, carry on instead."""
        failed = due.run()
        while every:
            time.sleep(every)
            close_old_connections()
            due.run()
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. See the log.")
