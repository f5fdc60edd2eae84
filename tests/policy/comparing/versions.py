"""Published versions of the code that differ in few words."""

from __future__ import annotations

from datetime import date

from policy.models import ProvisionText, Version
from tests.factories.policy import SOURCE, imported_code, published_code
from werksaam.people.models import User

PAIR = "/code/sociale-media-code/vergelijk/1/2/"
COMPARE = "/code/sociale-media-code/vergelijk/"
OLD, NEW = "citeert nooit letterlijke", "citeert niet letterlijke"
"""In article 3, fourth lid."""


def versions(number: int, *, after: int = 0) -> list[Version]:
    """`number` versions of the code, `after` as many that are there already.

    From each to the next one word of article 3.4 changes.
    """
    return [
        published_code(
            source=SOURCE.replace(OLD, f"citeert nooit{nth or ''} letterlijke"),
            adopted_on=date(2017, 4, 13),
            published_on=date(2017, 4, 20),
            in_force_on=date(2017 + nth, 4, 21),
            retroactive_from=None,
        )
        for nth in range(after, after + number)
    ]


def a_draft(*, by: User | None = None) -> Version:
    """A version that only the desk may see."""
    return imported_code(by=by, source=SOURCE.replace(OLD, NEW))


def lid(version: Version) -> ProvisionText:
    """The lid that changes."""
    return version.texts.get(eid="art_3__para_4")
