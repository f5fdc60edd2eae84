"""A draft comes to nothing: nobody sees it any more, and what it said stays stored."""

from __future__ import annotations

from policy.models import Version
from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .stored import hold
from .undoing import forget_steps


@act
def drop(*, by: User, version: Version) -> None:
    """Drop a draft. Raises Conflict where it was adopted, or dropped before."""
    hold(version)
    version.dropped_at, version.dropped_by = clock.now(), by
    version.revision += 1
    version.save(update_fields=["dropped_at", "dropped_by", "revision"])
    forget_steps(version)
    record("version.dropped", by=by, about=version, facts={"version": version.number})
