"""Every kind of tampering, by an attacker who recomputes everything in the database.

Not found, and so said in the documentation: events after the last checkpoint
outside, rewritten or cut with everything recomputed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

import pytest
from django.conf import settings

from tests.audit import attacker
from tests.factories.people import person
from werksaam.audit import checkpoints, tree
from werksaam.audit.models import Checkpoint
from werksaam.audit.notes import SigningKey, checkpoint_text
from werksaam.audit.records import record_sha256
from werksaam.audit.verification import Outcome, verify
from werksaam.people.models import RoleGrant

pytestmark = pytest.mark.usefixtures("grants", "no_guards")


def _restore_older_copy() -> None:
    attacker.cut(5)


def _fork() -> None:
    attacker.cut(10)
    attacker.run("DELETE FROM people_rolegrant WHERE id = (SELECT max(id) FROM people_rolegrant)")
    person("Anders")
    person("Nog anders")


def _swap() -> None:
    attacker.renumber(3, 100)
    attacker.renumber(5, 3)
    attacker.renumber(100, 5)
    attacker.recompute()


def _delete_and_close_the_gap() -> None:
    attacker.run('DELETE FROM audit_event WHERE "index" = 2')
    attacker.run('DELETE FROM audit_eventdetail WHERE "index" = 2')
    for index in range(3, 12):
        attacker.renumber(index, index - 1)
    attacker.recompute()


def _insert_and_make_room() -> None:
    for index in reversed(range(4, 12)):
        attacker.renumber(index, index + 1)
    attacker.copy(3, 4)
    attacker.recompute()


def _replay() -> None:
    for table in ("audit_event", "audit_eventdetail"):
        attacker.run(f'DELETE FROM {table} WHERE "index" = 6')
    attacker.copy(1, 100)
    attacker.renumber(100, 6)
    attacker.recompute()


def _wrong_key() -> None:
    attacker.rewrite(2, facts={"role": "director"})
    key = SigningKey(settings.AUDIT_ORIGIN, secrets.token_bytes(32))
    now = Checkpoint.objects.get().signed_at
    root = tree.root(12)
    note = key.sign(checkpoint_text(settings.AUDIT_ORIGIN, 12, root, now))
    attacker.run("UPDATE audit_checkpoint SET root = %s, note = %s", root.hex(), note)


def _empty_everything() -> None:
    for table in ("event", "eventdetail", "node", "checkpoint"):
        attacker.run(f"DELETE FROM audit_{table}")
    attacker.run("DELETE FROM people_rolegrant")


def _change_a_record_and_its_event() -> None:
    grant = RoleGrant.objects.earliest("id")
    attacker.run("UPDATE people_rolegrant SET role = 'director' WHERE id = %s", grant.pk)
    grant.refresh_from_db()
    attacker.rewrite_detail(1, "record_sha256", record_sha256(grant))


TAMPERING: dict[str, Callable[[], None]] = {
    "the action": lambda: attacker.rewrite(1, action="role.revoked"),
    "the facts": lambda: attacker.rewrite(1, facts={"role": "director"}),
    "backdating": lambda: attacker.rewrite(1, at="2020-01-01T00:00:00.000000Z"),
    "the commitment": lambda: attacker.rewrite(1, commitment="00" * 32),
    "the actor": lambda: attacker.rewrite_detail(1, "actor_name", "Iemand anders"),
    "the actor's id": lambda: attacker.rewrite_detail(1, "actor_id", 99),
    "on whose behalf": lambda: attacker.rewrite_detail(1, "on_behalf_of_name", "Iemand"),
    "the object": lambda: attacker.rewrite_detail(1, "object_id", "99"),
    "the reason": lambda: attacker.rewrite_detail(1, "reason", "Een reden"),
    "the record's hash": lambda: attacker.rewrite_detail(1, "record_sha256", "00" * 32),
    "the record, with its event": _change_a_record_and_its_event,
    "deleting": _delete_and_close_the_gap,
    "inserting": _insert_and_make_room,
    "swapping": _swap,
    "replaying": _replay,
    "a fork": _fork,
    "cutting before the seal": lambda: attacker.cut(11),
    "an older copy": _restore_older_copy,
    "emptying": _empty_everything,
    "another key": _wrong_key,
}


@pytest.mark.parametrize("tamper", TAMPERING.values(), ids=TAMPERING)
def test_recomputed_tampering_under_an_outside_checkpoint_is_found(
    tamper: Callable[[], None],
) -> None:
    checkpoints.latest_or_sign()

    tamper()

    assert verify().outcome is Outcome.BROKEN
