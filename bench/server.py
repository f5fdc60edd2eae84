"""One gunicorn worker on a free port of this machine, for the length of a benchmark."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

STARTS_WITHIN = 30  # seconds


@dataclass(frozen=True)
class Request:
    """One request: `name` is the page it is an example of."""

    name: str
    path: str
    cookies: str
    expected: int = 200
    form: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)


@contextmanager
def serving() -> Iterator[http.client.HTTPConnection]:
    """A keep-alive connection to a running server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "werksaam.wsgi", f"--bind=127.0.0.1:{port}"]
    options = ["--workers=1", "--worker-class=gthread", "--threads=1", "--keep-alive=60"]
    with subprocess.Popen([*command, *options, "--log-level=warning"]) as process:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            _wait_for(connection)
            yield connection
        finally:
            process.terminate()


def _wait_for(connection: http.client.HTTPConnection) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            connection.request("GET", "/health/live")
            connection.getresponse().read()
        except OSError:
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def settle(connection: http.client.HTTPConnection) -> None:
    """Wait until the server is done with the request before: it closes its connection to the
    database after the answer, and writes what was stored to its place."""
    connection.request("GET", "/health/live", headers={"Host": "127.0.0.1"})
    connection.getresponse().read()


def etag(connection: http.client.HTTPConnection, request: Request) -> str:
    """The ETag that the server gives a page."""
    connection.request("GET", request.path, headers={"Cookie": request.cookies})
    response = connection.getresponse()
    response.read()
    return response.headers["ETag"]


def send(connection: http.client.HTTPConnection, request: Request) -> float:
    """Send a request and read the answer whole. Returns the seconds that took.

    Raises AssertionError where the answer is not the expected one: a fast error
    page is no result.
    """
    method, body = "GET", None
    headers = {"Host": "127.0.0.1", "Cookie": request.cookies, **request.headers}
    if request.form is not None:
        method, body = "POST", urlencode(request.form)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    start = time.perf_counter()
    connection.request(method, request.path, body, headers)
    response = connection.getresponse()
    text = response.read()
    elapsed = time.perf_counter() - start
    assert response.status == request.expected, (request, response.status, text[:2000])
    return elapsed
