"""Someone who owns the database and the code, but not the signing key or what is outside.

The test takes the guards away first (`guards.remove`); its rollback puts them back.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from werksaam.audit import merkle
from werksaam.audit.canonical import canonical, commitment
from werksaam.audit.models import Event, EventDetail, Node


def run(sql: str, *values: Any) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite(index: int, /, **changes: Any) -> None:
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


def copy(old: int, new: int) -> None:
    """Put a copy of an event, with its details, at a free index."""
    for table in ("audit_event", "audit_eventdetail"):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM {table} WHERE "index" = %s', [old])
            columns = [
                column.name if hasattr(column, "name") else column[0]
                for column in cursor.description
            ]
            row = dict(zip(columns, cursor.fetchone(), strict=True)) | {"index": new}
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(["%s"] * len(row))
        run(f"INSERT INTO {table} ({names}) VALUES ({marks})", *row.values())


def recompute() -> None:
    """Bring every node of the tree into line with whatever the events now are."""
    tree = merkle.Frontier()
    right: dict[tuple[int, int], bytes] = {}
    for leaf in Event.objects.order_by("index").values_list("leaf", flat=True):
        made = tree.append(merkle.hash_leaf(bytes(leaf)))
        right |= {(node.level, node.index): node.hash for node in made}
    stored = {(n.level, n.index): bytes(n.hash) for n in Node.objects.all()}
    for level, index in stored.keys() - {key for key in right if right[key] == stored.get(key)}:
        run('DELETE FROM audit_node WHERE level = %s AND "index" = %s', level, index)
        stored.pop((level, index))
    rows = [(*key, right[key]) for key in right.keys() - stored.keys()]
    with connection.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO audit_node (level, "index", hash) VALUES (%s, %s, %s)', rows
        )
