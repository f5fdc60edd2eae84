"""What the chapters of the story share: the word in every text, the day, and people."""

from __future__ import annotations

from datetime import date

from tests.factories.people import person
from werksaam.people.models import User

CANARY = "kanariewoord"
DAY = date(2026, 11, 23)


def named(name: str, **given: object) -> User:
    number = f"{CANARY}-{name}"
    return person(
        f"{name} {CANARY}",
        email=f"{number}@werksaam.example".lower(),
        personnel_number=number[-20:],
        phone=CANARY,
        **given,  # type: ignore[arg-type]
    )
