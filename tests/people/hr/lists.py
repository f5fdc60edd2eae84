"""Lists and known organisations for tests, in few words.

read(table("1;Anna;Groen", "2;Bram;Groen"))          # number;name;team
a_known("1;Anna;Groen")                              # the same, as people who are known
"""

from __future__ import annotations

from datetime import date

from werksaam.people.hr.facts import Known, KnownPerson, KnownTeam, Managing, Stay
from werksaam.people.hr.rows import Problem, Unreadable

DAY = date(2026, 11, 23)
LONG_AGO = date(2015, 1, 1)
HEADING = "personeelsnummer;naam;team;organisatie"


def table(*rows: str, more: str = "") -> str:
    """A list with these rows: number, name, team, and the cells of `more` columns."""
    lines = [f"{HEADING};{more}".rstrip(";")]
    for row in rows:
        number, name, team, *others = row.split(";")
        lines.append(";".join([number, name, team, "Westfriesland", *others]))
    return "\n".join(lines)


def a_person(
    number: str,
    name: str,
    team: int | None = 1,
    *,
    email: str = "",
    since: date = LONG_AGO,
    until: date | None = None,
    is_active: bool = True,
) -> KnownPerson:
    """Someone known; `pk` is the number, and so is that of the membership."""
    pk = int(number)
    stays = () if team is None else (Stay(pk, team, since, until, "westfriesland", False),)
    return KnownPerson(pk, number, name, email, "", "westfriesland", False, is_active, stays)


def known(
    *people: KnownPerson,
    teams: tuple[tuple[str, int | None], ...] = (("Groen", None),),
    managing: tuple[tuple[int, int], ...] = (),
) -> Known:
    """What is known: teams are numbered from 1; who manages is (person, team)."""
    return Known(
        people=people,
        teams=tuple(KnownTeam(pk, name, above) for pk, (name, above) in enumerate(teams, 1)),
        managing=tuple(Managing(pk, who, team, None) for pk, (who, team) in enumerate(managing, 1)),
    )


def told(refused: Unreadable) -> list[tuple[int, str, str]]:
    """Row, column and what is wrong, of each problem."""
    return [_told(problem) for problem in refused.problems]


def _told(problem: Problem) -> tuple[int, str, str]:
    return problem.line, str(problem.column), problem.wrong.value
