"""`manage.py create_audit_key`: the first signing key, or the next one."""

from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from werksaam import clock
from werksaam.audit import checkpoints, keyring
from werksaam.audit.appending import appended
from werksaam.audit.by import person_of
from werksaam.audit.notes import SigningKey
from werksaam.audit.recording import Actor, record


class Command(BaseCommand):
    """A new key is announced by an event that the old one still signs."""

    help = "Make a signing key for the trail; hand out the .pub file outside the portal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who makes it."""
        parser.add_argument("--by", metavar="EMAIL", help="who makes it; needed from the second on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the key, announce it if it is not the first, put it in use."""
        key = keyring.new_key(None)
        if keyring.public_keys():
            if not options["by"]:
                raise CommandError("Say with --by who makes the new key.")
            announce(key, by=person_of(options["by"]))
            key = replace(key, valid_from=clock.now())
        keyring.store(key)
        self.stdout.write(f"In use from now on. Its public key:\n{key.public.encoded()}")


def announce(key: SigningKey, *, by: Actor) -> None:
    """Say in the trail which key comes, and seal that with the key in use."""
    public = key.public
    with appended():
        facts = {"key_id": public.key_id.hex(), "public_key": public.raw.hex()}
        record("trail.key_announced", by=by, facts=facts)
    checkpoints.latest_or_sign()
