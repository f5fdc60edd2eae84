"""Four of the desk publish at once what a colleague offered: it is published once."""

from __future__ import annotations

import pytest

from policy.guidance.publishing import publish
from policy.guidance.queries import draft_of
from policy.models import Guidance
from tests.escalations.test_at_once import at_once
from tests.factories.people import person
from tests.factories.policy import published_code
from werksaam.conflicts import Conflict
from werksaam.people.models import Role, User

from .conftest import SLUG, Desk


@pytest.mark.django_db(transaction=True)
def test_of_four_who_publish_at_once_one_does() -> None:
    adviser, second = (person(roles=[Role.COMMS_ADVISER]) for _ in range(2))
    Desk(adviser, second, second, second, published_code()).offered()
    revision = draft_of(SLUG).revision

    def try_it(_number: int) -> str:
        try:
            publish(by=User.objects.get(pk=second.pk), slug=SLUG, revision=revision)
        except Conflict:
            return "refused"
        return "published"

    assert sorted(at_once(4, try_it)) == ["published", *["refused"] * 3]
    assert Guidance.objects.get().number == 1
