"""`python -m bench queue [cases]`: the queue, at ten thousand cases and at a million."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import quote

from django.db import connection as database
from django.db.models import Model
from django.urls import reverse

from escalations.models import Case, CaseWord
from escalations.queries import open_cases
from escalations.queueing.pages import MOST_URGENT
from werksaam.people.models import User

from .pages import reporting
from .scenario import Scenario, build
from .server import Request

FEW, MANY = 10_000, 1_000_000
EACH = 1_000
"""Cases that hold a word that is neither everywhere nor in one case alone."""
AIM = 0.35
QUEUE, A_WORD = "queue", "searching for a word of many"
NAMES = {
    QUEUE: "",
    "queue, deep in it": "",
    "queue, by age": "sorteer=ouderdom",
    "queue, still free": "bekijk=vrij",
    "queue, overdue": "bekijk=te-laat",
    "queue, one kind": "soort=negatief-bericht",
    A_WORD: "q=telefoon",
    "searching for a word of some": "q=zeldzaam7",
    "searching for a word of one": "q=enig77",
    "searching for two words": "q=telefoon+zeldzaam7",
    "searching for what is nowhere": "q=xylofoonles",
    "searching for a number": "q=Z-0042-BNCH",
}


class Queue:
    """A queue that grows, and what is asked of it."""

    def __init__(self, turns: int) -> None:
        self.turns = turns
        # Each measurement sends reports of its own, so that nothing lives on what stood still.
        self.scenario: Scenario = build(cases=0, posts=2 * turns)
        self.house_case = Case.objects.get(reports__isnull=False, handler__isnull=True)
        self.size = 0

    def grow(self, size: int) -> None:
        """Fill up to `size` cases, each with a post, a report, parties and words."""
        _numbers(self.size, size)
        # Between two growths reports came, with keys of their own.
        with _in_bulk():
            _copy_all(self.house_case, at=(1 + bool(self.size)) * 100 * MANY)
        self.size = size
        with database.cursor() as cursor:
            cursor.execute("ANALYZE")  # what `run_due` does by and by

    def requests(self, _connection: HTTPConnection) -> dict[str, list[Request]]:
        """One of each in turn, after a report that changes what the tabs count."""
        path = reverse("escalations:queue")
        sent = [self.scenario.reporting.pop() for _ in range(self.turns)]
        asked = {
            name: Request(name, f"{path}?{query}", self.scenario.desk)
            for name, query in NAMES.items()
        }
        asked["queue, deep in it"] = replace(asked[QUEUE], path=f"{path}?na={self._deep()}")
        bare = Request("bare page", "/bench/bare/", self.scenario.reader)
        return {"reporting": reporting(sent)} | {
            request.name: [request] * self.turns for request in (*asked.values(), bare)
        }

    def _deep(self) -> str:
        """A place nine tenths into the queue."""
        cases = open_cases(User.objects.get(name="Anna")).order_by(*MOST_URGENT.columns)
        place = cases[self.size * 9 // 10]
        return quote(MOST_URGENT.place_in_words(place))


@contextmanager
def _in_bulk() -> Iterator[None]:
    """Rows first and their indexes after, which takes a fraction of the time; with nothing
    looked up or waited for that a copy of what is right has already."""
    if database.vendor != "sqlite":
        yield
        return
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'escalations%'"
        )
        indexes = cursor.fetchall()
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -800000"):
            cursor.execute(f"PRAGMA {pragma}")
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in indexes:
            cursor.execute(sql)
    database.close()  # what was switched off is on again


def _numbers(first: int, last: int) -> None:
    with database.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_numbers")
        cursor.execute("CREATE TEMPORARY TABLE bench_numbers (n BIGINT PRIMARY KEY)")
        cursor.execute(
            "INSERT INTO bench_numbers WITH RECURSIVE up(n) AS (SELECT %s UNION ALL "
            "SELECT n + 1 FROM up WHERE n + 1 < %s) SELECT n FROM up",
            [first, last],
        )


def _copy_all(case: Case, *, at: int) -> None:
    """Copies of one case for each number, by the database itself, with keys from `at`."""
    post, report = case.post, case.reports.get()
    assert post is not None
    _copies(post, id=f"n + {at}", normalised_address=f"'{post.address}/' || n")
    due = _later("due_at")
    _copies(
        case,
        id=_key(),
        post_id=f"n + {at}",
        reference=_reference("Z"),
        due_at=due,
        urgent_at=due,
        opened_at=_later("opened_at"),
    )
    _copies(report, id=_key(), case_id=_key(), reference=_reference("M"))
    for party in case.parties.all():
        _copies(party, id=f"n * 10 + {at} + {party.pk}", case_id=_key())
    word = CaseWord.objects.get(case=case, word="telefoon")
    for number, said in enumerate(("'telefoon'", f"'zeldzaam' || (n / {EACH})", "'enig' || n")):
        _copies(word, id=f"n * 3 + {at} + {number}", case_id=_key(), word=said)


def _copies(row: Model, **changed: str) -> None:
    """One INSERT of as many copies of a row as there are numbers."""
    columns = [str(field.column) for field in row._meta.concrete_fields]
    values = ", ".join(changed.get(column, f"kept.{column}") for column in columns)
    table, names = row._meta.db_table, ", ".join(columns)
    key = row._meta.pk.get_db_prep_value(row.pk, database)
    with database.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} "  # noqa: S608
            f"FROM {table} AS kept, bench_numbers WHERE kept.id = %s",
            [key],
        )


_SQLITE: Mapping[str, str] = {
    "key": "printf('%%08x%%024x', (n * 2654435761) %% 4294967296, n)",
    "later": "datetime(kept.{column}, '+' || n || ' minutes')",
    "four": "printf('%%04d', {number})",
}
_POSTGRES: Mapping[str, str] = {
    "key": "(lpad(to_hex((n * 2654435761) %% 4294967296), 8, '0') "
    "|| lpad(to_hex(n), 24, '0'))::uuid",
    "later": "kept.{column} + n * interval '1 minute'",
    "four": "lpad(({number})::text, 4, '0')",
}


def _spoken() -> Mapping[str, str]:
    return _SQLITE if database.vendor == "sqlite" else _POSTGRES


def _key() -> str:
    """A key that is as spread as a random one."""
    return _spoken()["key"]


def _later(column: str) -> str:
    return _spoken()["later"].format(column=column)


def _reference(letter: str) -> str:
    """Four letters of the number in each half; the second half tells that it is a copy."""
    four = _spoken()["four"].format
    second = f"CASE WHEN n < 10000 THEN 'BNCH' ELSE {four(number='n / 10000')} END"
    return f"'{letter}-' || {four(number='n %% 10000')} || '-' || {second}"
