"""`python -m bench people`: where everyone stands, for a hundred thousand people."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext

from policy.presenters_round import how_far, teams_touched
from policy.queries_acknowledging import figures, open_obligation
from policy.queries_audience import members_of
from policy.queries_figures import figures_of
from policy.queries_reading import code_of
from policy.rounds import open_round, plan_round
from werksaam import clock
from werksaam.people.models import Team

from .people import Organisation, build

PEOPLE, VERSIONS = 100_000, 20
TURNS = 3
WEEKS = timedelta(days=14)


def measure() -> None:
    """Print seconds and queries, each the best of a few turns."""
    print(f"==> Making {PEOPLE:,} people and {VERSIONS} versions", flush=True)
    start = time.perf_counter()
    organisation = build(people=PEOPLE, versions=VERSIONS)
    print(f"    {time.perf_counter() - start:.0f} seconds", flush=True)
    print(f"\n{'question':52}{'seconds':>9}{'cpu':>9}{'queries':>9}")
    for name, ask in _questions(organisation).items():
        seconds, worked, queries = _measured(ask)
        print(f"{name:52}{seconds:9.2f}{worked:9.2f}{queries:9d}", flush=True)


def _questions(organisation: Organisation) -> dict[str, Callable[[], object]]:
    now = clock.now()
    return {
        "where everyone stands today": figures,
        "the same, as known at a moment": partial(figures, known_at=now),
        "the figures of a round, over its days": partial(_figures, organisation),
        "opening a round: whom it touches, by team": partial(_preview, organisation),
        "where one person stands": partial(open_obligation, organisation.someone),
        "opening a round (the act)": partial(_open, organisation, count(1)),
    }


def _figures(organisation: Organisation) -> object:
    code = code_of(organisation.version.policy)
    return figures_of(organisation.open_round, code) if code else None


def _preview(organisation: Organisation) -> object:
    planned = plan_round(
        version=organisation.version, opens_on=clock.today(), due_on=clock.today() + WEEKS
    )
    members = members_of(planned, planned.opens_on)
    return how_far(members), teams_touched(members, list(Team.objects.all()))


def _open(organisation: Organisation, turns: Iterator[int]) -> object:
    """A round of its own for each turn, after those before it."""
    opens = clock.today() + 2 * WEEKS * next(turns)
    return open_round(
        by=organisation.desk,
        version=organisation.version,
        opens_on=opens,
        due_on=opens + WEEKS - timedelta(days=1),
    )


def _measured(ask: Callable[[], object]) -> tuple[float, float, int]:
    """Seconds of the fastest turn, those in which this process worked, and its queries."""
    turns: list[tuple[float, float]] = []
    for _turn in range(TURNS):
        with CaptureQueriesContext(connection) as captured:
            start, worked = time.perf_counter(), time.process_time()
            ask()
            turns.append((time.perf_counter() - start, time.process_time() - worked))
    return *min(turns), len(captured)
