"""Someone who owns the database and the code, but not the signing key or what is outside.

The test takes the guards away first (`guards.remove`); its rollback puts them back.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from werksaam.audit import merkle
from werksaam.audit.canonical import canonical, commitment
from werksaam.audit.models import Event, EventDetail


def run(sql: str, *values: Any) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite(index: int, **changes: Any) -> None:
    """Change fields of a leaf, with its columns and hashes brought into line."""
    event = Event.objects.get(index=index)
    leaf = event.content() | changes
    run(
        'UPDATE audit_event SET leaf = %s, action = %s, at = %s WHERE "index" = %s',
        canonical(leaf), leaf["action"], leaf["at"].rstrip("Z"), index,
    )  # fmt: skip
    recompute()


def rewrite_detail(index: int, column: str, value: object) -> None:
    """Change a detail, and the commitment in the leaf with it."""
    run(f'UPDATE audit_eventdetail SET {column} = %s WHERE "index" = %s', value, index)
    detail = EventDetail.objects.get(index=index)
    rewrite(index, commitment=commitment(detail.content(), bytes(detail.key)))


def cut(size: int) -> None:
    """Keep only the first `size` events, with nothing left of the others."""
    for table in ("audit_event", "audit_eventdetail"):
        run(f'DELETE FROM {table} WHERE "index" >= %s', size)
    run("DELETE FROM audit_checkpoint WHERE size > %s", size)
    recompute()


def renumber(old: int, new: int) -> None:
    """Give an event another place, its leaf included."""
    leaf = Event.objects.get(index=old).content() | {"index": new}
    run(
        'UPDATE audit_event SET "index" = %s, leaf = %s WHERE "index" = %s',
        new, canonical(leaf), old,
    )  # fmt: skip
    run('UPDATE audit_eventdetail SET "index" = %s WHERE "index" = %s', new, old)


def recompute() -> None:
    """Build the whole tree anew over whatever the events now are."""
    tree, nodes = merkle.Frontier(), []
    for leaf in Event.objects.order_by("index").values_list("leaf", flat=True):
        nodes += tree.append(merkle.hash_leaf(bytes(leaf)))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_node")
        cursor.executemany(
            'INSERT INTO audit_node (level, "index", hash) VALUES (%s, %s, %s)',
            [(node.level, node.index, node.hash) for node in nodes],
        )
