"""What keeps the portal from starting, and the words it says so with (bar 14)."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from werksaam.checks import DATES, ready_to_start, refuse_unready


@pytest.fixture
def production(settings: Settings) -> Settings:
    """Settings of production that lack nothing."""
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    settings.ALLOWED_HOSTS = ["code.werksaam.example"]
    for name in DATES:
        setattr(settings, name, date(2026, 1, 31))
    return settings


def test_production_starts_with_everything_set(production: Settings) -> None:
    refuse_unready()

    assert ready_to_start() == []


@pytest.mark.parametrize("name", [*DATES, "ALLOWED_HOSTS", "SECRET_KEY"])
def test_production_refuses_to_start_and_names_what_lacks(production: Settings, name: str) -> None:
    setattr(production, name, None if name in DATES else "")

    with pytest.raises(ImproperlyConfigured, match=name):
        refuse_unready()


def test_production_refuses_a_clock_that_stands_still(production: Settings) -> None:
    production.FAKE_NOW = datetime(2026, 1, 31, tzinfo=UTC)

    assert [message.id for message in ready_to_start()] == ["portal.E005"]


def test_a_clock_without_an_offset_is_refused(settings: Settings) -> None:
    settings.FAKE_NOW = datetime.fromisoformat("2026-01-31T10:00")

    assert [message.id for message in ready_to_start()] == ["portal.E006"]


def test_what_the_address_of_the_database_asks_for_stays() -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://portal@db.example/portal?sslmode=require",
        "DJANGO_SETTINGS_MODULE": "werksaam.settings",
    }
    said = "from werksaam.settings import DATABASES; print(sorted(DATABASES['default']['OPTIONS']))"

    found = subprocess.run(
        [sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "['pool', 'sslmode']"


def test_behind_a_proxy_the_address_it_saw_is_throttled() -> None:
    environment = {
        **os.environ,
        "BEHIND_PROXY": "true",
        "DJANGO_SETTINGS_MODULE": "werksaam.settings_test",
    }
    said = (
        "import django; django.setup();"
        "from allauth.account.adapter import get_adapter;"
        "from django.test import RequestFactory;"
        "asked = RequestFactory().get('/', headers={'X-Forwarded-For': '198.51.100.1, 192.0.2.7'});"
        "print(get_adapter().get_client_ip(asked))"
    )

    found = subprocess.run(
        [sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "192.0.2.7"


def test_a_demo_and_development_start_without_the_dates(production: Settings) -> None:
    for name in DATES:
        setattr(production, name, None)
    production.DEMO = True

    assert ready_to_start() == []


def test_a_demo_refuses_the_dates_of_a_real_organisation(production: Settings) -> None:
    production.DEMO = True

    assert [message.id for message in ready_to_start()] == ["portal.E002"]
