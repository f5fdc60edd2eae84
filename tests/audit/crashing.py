"""A process that dies: `python -m tests.audit.crashing KILLS` on the database of DATABASE_URL.

It loads the portal once and then, KILLS times, forks a child that reports,
claims and seals without end, and kills it with SIGKILL at a random moment after
its first confirmation. It prints what the children confirmed, one a line.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import timedelta
from itertools import count

import django

LONGEST = 0.15
"""Seconds after the first confirmation in which the kill comes; an act takes far less."""


def main(kills: int) -> None:
    """Kill so many children, and tell what they confirmed."""
    django.setup()
    moments = random.Random(2026)
    for number in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _work(number, writing)
        os.close(writing)
        _kill_after_first_line(child, reading, moments.uniform(0, LONGEST))


def _kill_after_first_line(child: int, reading: int, delay: float) -> None:
    with os.fdopen(reading, "rb") as confirmed:
        first = confirmed.readline()
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        said = first + confirmed.read()
    os.waitpid(child, 0)
    sys.stdout.write(said.decode())
    sys.stdout.flush()


def _work(number: int, writing: int) -> None:
    """Report, claim, seal, again and again, each child some hours after the one before."""
    from escalations.triage import claim
    from tests.factories.escalations import MONDAY, a_report
    from werksaam import clock
    from werksaam.audit import checkpoints
    from werksaam.people.models import User

    adviser = User.objects.get(name="Anna")
    with clock.at(MONDAY + timedelta(hours=2 * number)):
        for turn in count():
            reporter = User.objects.get(name=f"Melder {turn % 5}")
            report = a_report(reporter, address=f"https://x.com/{number}/{turn}")
            os.write(writing, f"report {report.reference}\n".encode())
            claim(by=adviser, case=report.case)
            os.write(writing, f"claim {report.case.reference}\n".encode())
            checkpoints.sign_due()


if __name__ == "__main__":
    main(int(sys.argv[1]))
