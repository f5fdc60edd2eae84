"""Histories."""

from typing import Any

import pytest

from tests.factories.people import person
from werksaam.audit import checkpoints
from werksaam.audit.queries import events_about
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role, RoleGrant


def test_history_is_in_order_and_about_these_rows_alone(grants: list[RoleGrant]) -> None:
    anna = person("Anna")
    revoke_role(by=anna, person=grants[1].person, role=Role.AUDITOR)

    history = events_about([grants[1]])

    assert [(e.action, e.actor_name) for e in history] == [
        ("role.granted", ""),
        ("role.revoked", "Anna"),
    ]


def test_history_knows_what_is_sealed(grants: list[RoleGrant]) -> None:
    checkpoints.latest_or_sign()
    revoke_role(by=None, person=grants[1].person, role=Role.AUDITOR)

    assert [event.sealed for event in events_about([grants[1]])] == [True, False]


def test_history_of_nothing_is_empty(db: None) -> None:
    assert events_about([]) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_history_takes_one_query(
    grants: list[RoleGrant], django_assert_num_queries: Any, rows: int
) -> None:
    with django_assert_num_queries(1):
        events_about(grants[:rows])
