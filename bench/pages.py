"""Which requests are measured."""

from __future__ import annotations

from dataclasses import replace
from http.client import HTTPConnection

from django.urls import reverse

from escalations.models import Draft

from .scenario import CSRF, Scenario
from .server import Request, etag

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
    queue = Request(f"queue of {cases:,} cases", reverse("escalations:queue"), desk)
    reading = [
        # Right after what changed data, so that it lives on nothing that stood still.
        queue,
        Request("bare page", "/bench/bare/", reader),
        code,
        unchanged,
        replace(queue, name="queue, nothing changed"),
        Request("case page", reverse("escalations:case", args=[case.reference]), desk),
    ]
    changing = {"confirming": _confirming(scenario), "reporting": reporting(scenario.reporting)}
    return changing | {r.name: [r] * len(changing["confirming"]) for r in reading}


def _confirming(scenario: Scenario) -> list[Request]:
    path, form = f"{CODE}v/1/bevestigen/", {"csrfmiddlewaretoken": CSRF}
    return [Request("confirming", path, who, 302, form) for who in scenario.confirming]


def reporting(sent: list[tuple[str, Draft]]) -> list[Request]:
    """Sending each of these drafts, once."""
    form = {"csrfmiddlewaretoken": CSRF}
    return [
        Request(
            "reporting",
            f"{reverse('escalations:check', args=[draft.kind])}?concept={draft.pk}",
            who,
            302,
            form,
        )
        for who, draft in sent
    ]
