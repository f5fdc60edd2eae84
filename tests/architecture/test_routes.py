"""Every route, asked by everyone."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories.people import sign_in

from .route_table import RELATIONS, ROUTES, SIGN_IN
from .scenario import Scenario

POST = "POST "


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The full name of each route; a route without a name by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}" if entry.name else f"no name: {entry.pattern}"


def signed_in(scenario: Scenario) -> dict[str, SimpleCookie]:
    """The cookies of everyone, by relation: to sign in a thousand times takes a fifth of all."""
    return {
        relation: sign_in(Client(), someone).cookies
        for relation, someone in scenario.people.items()
    }


def answer(cookies: SimpleCookie | None, path: str, name: str) -> int | str:
    """What whoever has these cookies gets from a route; whatever it changed is undone."""
    client = Client(raise_request_exception=False)
    if cookies:
        client.cookies = deepcopy(cookies)
    with transaction.atomic():
        response = client.post(path) if name.startswith(POST) else client.get(path)
        transaction.set_rollback(True)
    to = response.headers.get("Location", "")
    return SIGN_IN if to.startswith(f"{reverse('account_login')}?") else response.status_code


def test_every_route_stands_in_the_table() -> None:
    assert set(routes(get_resolver())) == {name.removeprefix(POST) for name in ROUTES}


@pytest.mark.sweep
@pytest.mark.django_db
@pytest.mark.usefixtures("bare_refusals")
def test_a_route_answers_everyone_as_the_table_says(standing_scenario: Scenario) -> None:
    cookies = signed_in(standing_scenario)

    wrong = {
        (name, relation): (got, row.expected(relation))
        for name, row in ROUTES.items()
        for path in [reverse(name.removeprefix(POST), args=row.arguments(standing_scenario))]
        for relation in RELATIONS
        if (got := answer(cookies.get(relation), path, name)) != row.expected(relation)
    }

    assert wrong == {}  # (route, who): (answer, what the table says)
