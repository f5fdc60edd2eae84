"""What machines ask: alive, and ready."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from pytest_django import Settings


def test_live_answers_without_a_database(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_not_sent_to_https(client: Client, settings: Settings, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(path).status_code != 301
    assert client.get("/account/login/").status_code == 301


@pytest.mark.django_db
def test_ready_names_every_check(client: Client, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("")
    settings.AUDIT_KEY_DIR = tmp_path

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "checks": {"database": "ok", "migrations": "ok", "audit_key": "ok"}},
    )


@pytest.mark.django_db
def test_ready_fails_without_a_key_to_sign_the_trail(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.AUDIT_KEY_DIR = tmp_path / "nothing"

    response = client.get("/health/ready")

    assert (response.status_code, response.json()["checks"]["audit_key"]) == (503, "failed")


@pytest.mark.django_db
def test_ready_fails_when_the_database_does(client: Client) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(refuse):
        response = client.get("/health/ready")

    assert (response.status_code, response.json()["checks"]["database"]) == (503, "failed")
