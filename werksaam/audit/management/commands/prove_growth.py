"""`manage.py prove_growth SIZE`: today's trail continues the one that was sealed at SIZE."""

from argparse import FileType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werksaam.audit import checkpoints, exporting
from werksaam.audit.models import Checkpoint


class Command(BaseCommand):
    """Holds no events, so it may go to anyone."""

    help = "Write a proof that the trail still continues an older seal, for audit.verify."

    def add_arguments(self, parser: CommandParser) -> None:
        """The size that the older seal names, and where to write."""
        parser.add_argument("size", type=int, help="how many events the older seal covers")
        parser.add_argument(
            "--output", type=FileType("w", encoding="utf-8"), default=None, metavar="FILE"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal what is there, and write the proof."""
        old = Checkpoint.objects.filter(size=options["size"]).first()
        if old is None:
            raise CommandError(f"There is no seal of {options['size']} events.")
        output = options["output"] or self.stdout
        output.write(f"{exporting.growth(old, checkpoints.latest_or_sign())}\n")
