"""``manage.py demo``: the portal with an invented organisation, ready to try."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from werksaam.demo import preparing, serving


class Command(BaseCommand):
    """Prepare the demo if it isn't there yet, then serve it."""

    help = "Prepare and serve the demo: invented people on the real code."

    # The database may not be there yet; the checks run on what is prepared.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--prepare-only`` and ``--port``."""
        parser.add_argument("--prepare-only", action="store_true", help="Do not serve.")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, prepare_only: bool, port: int, **options: Any) -> None:
        """Refuse anything that looks like production; say what is being done."""
        if reason := preparing.why_not_a_demo():
            raise CommandError(reason)
        if preparing.is_prepared():
            preparing.update()
            self.stdout.write(f"The demo is there already, in {settings.DATA_DIR}.")
            self.stdout.write("To begin anew, remove that folder.")
        else:
            # The mail of the story leads to where the demo will be served.
            settings.BASE_URL = serving.address(port)
            preparing.prepare(say=self._say)
        if not prepare_only:
            serving.serve(port=port, say=self._say)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
