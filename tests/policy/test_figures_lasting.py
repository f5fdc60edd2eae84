"""Whatever is recorded later, no confirmation goes and no figure of then changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from policy.acknowledging import confirm
from policy.exempting import exempt
from policy.models import (
    Acknowledgement,
    ContestedReading,
    ExemptionReason,
    ReadingTogether,
    Refusal,
    Round,
    Version,
)
from policy.queries_acknowledging import Member, figures
from policy.rounds import extend_round, open_round, stop_round
from tests.factories.people import person, team
from tests.factories.policy import changed_source, published_code, withdrawn
from werksaam import clock
from werksaam.people.absences import record_absence
from werksaam.people.joining import join_team, leave, leave_team
from werksaam.people.models import Entity, Role, Team, User

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 11, 9, 17, tzinfo=UTC)
DAY, BEFORE = date(2026, 11, 9), date(2026, 11, 5)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Told:
    """A round of a week, in which some confirmed, one read together and one refused."""

    desk: User
    hall: Team
    office: Team
    done: User
    todo: User
    version: Version
    round: Round


@pytest.fixture
def told() -> Told:
    with clock.at(THEN - WEEK):
        desk = person(roles=[Role.COMMS_ADVISER])
        hall, office = team("Hal"), team("Kantoor")
        done, todo, other = (person(team=hall) for _ in range(3))
        version = published_code()
        made = open_round(
            by=desk, version=version, opens_on=date(2026, 11, 2), due_on=date(2026, 11, 20)
        )
    with clock.at(THEN - timedelta(days=1)):
        confirm(by=done, version=version, language="nl")
        _read_together(other, todo, version)
    return Told(desk, hall, office, done, todo, version, made)


def _read_together(someone: User, reader: User, version: Version) -> ReadingTogether:
    return ReadingTogether.objects.create(
        person=someone,
        person_name=someone.name,
        version=version,
        text_sha256=version.text_sha256,
        statement="Samen gelezen.",
        language="nl",
        read_on=DAY,
        reader=reader,
        reader_name=reader.name,
        is_by_trainer=True,
    )


def _as_known_then() -> list[Member]:
    found = figures(DAY, known_at=THEN)
    assert found is not None
    return sorted(found[1], key=lambda member: member.person_id)


def _next_version(kind: str) -> Version:
    """In force since before `DAY`, as it turns out: published on paper, and entered late."""
    return published_code(
        source=changed_source("nooit", "niet"),
        published_on=BEFORE,
        in_force_on=BEFORE,
        retroactive_from=None,
        change_kind=kind,
    )


def _leaves(told: Told) -> object:
    return leave(by=told.desk, person=told.todo, last_day=BEFORE)


def _joined_earlier(told: Told) -> object:
    return join_team(by=told.desk, person=person(), team=told.hall, starts_on=BEFORE)


def _moved_earlier(told: Told) -> object:
    held = told.done.memberships.get()
    leave_team(by=told.desk, membership=held, last_day=BEFORE)
    return join_team(
        by=told.desk, person=told.done, team=told.office, starts_on=BEFORE + timedelta(days=1)
    )


def _was_on_leave(told: Told) -> object:
    return record_absence(
        by=told.desk, person=told.todo, starts_on=BEFORE, ends_on=None, is_leave=True
    )


def _was_exempt(told: Told) -> object:
    return exempt(
        by=told.desk,
        person=told.todo,
        starts_on=BEFORE,
        ends_on=DAY + WEEK,
        reason=ExemptionReason.OTHER_AGREEMENT,
        decided_by=told.desk,
    )


def _signed_on_paper(told: Told) -> object:
    return Acknowledgement.objects.create(
        person=told.todo,
        person_name=told.todo.name,
        version=told.version,
        text_sha256=told.version.text_sha256,
        statement="Gelezen.",
        language="nl",
        confirmed_on=BEFORE,
    )


def _contested(told: Told) -> object:
    reading = ReadingTogether.objects.get()
    return ContestedReading.objects.create(reading=reading, recorded_by=reading.person)


def _refused(told: Told) -> object:
    return Refusal.objects.create(
        person=told.todo, person_name=told.todo.name, version=told.version, round=told.round
    )


def _stopped(told: Told) -> object:
    return stop_round(by=told.desk, opened=told.round, reason="Te vroeg")


def _extended(told: Told) -> object:
    return extend_round(
        by=told.desk, opened=told.round, due_on=date(2026, 12, 18), reason="Vakantie"
    )


def _withdrawn(told: Told) -> object:
    return withdrawn(told.version, BEFORE, by=told.desk)


def _asked_again(told: Told) -> object:
    today = clock.today()
    return open_round(
        by=told.desk,
        version=told.version,
        opens_on=today,
        due_on=today + WEEK,
        is_periodic=True,
    )


def _put_elsewhere(told: Told) -> object:
    told.hall.parent, told.hall.entity = told.office, Entity.VERLONING
    told.hall.save()
    return told.hall


LATER: dict[str, Callable[[Told], object]] = {
    "leaves": _leaves,
    "joined earlier": _joined_earlier,
    "moved earlier": _moved_earlier,
    "was on leave": _was_on_leave,
    "was exempt": _was_exempt,
    "signed on paper": _signed_on_paper,
    "contested": _contested,
    "refused": _refused,
    "stopped": _stopped,
    "extended": _extended,
    "withdrawn": _withdrawn,
    "asked again": _asked_again,
    "team put elsewhere": _put_elsewhere,
    "substantive version": lambda told: _next_version("substantive"),
    "editorial version": lambda told: _next_version("editorial"),
}


@pytest.mark.parametrize("what", LATER)
def test_what_is_recorded_later_changes_no_figure_of_then(told: Told, what: str) -> None:
    before = _as_known_then()
    given = list(Acknowledgement.objects.order_by("pk").values())

    with clock.at(THEN + timedelta(hours=2)):
        LATER[what](told)

    assert _as_known_then() == before
    kept = Acknowledgement.objects.filter(pk__in=[row["id"] for row in given])
    assert list(kept.order_by("pk").values()) == given


def test_a_late_correction_shows_as_one(told: Told) -> None:
    before = _as_known_then()

    with clock.at(THEN + timedelta(hours=2)):
        _leaves(told)
        now = figures(DAY)

    assert now is not None
    assert {member.person_id for member in before} - {m.person_id for m in now[1]} == {told.todo.pk}


@pytest.mark.parametrize("kind", ["editorial", "substantive"])
def test_who_confirmed_before_a_new_version_keeps_the_record(told: Told, kind: str) -> None:
    with clock.at(THEN + timedelta(hours=2)):
        _next_version(kind)

    assert [given.version for given in told.done.acknowledgements.all()] == [told.version]
