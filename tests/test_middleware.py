"""Headers of every answer: pages, errors, files, machines (bars 28, 29, 30, 33)."""

from collections.abc import Mapping

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories.people import person, sign_in
from werksaam.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.urls_failing")]

ADDRESSES = [
    "/over/toegankelijkheid/",
    "/account/login/",
    "/no-such-page/",
    "/broken/",
    "/storage-full/",
    "/lost-race/",
    "/too-often/",
    "/health/live",
    "/static/css/base.css",
]

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def client(settings: Settings) -> Client:
    """A browser over https, with the static files of the source."""
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    return Client(raise_request_exception=False)


def headers_of(client: Client, address: str) -> Mapping[str, str]:
    response = client.get(address, secure=True)
    response.close()  # a static file stays open until it was sent
    return response.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_fixed_headers(client: Client, address: str) -> None:
    headers = headers_of(client, address)

    assert {name: headers.get(name) for name in FIXED} == FIXED


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_content_policy_allows_nothing_inline_and_nothing_foreign(
    client: Client, address: str
) -> None:
    policy = headers_of(client, address)["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    assert {
        name: rules[name]
        for name in ("script-src", "style-src", "object-src", "base-uri", "frame-ancestors")
    } == {
        "script-src": "'self'",
        "style-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_https_is_asked_for_at_least_a_year(client: Client, address: str) -> None:
    rule = headers_of(client, address)["Strict-Transport-Security"]

    assert int(rule.split(";")[0].removeprefix("max-age=")) >= 365 * 24 * 60 * 60


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_may_use_camera_microphone_or_place(client: Client, address: str) -> None:
    rules = headers_of(client, address)["Permissions-Policy"]

    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(rules.split(", "))


@pytest.mark.parametrize("address", [a for a in ADDRESSES if not a.startswith("/static")])
def test_a_page_is_not_kept_unless_it_says_so(client: Client, address: str) -> None:
    headers = headers_of(client, address)

    assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/health/live", "/account/login/"])
def test_a_foreign_host_is_refused_in_words(client: Client, address: str) -> None:
    response = client.get(address, headers={"host": "evil.example"})

    assert (
        response.status_code,
        "Wij konden deze vraag niet lezen" in response.content.decode(),
    ) == (
        400,
        True,
    )


def test_a_page_says_its_language(client: Client) -> None:
    anna: User = person(language="en")
    sign_in(client, anna)

    response = client.get("/over/toegankelijkheid/")

    assert (
        response.headers["Content-Language"],
        '<html lang="en">' in response.content.decode(),
    ) == (
        "en",
        True,
    )


def test_cookies_of_production_are_bound_to_host_and_https() -> None:
    from werksaam import settings as production

    names = {production.SESSION_COOKIE_NAME, production.CSRF_COOKIE_NAME}
    assert (names, production.SESSION_COOKIE_HTTPONLY, production.SESSION_COOKIE_SAMESITE) == (
        {"__Host-sessionid", "__Host-csrftoken"},
        True,
        "Lax",
    )
