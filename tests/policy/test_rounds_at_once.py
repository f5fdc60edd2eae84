"""Two of the desk at once: one round, one exemption, whoever comes first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from policy.exempting import AlreadyExempt, exempt
from policy.models import Exemption, ExemptionReason, Round
from policy.rounds import CannotOpen, open_round
from tests.factories.people import person
from tests.factories.policy import published_code
from tests.policy.asking import days
from werksaam import clock
from werksaam.people.models import Role


@pytest.mark.django_db(transaction=True)
def test_at_once_a_thing_is_asked_once_and_an_exemption_entered_once() -> None:
    version, anna = published_code(), person("Anna")
    desk = [person(roles=[Role.COMMS_ADVISER]) for _ in range(4)]
    today = clock.today()

    def opens(by: int) -> object:
        return open_round(by=desk[by], version=version, **days())

    def exempts(by: int) -> object:
        return exempt(
            by=desk[by],
            person=anna,
            starts_on=today,
            ends_on=today,
            reason=ExemptionReason.CONTRACT_ENDS,
            decided_by=desk[by],
        )

    with ThreadPoolExecutor(8) as windows:
        acts = [windows.submit(_done, act, by) for by in range(4) for act in (opens, exempts)]
        done = [act.result() for act in acts]

    assert (Round.objects.count(), Exemption.objects.count(), done.count(True)) == (1, 1, 2)


def _done(act: Callable[[int], object], by: int) -> bool:
    try:
        act(by)
    except (CannotOpen, AlreadyExempt):
        return False
    else:
        return True
    finally:
        connection.close()
