"""How many queries a page takes, counted in this process on the same data."""

from __future__ import annotations

from http.cookies import SimpleCookie

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .server import Request


def count_queries(request: Request) -> tuple[int, int]:
    """The queries of a page asked for again, and of the first time; opening a transaction is one.

    What changes data can't be asked again: for it both are the same.
    """
    first = _count(request)
    return (first if request.form is not None else _count(request)), first


def _count(request: Request) -> int:
    client = Client(headers={"Host": "127.0.0.1"})
    client.cookies = SimpleCookie(request.cookies)
    if request.expected == 304:
        # Another process may be another build, to which the server's ETag is unknown.
        client.defaults["HTTP_IF_NONE_MATCH"] = client.get(request.path).headers["ETag"]
    with CaptureQueriesContext(connection) as captured:
        if request.form is None:
            response = client.get(request.path)
        else:
            response = client.post(request.path, request.form)
    assert response.status_code == request.expected, (request, response.status_code)
    return len(captured)
