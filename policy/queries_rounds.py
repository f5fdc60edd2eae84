"""What is asked on a day: which version, and by which rounds, as known at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from werksaam import clock

from .models import Policy, Round, RoundExtension, Version
from .obligations import Asked
from .queries_reading import Code, code_of


@dataclass(frozen=True)
class Question:
    """What is asked on a day: to confirm `version`; no `rounds` where nobody was asked."""

    version: Version
    rounds: tuple[Round, ...]
    """The latest opened first; each with its extensions as known."""
    valid: frozenset[int]
    """Numbers of the versions of which a confirmation counts."""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The rounds as the rule needs them."""
        return tuple(asked_by(row) for row in self.rounds)

    @property
    def round(self) -> Round | None:
        """The round that opened last."""
        return self.rounds[0] if self.rounds else None


def asked_by(row: Round, known_at: datetime | None = None) -> Asked:
    """A round as the rule needs it; its extensions are read if they were not fetched."""
    return Asked(
        opens_on=row.opens_on,
        due_on=last_day(row, known_at),
        is_periodic=row.is_periodic,
        audience=row.audience,
        audience_of=frozenset(row.audience_of),
        id=row.pk or 0,
    )


def last_day(row: Round, known_at: datetime | None = None) -> date:
    """The last day of a round, with what it was extended to, as known at `known_at` (now)."""
    extensions = row.extensions.all() if row.pk else []
    known = [one for one in extensions if known_at is None or one.recorded_at <= known_at]
    return max([row.due_on, *(extension.due_on for extension in known)])


def was_stopped(row: Round, day: date, known_at: datetime | None = None) -> bool:
    """Whether a round asked nobody on `day`: the day on which it is stopped no longer counts."""
    if row.stopped_at is None or (known_at and row.stopped_at > known_at):
        return False
    return row.stopped_at.astimezone(clock.AMSTERDAM).date() <= day


def rounds_beside(planned: Round) -> list[Round]:
    """The rounds of the same policy that ask someone on a day of this one, earliest first."""
    rows = Round.objects.filter(
        version__policy=planned.version.policy_id,
        stopped_at__isnull=True,
        opens_on__lte=planned.due_on,
    ).exclude(pk=planned.pk)
    found = rows.select_related("version").prefetch_related("extensions")
    return [row for row in found.order_by("opens_on", "pk") if last_day(row) >= planned.opens_on]


def question_on(
    policy: Policy, day: date | None = None, known_at: datetime | None = None
) -> Question | None:
    """What the policy asks of people on `day`; None where no version is in force (4 queries)."""
    code = code_of(policy)
    return question_of(code, day or clock.today(), known_at) if code else None


def question_of(code: Code, day: date, known_at: datetime | None = None) -> Question | None:
    """The same for a policy that is loaded already (2 queries, 1 where nothing is asked)."""
    version = code.in_force_by(day, known_at) if known_at else code.in_force(day)
    if version is None:
        return None
    valid = code.valid_for(version)
    rounds = Round.objects.filter(
        version__policy=code.policy, version__number__in=valid, opens_on__lte=day
    )
    if known_at:
        rounds = rounds.filter(opened_at__lte=known_at)
    latest = rounds.order_by("-opens_on", "-id")
    found = [row for row in latest if not was_stopped(row, day, known_at)]
    prefetch_related_objects(found, known_extensions(known_at))
    return Question(version, tuple(found), valid)


def known_extensions(known_at: datetime | None) -> Prefetch[str, QuerySet[Any, Any], str]:
    """The extensions of rounds, as known at `known_at` (None: now)."""
    rows = RoundExtension.objects.all()
    return Prefetch("extensions", rows.filter(recorded_at__lte=known_at) if known_at else rows)
