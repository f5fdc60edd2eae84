"""The last change to a draft taken back: the text as it stood before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from policy.models import DraftStep, Version
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .parts import Outline, Part
from .pointing import Pointer
from .stored import Stored, hold, stored
from .telling import tell_lineage
from .writing import write_as_was

MOST = 20
"""Changes to a draft that can be taken back, one after another."""


def keep_step(*, by: User, version: Version, what: str, before: Stored, eid: str) -> None:
    """Keep how the draft stood before a change; what is older than the last `MOST` goes."""
    DraftStep.objects.create(
        version=version,
        kind=what,
        eid=eid,
        before={"title": before.outline.title, "parts": _plain(before.outline.roots)},
        pointers=[asdict(one) for one in before.pointers],
        done_by=by,
    )
    older = list(version.steps.values_list("pk", flat=True)[MOST:])
    version.steps.filter(pk__in=older).delete()


def last_step(version: Version) -> DraftStep | None:
    """The change that would be taken back; None where there is none (1 query)."""
    return version.steps.select_related("done_by").first()


def last_step_at(version: Version, eid: str) -> DraftStep | None:
    """The last change to what stands at this place, else the last of all (1 query)."""
    steps = list(version.steps.select_related("done_by").defer("before", "pointers"))
    here = (step for step in steps if step.eid == eid)
    return next(here, steps[0] if steps else None)


def forget_steps(version: Version) -> None:
    """Nothing can be taken back any more: the text is fixed, or the draft came to nothing."""
    version.steps.filter(version=version).delete()


@act
def undo(*, by: User, version: Version, step: int) -> DraftStep:
    """Take the last change back. Raises Conflict where `step` is no longer the last one."""
    hold(version)
    last = last_step(version)
    if last is None or last.pk != step:
        raise Conflict(
            _("Someone changed the draft in the meantime."),
            _("Look at it once more, and then take back what you want to take back."),
            reverse("policy:draft", args=[version.number]),
        )
    pointers = [Pointer(**one) for one in last.pointers]
    write_as_was(version, stored(version), _outline(last.before), pointers)
    tell_lineage(by=by, version=version, fates=())
    facts: dict[str, Plain] = {
        "version": version.number,
        "kind": "undo",
        "eid": last.eid,
        "text_sha256": version.text_sha256,
    }
    record("version.changed", by=by, about=version, facts=facts)
    version.steps.filter(pk=last.pk).delete()
    return last


def _plain(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [asdict(part) for part in parts]


def _outline(before: dict[str, Any]) -> Outline:
    return Outline(before["title"], tuple(_part(one) for one in before["parts"]))


def _part(plain: dict[str, Any]) -> Part:
    return Part(**{**plain, "children": tuple(_part(one) for one in plain["children"])})
