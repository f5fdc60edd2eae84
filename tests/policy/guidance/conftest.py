"""A desk, and the texts that ship with the portal."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from policy.guidance.importing import import_guidance
from policy.guidance.publishing import publish
from policy.guidance.queries import draft_of
from policy.models import Guidance, GuidanceSlug, Version
from tests.factories.escalations import House
from tests.factories.guidance import BEFORE_YOU_POST
from werksaam.people.models import User

SLUG = GuidanceSlug.BEFORE_YOU_POST


@dataclass(frozen=True)
class Desk:
    """Two of the desk, someone of the staff with a manager, and the code."""

    adviser: User
    secretary: User
    reader: User
    manager: User
    version: Version

    def offered(self, source: str = BEFORE_YOU_POST) -> str:
        """A text that the adviser offers; its slug."""
        note = "De eerste."
        draft = import_guidance(by=self.adviser, source=source, version=self.version, note=note)
        return draft.slug

    def published(self, source: str = BEFORE_YOU_POST) -> Guidance:
        """A text that the secretary published."""
        slug = self.offered(source)
        return publish(by=self.secretary, slug=slug, revision=draft_of(slug).revision)


@pytest.fixture
def desk(standing_house: House) -> Desk:
    """A desk of two, and the code in force."""
    house = standing_house
    return Desk(house.adviser, house.secretary, house.reporter, house.manager, house.version)
