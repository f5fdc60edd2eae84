"""Every route, asked by everyone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories.people import sign_in

from .route_table import RELATIONS, ROUTES, SIGN_IN, Row
from .scenario import Scenario, a_scenario

POST = "POST "


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """The full name of each route; a route without a name by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}" if entry.name else f"no name: {entry.pattern}"


def answer(scenario: Scenario, relation: str, name: str, row: Row) -> int | str:
    """What `relation` gets from a route; whatever it changed is undone."""
    client = Client(raise_request_exception=False)
    path = reverse(name.removeprefix(POST), args=row.arguments(scenario))
    with transaction.atomic():
        if relation in scenario.people:
            sign_in(client, scenario.people[relation])
        response = client.post(path) if name.startswith(POST) else client.get(path)
        transaction.set_rollback(True)
    to = response.headers.get("Location", "")
    return SIGN_IN if to.startswith(f"{reverse('account_login')}?") else response.status_code


def test_every_route_stands_in_the_table() -> None:
    assert set(routes(get_resolver())) == {name.removeprefix(POST) for name in ROUTES}


@pytest.mark.django_db
def test_a_route_answers_everyone_as_the_table_says() -> None:
    scenario = a_scenario()

    wrong = {
        (name, relation): (got, row.expected(relation))
        for name, row in ROUTES.items()
        for relation in RELATIONS
        if (got := answer(scenario, relation, name, row)) != row.expected(relation)
    }

    assert wrong == {}  # (route, who): (answer, what the table says)
