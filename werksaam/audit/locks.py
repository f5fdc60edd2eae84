"""Locks that end with the transaction: one writer of the trail, one signer, one writer of
the standing texts, one host that invites, one who changes the tree of teams or applies a
list from HR, one who asks for or approves account names at a time.

On PostgreSQL an advisory lock, at READ COMMITTED: what is read after taking it
includes what the holder before committed. On SQLite a transaction is IMMEDIATE,
so holding one is holding the lock.
"""

from enum import IntEnum

from django.db import connection


class Lock(IntEnum):
    """The numbers of the advisory locks; any will do, as long as they stay apart."""

    APPENDING = 0x57534D01
    SIGNING = 0x57534D02
    WORDING = 0x57534D03
    INVITING = 0x57534D04
    PEOPLE = 0x57534D05
    ACCOUNT_NAMES = 0x57534D06


def take(lock: Lock) -> None:
    """Wait for the lock and hold it until the transaction ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("A lock is taken inside a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(lock)])
