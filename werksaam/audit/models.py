"""The trail: what happened, who did it (erasable), the tree over it, its seals.

No foreign keys, so nothing blocks, cascades into or rewrites the trail. Rows are
written by `appending` and `checkpoints` alone; every other way in is refused
here, and by the guards in the database (`guards.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from werksaam import clock

M = TypeVar("M", bound=models.Model)


class AppendOnly(RuntimeError):
    """Something tried to write the trail other than by appending."""


def insert(rows: Sequence[M]) -> None:
    """Store new rows in one statement; for `appending` and `checkpoints` alone."""
    if rows:
        model: type[M] = type(rows[0])
        models.QuerySet[M](model).bulk_create(rows)


def _refuse(*args: object, **kwargs: object) -> NoReturn:
    raise AppendOnly("The trail is only appended to, by acts.")


class AppendOnlyQuerySet(models.QuerySet[M]):
    """Reads; every way to write is closed."""

    create = bulk_create = bulk_update = update = delete = _refuse
    get_or_create = update_or_create = _raw_delete = _update = _refuse


class AppendOnlyModel(models.Model):
    """A row that is written once and never again."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    save = save_base = delete = _refuse


class Event(AppendOnlyModel):
    """One thing that happened. `leaf` is the truth; the other columns repeat it for finding."""

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=60)
    leaf = models.BinaryField(help_text=_("RFC 8785 bytes, exactly as hashed."))

    class Meta(AppendOnlyModel.Meta):
        ordering = ["index"]
        indexes = [models.Index(fields=["action", "index"], name="event_by_action")]

    def content(self) -> dict[str, Any]:
        """What the leaf says."""
        said: dict[str, Any] = json.loads(bytes(self.leaf))
        return said


class EventDetail(AppendOnlyModel):
    """Who did it, about what, and why. Erasable on its term; the leaf stays valid without."""

    index = models.BigIntegerField(primary_key=True)
    key = models.BinaryField(help_text=_("Random key of the commitment in the leaf."))
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    on_behalf_of_id = models.BigIntegerField(null=True)
    on_behalf_of_name = models.TextField()
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    reason = models.TextField()
    record_sha256 = models.CharField(max_length=64)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["index"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "index"], name="detail_by_object")
        ]

    def content(self) -> dict[str, str]:
        """What the leaf is committed to."""
        return {
            "actor_id": _text(self.actor_id),
            "actor_name": self.actor_name,
            "on_behalf_of_id": _text(self.on_behalf_of_id),
            "on_behalf_of_name": self.on_behalf_of_name,
            "object_type": self.object_type,
            "object_id": self.object_id,
            "reason": self.reason,
            "record_sha256": self.record_sha256,
        }


class Node(AppendOnlyModel):
    """A complete node of the Merkle tree; level 0 holds the hashes of the leaves."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()


class Checkpoint(AppendOnlyModel):
    """A signed statement of size and root. One per size: two roots of one size is a fork."""

    size = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    note = models.TextField(help_text=_("The signed note, exactly as it was handed out."))

    class Meta(AppendOnlyModel.Meta):
        ordering = ["size"]


class SecurityEvent(models.Model):
    """A sign-in, a refusal, a throttled request. Apart from the trail, gone after six months.

    Apart, because an outsider must not be able to fill the trail.
    """

    at = models.DateTimeField(default=clock.now, db_index=True)
    event = models.CharField(max_length=60)
    person_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=45)
    path = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
