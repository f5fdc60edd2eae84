"""Pure: who is new, changes, moves, returns, stays longer or leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .differences import Arrival, Change, Leaving, Placement, Staying, TeamRef
from .facts import Known, KnownPerson, Stay
from .matching import Match
from .rows import Column, Row, key

EXTERNAL = "external"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class PeopleFound:
    """What changes for people, by kind."""

    arrivals: tuple[Arrival, ...]
    changes: tuple[Change, ...]
    placements: tuple[Placement, ...]
    staying: tuple[Staying, ...]
    leaving: tuple[Leaving, ...]


def people_compared(
    matches: Sequence[Match],
    known: Known,
    refs: Mapping[str, TeamRef],
    columns: Collection[Column],
    day: date,
) -> PeopleFound:
    """Each row against its person; whoever the list no longer has, leaves."""
    here = [match for match in matches if not match.row.has_left(day)]
    found = [(match.row, match.person) for match in here if match.person]
    return PeopleFound(
        arrivals=tuple(
            Arrival(match.row, refs[key(match.row.team)], match.row.starts_on or day)
            for match in here
            if match.person is None
        ),
        changes=tuple(filter(None, (_change(row, person) for row, person in found))),
        placements=tuple(
            filter(None, (_placement(row, p, refs, columns, day) for row, p in found))
        ),
        staying=tuple(filter(None, (_staying(row, p, refs, columns, day) for row, p in found))),
        leaving=(*_by_last_day(matches, day), *_absent(matches, known, day)),
    )


def is_employed(person: KnownPerson, day: date) -> bool:
    """Whether a whole list should have this person."""
    holds = any(stay.holds_on(day) for stay in person.stays)
    return bool(person.number) and person.entity != EXTERNAL and holds


def _change(row: Row, person: KnownPerson) -> Change | None:
    was_and_is: list[tuple[str, str | bool, str | bool | None]] = [
        ("name", person.name, row.name),
        ("email", person.email, row.email),
        ("phone", person.phone, row.phone),
        ("entity", person.entity, row.entity),
        ("representative_function", person.representative, row.representative),
    ]
    fields = tuple((f, was, new) for f, was, new in was_and_is if new is not None and new != was)
    if key(row.number) != key(person.number):
        fields += (("personnel_number", person.number, row.number),)
    return Change(person.pk, person.name, fields) if fields else None


def _placement(
    row: Row,
    person: KnownPerson,
    refs: Mapping[str, TeamRef],
    columns: Collection[Column],
    day: date,
) -> Placement | None:
    """Where the person's membership is not what the list says: what ends and what begins."""
    team, held = refs[key(row.team)], person.open_stays(day)
    kept = _kept(row, person, team, day)
    others = tuple(stay for stay in held if stay is not kept and stay.starts_on <= day)
    if kept is not None and not others:
        return None
    return Placement(
        person_id=person.pk,
        name=person.name,
        was_in=tuple(stay.team_id for stay in held if stay is not kept),
        ending=tuple(stay.pk for stay in (others if kept else held)),
        team=None if kept else team,
        starts_on=_first_day(row, person, held, day),
        ends_on=row.ends_on if Column.ENDS_ON in columns else _last_day(held),
        returns=not held and bool(person.stays),
        reopens=not held and not person.is_active,
    )


def _kept(row: Row, person: KnownPerson, team: TeamRef, day: date) -> Stay | None:
    """The membership that is as the list says: of now, or of whoever begins later."""
    wanted = person.representative if row.representative is None else row.representative
    fitting = [
        stay
        for stay in person.open_stays(day)
        if stay.team_id == team.pk and stay.entity == row.entity and stay.representative == wanted
    ]
    now = [stay for stay in fitting if stay.holds_on(day)]
    if now or any(stay.holds_on(day) for stay in person.stays):
        return now[0] if now else None
    begins = _begins(row, person, day)
    later = [stay for stay in fitting if begins in (None, stay.starts_on)]
    return later[0] if later else None


def _first_day(row: Row, person: KnownPerson, held: Sequence[Stay], day: date) -> date:
    """Today for a move; the first day in the list for who begins, or begins again."""
    if any(stay.starts_on <= day for stay in held):
        return day
    return _begins(row, person, day) or min((stay.starts_on for stay in held), default=day)


def _begins(row: Row, person: KnownPerson, day: date) -> date | None:
    """The first day in the list, unless it is that of an earlier time here."""
    past = (stay.ends_on for stay in person.stays if not stay.goes_on_after(day))
    last = max((end for end in past if end), default=None)
    return row.starts_on if row.starts_on and (last is None or row.starts_on > last) else None


def _last_day(stays: Sequence[Stay]) -> date | None:
    """The last day that is known of a number of memberships; None if there is none."""
    ends = [stay.ends_on for stay in stays]
    return None if None in ends else max((end for end in ends if end), default=None)


def _staying(
    row: Row,
    person: KnownPerson,
    refs: Mapping[str, TeamRef],
    columns: Collection[Column],
    day: date,
) -> Staying | None:
    """Where the last day that we know is too early, and the membership is as it should be."""
    kept = _kept(row, person, refs[key(row.team)], day)
    held = [stay for stay in person.open_stays(day) if stay is kept or stay.starts_on > day]
    if kept is None or Column.ENDS_ON not in columns or None in [s.ends_on for s in held]:
        return None
    last = max(held, key=lambda stay: (stay.ends_on or day, stay.pk))
    if row.ends_on is not None and last.ends_on and row.ends_on <= last.ends_on:
        return None
    return Staying(person.pk, person.name, last.pk, row.ends_on)


def _by_last_day(matches: Sequence[Match], day: date) -> Iterator[Leaving]:
    """Those whose last day is in the list, and is earlier than what we know."""
    for match in matches:
        row, person = match.row, match.person
        if row.ends_on is None or person is None or not person.stays:
            continue
        known = person.last_day()
        is_here = bool(person.open_stays(day))
        if (is_here or row.has_left(day)) and (known is None or known > row.ends_on):
            yield Leaving(person.pk, person.name, row.ends_on, is_absent=False)


def _absent(matches: Sequence[Match], known: Known, day: date) -> Iterator[Leaving]:
    listed = {match.person.pk for match in matches if match.person}
    for person in known.people:
        if person.pk not in listed and is_employed(person, day):
            yield Leaving(person.pk, person.name, day - DAY, is_absent=True)
