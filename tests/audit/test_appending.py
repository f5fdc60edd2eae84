"""What an act leaves in the trail."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from tests.factories.people import person
from werksaam import clock
from werksaam.acting import act
from werksaam.audit import tree
from werksaam.audit.actions import UnknownAction
from werksaam.audit.appending import UnfitFact
from werksaam.audit.models import AppendOnly, Checkpoint, Event, EventDetail, Node
from werksaam.audit.recording import record
from werksaam.audit.records import record_sha256
from werksaam.people.granting import grant_role
from werksaam.people.models import Role, RoleGrant, User

pytestmark = pytest.mark.django_db

# On PostgreSQL one more than on SQLite: the lock.
LOCK = 1 if connection.vendor == "postgresql" else 0
APPENDING = 6 + LOCK
SAVEPOINTS = 2


@act
def _do(*, by: User | None, times: int = 1, action: str = "case.claimed", **facts: Any) -> None:
    for _time in range(times):
        record(action, by=by, facts=facts)


@act
def _grant_and_fail(*, person: User) -> None:
    grant_role(by=None, person=person, role=Role.AUDITOR)
    raise RuntimeError("after the row, before the commit")


def test_an_act_leaves_exactly_one_event() -> None:
    someone = person()
    before = tree.size()

    grant_role(by=None, person=someone, role=Role.AUDITOR)

    assert tree.size() == before + 1


def test_leaf_is_what_the_format_says() -> None:
    moment = datetime(2026, 11, 24, 14, 3, tzinfo=UTC)
    with clock.at(moment):
        _do(by=None, old="open", urgent=True, number=3)

    leaf = json.loads(bytes(Event.objects.get().leaf))
    commitment = leaf.pop("commitment")

    assert (leaf, len(commitment)) == (
        {
            "action": "case.claimed",
            "at": "2026-11-24T14:03:00.000000Z",
            "facts": {"number": 3, "old": "open", "urgent": True},
            "index": 0,
            "v": 1,
        },
        64,
    )


def test_details_say_who_and_about_what() -> None:
    anna, bert = person("Anna"), person("Bert")

    grant = grant_role(by=anna, person=bert, role=Role.AUDITOR)

    assert EventDetail.objects.latest("index").content() == {
        "actor_id": str(anna.pk),
        "actor_name": "Anna",
        "on_behalf_of_id": "",
        "on_behalf_of_name": "",
        "object_type": "role_grant",
        "object_id": str(grant.pk),
        "reason": "",
        "record_sha256": record_sha256(RoleGrant.objects.get(pk=grant.pk)),
    }


def test_hash_is_that_of_the_row_at_the_end_of_the_act() -> None:
    @act
    def grant_and_change(*, someone: User) -> RoleGrant:
        grant = grant_role(by=None, person=someone, role=Role.AUDITOR)
        RoleGrant.objects.filter(pk=grant.pk).update(revoked_at=clock.now(), revoked_by=someone)
        return grant

    grant = grant_and_change(someone=person())

    detail = EventDetail.objects.latest("index")
    assert detail.record_sha256 == record_sha256(RoleGrant.objects.get(pk=grant.pk))


def test_an_act_that_fails_leaves_nothing() -> None:
    someone = person()
    before = tree.size()

    with pytest.raises(RuntimeError):
        _grant_and_fail(person=someone)

    assert (tree.size(), RoleGrant.objects.count()) == (before, 0)


def test_unknown_action_undoes_the_act() -> None:
    with pytest.raises(UnknownAction):
        _do(by=None, action="case.exploded")

    assert tree.size() == 0


@pytest.mark.parametrize("value", ["x" * 101, 1.5, None, 2**53, ["a"]])
def test_fact_that_a_leaf_must_not_hold_is_refused(value: object) -> None:
    with pytest.raises(UnfitFact):
        _do(by=None, fact=value)


def test_event_about_an_absent_row_is_refused() -> None:
    @act
    def claim() -> None:
        record("role.granted", by=None, about=RoleGrant(pk=5))

    with pytest.raises(LookupError):
        claim()


def test_event_outside_an_act_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside an act"):
        record("case.claimed", by=None)


@pytest.mark.parametrize("events", [1, 3])
def test_appending_takes_few_queries(django_assert_num_queries: Any, events: int) -> None:
    for _number in range(11):
        _do(by=None)

    with django_assert_num_queries(SAVEPOINTS + APPENDING - 1):
        _do(by=None, times=events)


def test_appending_about_a_row_takes_one_query_more(django_assert_num_queries: Any) -> None:
    someone = person()
    holding_asking_and_inserting = 3

    with django_assert_num_queries(SAVEPOINTS + APPENDING + holding_asking_and_inserting):
        grant_role(by=None, person=someone, role=Role.AUDITOR)


def test_at_most_two_nodes_an_event_are_stored() -> None:
    _do(by=None, times=64)

    assert Node.objects.count() == 127


@pytest.mark.parametrize("model", [Event, EventDetail, Node, Checkpoint])
@pytest.mark.parametrize(
    "write",
    [
        lambda model: model().save(),
        lambda model: model().delete(),
        lambda model: model.objects.create(),
        lambda model: model.objects.bulk_create([model()]),
        lambda model: model.objects.bulk_update([model()], ["hash"]),
        lambda model: model.objects.update(),
        lambda model: model.objects.all().delete(),
        lambda model: model.objects.get_or_create(),
        lambda model: model.objects.update_or_create(),
    ],
)
def test_every_other_way_to_write_is_closed(model: Any, write: Any) -> None:
    with pytest.raises(AppendOnly):
        write(model)
