"""`manage.py verify_audit`: is the trail, with all it speaks of, as it was?"""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from werksaam.audit.verification import Outcome, Report, verify

SHOWN = 20

VERDICTS = {
    Outcome.SOUND: "Sound.",
    Outcome.BROKEN: "BROKEN.",
    Outcome.RESTORED: "Restored from a backup; the gap is known and recorded.",
}


class Command(BaseCommand):
    """Exit code 0: sound; 1: broken, the first break named first; 3: restored, gap known."""

    help = "Verify the trail, its seals inside and outside, and the records it speaks of."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a custodian's copy of the outside file."""
        parser.add_argument(
            "--checkpoint",
            type=Path,
            metavar="FILE",
            help="check against these checkpoints instead of CHECKPOINT_FILE",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, say what was found, and end with the outcome."""
        path = options["checkpoint"]
        if path is not None and not path.is_file():
            self.stderr.write(f"There is no file {path}.")
            sys.exit(Outcome.BROKEN)
        report = verify(path)
        self._say(report)
        if report.outcome is not Outcome.SOUND:
            sys.exit(report.outcome)

    def _say(self, report: Report) -> None:
        self.stdout.write(
            f"{VERDICTS[report.outcome]} {report.size} events, {report.seals} seals, "
            f"{report.records} records."
        )
        for kind, found in (
            ("broken", report.problems),
            ("gap", report.gaps),
            ("note", report.warnings),
        ):
            for problem in found[:SHOWN]:
                self.stdout.write(f"{kind}: {problem}")
            if len(found) > SHOWN:
                self.stdout.write(f"{kind}: and {len(found) - SHOWN} more.")
