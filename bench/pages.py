"""Which requests are measured."""

from __future__ import annotations

from dataclasses import replace
from http.client import HTTPConnection

from django.urls import reverse

from .scenario import CSRF, Scenario
from .server import Request, etag

GETS = 101
CODE = "/code/sociale-media-code/"


def pages(
    scenario: Scenario, *, cases: int, connection: HTTPConnection
) -> dict[str, list[Request]]:
    """The requests of each page, by its name; those that change data never come twice."""
    reader, desk, case = scenario.reader, scenario.desk, scenario.case
    code = Request("code page", CODE, reader)
    unchanged = replace(
        code,
        name="code page, unchanged (304)",
        headers={"If-None-Match": etag(connection, code)},
        expected=304,
    )
    reading = [
        Request("bare page", "/bench/bare/", reader),
        code,
        unchanged,
        Request(f"queue of {cases:,} cases", reverse("escalations:queue"), desk),
        Request("case page", reverse("escalations:case", args=[case.reference]), desk),
    ]
    changing = {"confirming": _confirming(scenario), "reporting": _reporting(scenario)}
    return {request.name: [request] * GETS for request in reading} | changing


def _confirming(scenario: Scenario) -> list[Request]:
    path, form = f"{CODE}v/1/bevestigen/", {"csrfmiddlewaretoken": CSRF}
    return [Request("confirming", path, who, 302, form) for who in scenario.confirming]


def _reporting(scenario: Scenario) -> list[Request]:
    form = {"csrfmiddlewaretoken": CSRF}
    return [
        Request(
            "reporting",
            f"{reverse('escalations:check', args=[draft.kind])}?concept={draft.pk}",
            who,
            302,
            form,
        )
        for who, draft in scenario.reporting
    ]
