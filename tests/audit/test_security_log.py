"""The security log."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from tests.factories.people import person
from werksaam import clock
from werksaam.audit import security_log
from werksaam.audit.models import Event, SecurityEvent

pytestmark = pytest.mark.django_db


def test_event_is_kept_with_person_and_path(rf: RequestFactory) -> None:
    request: Any = rf.get("/account/login/")
    request.user = person("Anna")

    security_log.log("sign_in.refused", request, tries=3)

    kept = SecurityEvent.objects.get()
    assert (kept.event, kept.person_id, kept.path, kept.facts) == (
        "sign_in.refused",
        request.user.pk,
        "/account/login/",
        {"tries": 3},
    )


def test_input_can_not_forge_a_line(rf: RequestFactory) -> None:
    security_log.log("refused", rf.get("/a"), name="x\r\n2026 forged\x1b[0m\u2028")

    assert SecurityEvent.objects.get().facts == {"name": "x\\x0d\\x0a2026 forged\\x1b[0m\\x2028"}


def test_outsider_does_not_fill_the_trail(rf: RequestFactory) -> None:
    security_log.log("refused", rf.get("/a"))

    assert Event.objects.count() == 0


@pytest.mark.parametrize(("behind_proxy", "address"), [(True, "192.0.2.7"), (False, "127.0.0.1")])
def test_the_address_is_what_our_proxy_saw(
    rf: RequestFactory, settings: Settings, behind_proxy: bool, address: str
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    claimed_and_seen = {"X-Forwarded-For": "198.51.100.1, 192.0.2.7"}

    security_log.log("refused", rf.get("/a", headers=claimed_and_seen))

    assert SecurityEvent.objects.get().address == address


def test_what_is_older_than_six_months_goes(rf: RequestFactory) -> None:
    with clock.at(clock.now() - timedelta(days=190)):
        security_log.log("old", rf.get("/a"))
    security_log.log("new", rf.get("/a"))

    security_log.prune()

    assert [kept.event for kept in SecurityEvent.objects.all()] == ["new"]
