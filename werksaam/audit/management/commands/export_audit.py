"""`manage.py export_audit`: the trail for who checks it elsewhere."""

from argparse import FileType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werksaam.audit import checkpoints, exporting
from werksaam.audit.appending import appended
from werksaam.audit.by import person_of
from werksaam.audit.recording import record


class Command(BaseCommand):
    """Exports are themselves in the trail."""

    help = "Write the trail as JSON Lines, for python -m werksaam.audit.verify."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who exports, why, whether with names, and where to."""
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who exports")
        parser.add_argument("--reason", default="", help="why; needed with --details")
        parser.add_argument(
            "--details", action="store_true", help="with names and reasons: personal data"
        )
        parser.add_argument(
            "--output", type=FileType("w", encoding="utf-8"), default=None, metavar="FILE"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Record the export, seal the trail with it, and write it."""
        person, with_details = person_of(options["by"]), options["details"]
        if with_details and not options["reason"]:
            raise CommandError("Say with --reason why the details are needed.")
        with appended():
            facts = {"details": with_details}
            record("audit.exported", by=person, facts=facts, reason=options["reason"])
        output = options["output"] or self.stdout
        for line in exporting.lines(checkpoints.latest_or_sign(), with_details=with_details):
            output.write(f"{line}\n")
