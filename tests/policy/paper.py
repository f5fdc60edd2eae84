"""A form on paper, recorded, for tests."""

from __future__ import annotations

from datetime import date, timedelta

from policy.models import Acknowledgement
from policy.paper import record_paper_form
from tests.factories.images import picture
from tests.policy.reading import Hall
from werksaam import clock
from werksaam.uploads import accept


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def recorded(
    hall: Hall, signed_on: date | None = None, scan: bytes | None = None
) -> Acknowledgement:
    return record_paper_form(
        by=hall.desk,
        person=hall.learner,
        version=hall.version,
        signed_on=signed_on or yesterday(),
        language="nl",
        scan=accept("scan.png", picture()),
    )
