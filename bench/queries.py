"""How many queries a page takes, counted in this process on the same data."""

from __future__ import annotations

from http.cookies import SimpleCookie

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .server import Request


def count_queries(requests: dict[str, Request]) -> dict[str, int]:
    """The number of queries of each request, with those that open a transaction."""
    return {name: _count(request) for name, request in requests.items()}


def _count(request: Request) -> int:
    client = Client(headers={"Host": "127.0.0.1", **request.headers})
    client.cookies = SimpleCookie(request.cookies)
    with CaptureQueriesContext(connection) as captured:
        if request.form is None:
            response = client.get(request.path)
        else:
            response = client.post(request.path, request.form)
    assert response.status_code == request.expected, (request, response.status_code)
    return len(captured)
