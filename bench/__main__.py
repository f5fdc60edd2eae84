"""`make bench`: measure, and print what was measured."""

from __future__ import annotations

import http.client
import os
import statistics
import tempfile
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from .server import Request

CASES = 10_000
POSTS = 60
WARM_UP = 5
ROUNDS = 4
AIMS = {
    "code page": 0.5,
    "code page, unchanged (304)": 0.5,
    "confirming": 0.25,
    "reporting": 0.25,
    f"queue of {CASES:,} cases": 0.3,
    "case page": 0.3,
}


def main() -> None:
    """Build the data, serve it, measure, count queries, print a table."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "SECRET_KEY": "made-for-benchmarks-alone-" + "x" * 40,
            "ALLOWED_HOSTS": "127.0.0.1,testserver",
            "DEBUG": "false",
        }
        django.setup()
        _prepare()
        _measure()


def _prepare() -> None:
    from django.core.management import call_command

    _say("Preparing the database")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _measure() -> None:
    from django.db import connections

    from .pages import pages
    from .queries import count_queries
    from .scenario import build
    from .server import serving

    _say(f"Making people, the code, and a queue of {CASES:,} cases")
    scenario = build(cases=CASES, posts=POSTS)
    connections.close_all()
    _say("Measuring: one worker, one connection, pages in turn")
    with serving() as connection:
        requests = pages(scenario, cases=CASES, connection=connection)
        counts = count_queries({name: asked.pop() for name, asked in requests.items()})
        times = _times(connection, requests)
    _print(times, counts)


def _times(
    connection: http.client.HTTPConnection, requests: dict[str, list[Request]]
) -> dict[str, list[float]]:
    """Seconds of each request, page after page, in rounds, so that noise falls on all alike."""
    from .server import send

    times: dict[str, list[float]] = {name: [] for name in requests}
    for name, asked in requests.items():
        for request in asked[:WARM_UP]:
            send(connection, request)
        requests[name] = asked[WARM_UP:]
    for turn in range(ROUNDS):
        for name, asked in requests.items():
            times[name] += [send(connection, request) for request in asked[turn::ROUNDS]]
    return times


def _print(times: dict[str, list[float]], counts: dict[str, int]) -> None:
    bare = statistics.median(times["bare page"])
    print(f"\n{'page':34}{'median ms':>10}{'ratio':>8}{'aim':>8}{'queries':>9}")
    for name, measured in times.items():
        median = statistics.median(measured)
        aim = f"≥ {AIMS[name]}" if name in AIMS else ""
        print(f"{name:34}{median * 1000:10.2f}{bare / median:8.2f}{aim:>8}{counts[name]:9d}")
    print("\nratio: how many of these pages are served in the time of one bare page.")


def _say(what: str) -> None:
    print(f"==> {what}", flush=True)


if __name__ == "__main__":
    main()
