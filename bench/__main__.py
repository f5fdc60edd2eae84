"""`make bench`: measure, and print; `PART=people`, `PART=code`
or `PART=queue` that part alone."""

from __future__ import annotations

import http.client
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from .server import Request

CASES = 10_000
TURNS = 60
TURNS_OF_QUEUE = 20  # of a dozen pages each, twice
WARM_UP = 5
AIMS_OF_LONG_CODE = {"code page": 0.6, "code page, unchanged (304)": 0.8}
AIMS = {
    **AIMS_OF_LONG_CODE,
    "confirming": 0.3,
    "reporting": 0.3,
    f"queue of {CASES:,} cases": 0.35,
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
        if "people" in sys.argv[1:]:
            from .measuring_people import measure

            measure()
        elif "code" in sys.argv[1:]:
            _measure_code()
        elif "queue" in sys.argv[1:]:
            _measure_queue()
        else:
            _measure()


def _prepare() -> None:
    from django.core.management import call_command

    _say("Preparing the database")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _measure() -> None:
    from werksaam.planner_statistics import count_due

    from .pages import pages
    from .scenario import build

    _say(f"Making people, the code, and a queue of {CASES:,} cases")
    scenario = build(cases=CASES, posts=TURNS + WARM_UP + 1)
    count_due()
    _compare(lambda connection: pages(scenario, cases=CASES, connection=connection), AIMS)


def _measure_code() -> None:
    from . import code

    code.measure()
    _compare(lambda connection: code.requests(connection, WARM_UP + TURNS + 1), AIMS_OF_LONG_CODE)


def _measure_queue() -> None:
    """The same pages of a short queue and of a long one, and how many times as long they take."""
    from .queue import AIM, FEW, MANY, QUEUE, Queue

    most = next((int(word) for word in sys.argv[1:] if word.isdecimal()), MANY)
    queue, taken = Queue(WARM_UP + TURNS_OF_QUEUE + 1), []
    for size in (FEW, most):
        _say(f"Making a queue of {size:,} cases")
        queue.grow(size)
        taken.append(_compare(queue.requests, {QUEUE: AIM}))
    print(f"\n{'page':34}{f'{most:,} to {FEW:,}':>20}{'aim':>8}    (all of them open)")
    for name, (few, many) in _side_by_side(*taken).items():
        aim = "≤ 1.2" if name == QUEUE else ""
        print(f"{name:34}{many / few:20.2f}{aim:>8}")


def _side_by_side(
    few: dict[str, list[float]], many: dict[str, list[float]]
) -> dict[str, tuple[float, float]]:
    return {name: (undisturbed(times), undisturbed(many[name])) for name, times in few.items()}


def _compare(
    asking: Callable[[http.client.HTTPConnection], dict[str, list[Request]]],
    aims: dict[str, float],
) -> dict[str, list[float]]:
    """Print what each page takes, as a ratio to the bare one, and its queries."""
    from django.db import connections

    from .queries import count_queries
    from .server import serving

    connections.close_all()
    with serving() as connection:
        requests = asking(connection)
        last = {name: asked.pop() for name, asked in requests.items()}
        turns = min(len(asked) for asked in requests.values()) - WARM_UP
        _say(f"Measuring {turns} turns of one request to each page in turn")
        times = _times(connection, requests)
    _print(times, {name: count_queries(request) for name, request in last.items()}, aims)
    return times


def _times(
    connection: http.client.HTTPConnection, requests: dict[str, list[Request]]
) -> dict[str, list[float]]:
    """Seconds of each request, by turns of one of each, so that noise falls on all alike."""
    from .server import send, settle

    times: dict[str, list[float]] = {name: [] for name in requests}
    for turn in range(min(len(asked) for asked in requests.values())):
        for name, asked in requests.items():
            settle(connection)
            elapsed = send(connection, asked[turn])
            if turn >= WARM_UP:
                times[name].append(elapsed)
    return times


def _print(
    times: dict[str, list[float]], counts: dict[str, tuple[int, int]], aims: dict[str, float]
) -> None:
    bare = undisturbed(times["bare page"])
    print(f"\n{'page':34}{'ms':>8}{'ratio':>8}{'aim':>8}{'queries':>9}{'first':>7}")
    for name, measured in times.items():
        seconds, (again, first) = undisturbed(measured), counts[name]
        aim = f"≥ {aims[name]}" if name in aims else ""
        ratio = f"{bare / seconds:8.2f}"
        print(f"{name:34}{seconds * 1000:8.2f}{ratio}{aim:>8}{again:9d}{first:7d}")
    print(_explained())


def undisturbed(seconds: Sequence[float]) -> float:
    """What a request takes when nothing else gets in its way: the mean of the fastest quarter."""
    fastest = sorted(seconds)[: max(1, len(seconds) // 4)]
    return statistics.mean(fastest)


def _explained() -> str:
    from django.conf import settings

    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"""
ratio    how many of these pages are served in the time of one bare page: a view with the
         session, its user and a tiny template, behind the same middleware
ms       mean of the fastest quarter of the requests, as the client sees them
queries  on a page asked for again, and on the first one of a process (which may write)
server   gunicorn, one worker of one thread, keep-alive; the portal's own settings with
         DEBUG off, {engine} with its settings of production; Python {platform.python_version()}
data     the {CASES:,} cases are copies of one real case, without events of their own
order    each turn confirms and reports first, then asks for the queue: its counts are made anew;
         each request waits until the server is done with the one before
machine  {os.cpu_count()} cores, load {load} (over 1, 5 and 15 minutes)"""


def _say(what: str) -> None:
    print(f"==> {what}", flush=True)


if __name__ == "__main__":
    main()
