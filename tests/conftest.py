"""What every test stands on.

The settings are `werksaam.settings_test`; the network is closed but for this
machine (see `pytest` in pyproject.toml).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponseNotFound
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from escalations import queue_counts
from policy import rendered
from policy.models import Version
from tests import ready_database
from tests.architecture.scenario import Scenario, a_scenario
from tests.factories.escalations import MONDAY, House, a_house
from tests.factories.policy import published_code
from tests.factories.standing import Standing
from werksaam import clock
from werksaam.audit import guards

FLUSH = "_fixture_teardown"  # private to Django, and so untyped

# A browser test runs an event loop in the thread that also asks the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long it takes to make up an example says how busy the machine is, not whether
# a rule holds. What is tried, and how often, stays as it is.
hypothesis_settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("busy")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """What asks no database is marked so; where several workers share the tests, the journeys
    come first, being the longest.

    Else they stand last (after all that need no flush), and one worker is at the last of
    them for a minute while the others have nothing left to do.
    """
    for item in items:
        if not _asks_database(item):
            item.add_marker("pure")
    yield
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def _asks_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What is kept of one test's versions is not shown for those of another, with the same key."""
    rendered.forget()
    caches["template_fragments"].clear()


@pytest.fixture(autouse=True)
def minute_that_does_not_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts of the queue are kept for a minute. One that turns within a test, of itself, would
    cost a page a query more; one that a test turns by `clock.at` still does."""
    seconds = timedelta(seconds=time.time() % 60)
    monkeypatch.setattr(
        queue_counts, "_minute", lambda: (clock.now() - seconds).strftime("%Y-%m-%d %H:%M")
    )


standing = pytest.StashKey[Standing]()

BUILDERS: dict[str, Callable[[], Any]] = {
    "standing_scenario": a_scenario,
    "standing_house": a_house,
    "standing_code": published_code,
}
"""What stands ready, by the fixture that gives it."""


made_ready = pytest.StashKey[str]()


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Have the database of all workers made while they start."""
    stack = ExitStack()
    config.add_cleanup(stack.close)
    config.stash[made_ready] = stack.enter_context(ready_database.made_beside())


def pytest_configure_node(node: Any) -> None:
    """Tell a worker where it is."""
    node.workerinput[ready_database.FOLDER] = node.config.stash[made_ready]


def _ready(config: pytest.Config) -> str | None:
    folder: str | None = getattr(config, "workerinput", {}).get(ready_database.FOLDER)
    return folder


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    pytestconfig: pytest.Config,
) -> bool:
    """Whether a database is there already: for a worker, a copy of what was made ready."""
    folder = _ready(pytestconfig)
    if folder is None:
        return django_db_keepdb
    with django_db_blocker.unblock():
        ready_database.copy(folder)
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config
) -> Iterator[None]:
    """The database, and from then on what stands in it where a test wants it."""
    stands = pytestconfig.stash[standing] = Standing(django_db_blocker)
    yield
    stands.clear()
    if _ready(pytestconfig):
        with django_db_blocker.unblock():
            ready_database.remove_copy()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Build what the test wants, or clear it, before the test opens its own transaction."""
    stands = item.config.stash.get(standing, None)
    if stands is None:  # no test has used the database yet
        return
    wanted = next((name for name in BUILDERS if name in getattr(item, "fixturenames", ())), None)
    if wanted:
        stands.build(wanted, BUILDERS[wanted])
    else:
        stands.clear()


def _standing(name: str, config: pytest.Config) -> Any:
    """A copy of what stands; built for this test where another transaction was open."""
    with clock.at(MONDAY):
        return config.stash[standing].copy(name) or BUILDERS[name]()


@pytest.fixture
def standing_house(db: None, pytestconfig: pytest.Config) -> House:
    """A house on a working morning, cheaply; for tests in a transaction that is undone."""
    house: House = _standing("standing_house", pytestconfig)
    return house


@pytest.fixture
def standing_code(db: None, pytestconfig: pytest.Config) -> Version:
    """The code in force, published by strangers on a working morning; as cheaply."""
    version: Version = _standing("standing_code", pytestconfig)
    return version


@pytest.fixture
def standing_scenario(db: None, pytestconfig: pytest.Config) -> Scenario:
    """The scenario of the table of routes, on a working morning; as cheaply."""
    scenario: Scenario = _standing("standing_scenario", pytestconfig)
    return scenario


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 404 without its page, for sweeps that ask everyone every route for the status alone.

    To write that page is two fifths of a refusal; what is on it has tests of its own.
    """
    monkeypatch.setattr(
        "werksaam.urls.handler404", lambda request, exception: HttpResponseNotFound()
    )


@pytest.fixture(autouse=True, scope="session")
def _tokens_hold_no_words() -> Iterator[None]:
    """A random token in a form now and then held the name that a page must not show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.middleware.csrf.CSRF_ALLOWED_CHARS", "QXZ")
        yield


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_guards() -> Iterator[None]:
    """Let the flush after a transactional test (and `live_server`) through the guards.

    They refuse deleting evidence; emptying the tables between tests may.
    """
    flush: Callable[[TransactionTestCase], None] = getattr(TransactionTestCase, FLUSH)

    def flush_with_guards_lifted(case: TransactionTestCase) -> None:
        guards.remove()
        try:
            flush(case)
        finally:
            # A flush ends as a migrate does, so they stand again. `guards.lifted` would
            # install them once more, and on PostgreSQL that takes longer than the flush.
            if guards.missing():
                guards.install()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, FLUSH, flush_with_guards_lifted)
        yield
