"""Confirming in another way in the demo: read together, contested, and signed on paper."""

from __future__ import annotations

from datetime import date
from functools import partial

from policy import paper, queries, reading_together
from policy.acknowledging import statement
from policy.models import ReadingTogether, Version
from werksaam import clock
from werksaam.uploads import accept

from . import screenshots
from .people import Cast
from .telling import Step, moment

TRAINER = "Samira el Idrissi"
READ_WITH = "Piet Mol"
CONTESTS = "Bep Hoek"
ON_PAPER = "Danuta Nowak"
NAMES = frozenset({READ_WITH, CONTESTS, ON_PAPER})
"""They do not confirm in the portal themselves."""


def steps(cast: Cast, today: int) -> list[Step]:
    """What happened in the days before the day `today` of the story."""
    read, later = cast.day(today - 3), cast.day(today - 2)
    return [
        Step(moment(read, "10:00"), partial(_read, cast, READ_WITH)),
        Step(moment(read, "11:10"), partial(_read, cast, CONTESTS)),
        Step(moment(later, "14:00"), partial(_contest, cast, CONTESTS)),
        Step(moment(later, "15:20"), partial(_record, cast, ON_PAPER)),
    ]


def _read(cast: Cast, name: str) -> None:
    person = cast[name]
    reading_together.attest(by=cast[TRAINER], person=person, version=_version(), language="nl")


def _contest(cast: Cast, name: str) -> None:
    reading = ReadingTogether.objects.get(person=cast[name])
    remark = "Wij lazen alleen het begin. Toen ging de bel."
    reading_together.contest(by=cast[name], reading=reading, remark=remark)


def _record(cast: Cast, name: str) -> None:
    version, signed_on = _version(), clock.today()
    scan = screenshots.of_form(statement(version, "nl"), name, _written(signed_on))
    paper.record_paper_form(
        by=cast["Secretariaat"],
        person=cast[name],
        version=version,
        signed_on=signed_on,
        language="nl",
        scan=accept("formulier.png", scan),
    )


def _written(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _version() -> Version:
    policy = queries.the_policy()
    version = queries.version_in_force(policy) if policy else None
    assert version is not None
    return version
