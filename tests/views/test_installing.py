"""What a phone asks to install the portal, and keeps for when there is no connection."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from tests.factories.people import person, sign_in

pytestmark = pytest.mark.django_db
STATIC = Path(settings.BASE_DIR) / "static"


def test_the_manifest_has_what_a_phone_needs_to_install(client: Client) -> None:
    response = client.get("/manifest.webmanifest")

    facts = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (facts["name"], facts["short_name"], facts["start_url"], facts["display"]) == (
        "Sociale media code WerkSaam Westfriesland",
        "Code",
        "/",
        "standalone",
    )


def test_every_icon_is_as_large_as_the_manifest_says(client: Client) -> None:
    icons = client.get("/manifest.webmanifest").json()["icons"]

    files = [(STATIC / icon["src"].removeprefix("/static/")).read_bytes() for icon in icons]
    sizes = ["x".join(map(str, Image.open(BytesIO(file)).size)) for file in files]
    assert sizes == [icon["sizes"] for icon in icons]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}


def test_what_is_shared_goes_by_post_to_the_page_that_takes_it_in(client: Client) -> None:
    target = client.get("/manifest.webmanifest").json()["share_target"]

    assert (target["action"], target["method"], target["enctype"]) == (
        "/melden/delen/",
        "POST",
        "multipart/form-data",
    )


def test_the_policy_of_a_page_lets_in_our_own_manifest_and_worker_alone(client: Client) -> None:
    policy = client.get("/geen-verbinding/").headers["Content-Security-Policy"]

    assert ("manifest-src 'self'" in policy, "worker-src 'self'" in policy) == (True, True)


def kept(client: Client) -> list[str]:
    """The addresses that the worker keeps."""
    script = client.get("/offline.js").content.decode()
    found = re.search(r"const SHELL = (\[.*?\]);", script)
    assert found is not None
    addresses: list[str] = json.loads(found[1])
    return addresses


def test_no_page_but_that_without_connection_is_kept(client: Client) -> None:
    addresses = kept(client)

    pages = [one for one in addresses if not one.startswith("/static/")]
    assert pages == ["/geen-verbinding/?taal=nl"]


def test_the_page_without_connection_speaks_the_language_of_whose_browser_it_is(
    client: Client,
) -> None:
    [page, *_files] = kept(sign_in(client, person(language="en")))

    answer = Client().get(page)

    assert answer.headers["Content-Language"] == "en"
    assert ('lang="en"' in answer.content.decode(), "No connection" in answer.content.decode()) == (
        True,
        True,
    )


def test_all_that_is_kept_is_there(client: Client) -> None:
    files = [one for one in kept(client) if one.startswith("/static/")]

    assert [f for f in files if not (STATIC / f.removeprefix("/static/")).is_file()] == []


def test_the_page_without_connection_looks_for_what_it_asks_for(client: Client) -> None:
    page = client.get("/geen-verbinding/").content.decode()

    links = set(re.findall(r'(?:href|src)="(/static/[^"#]+\.(?:css|js))"', page))
    assert links - set(kept(client)) == {"/static/css/print.css"}


def test_the_worker_is_asked_for_anew_and_rules_the_whole_portal(client: Client) -> None:
    response = client.get("/offline.js")

    assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == (
        "text/javascript",
        "no-cache",
    )


def test_signing_out_empties_what_the_browser_kept(client: Client) -> None:
    response = sign_in(client, person()).post("/account/logout/")

    assert response.headers["Clear-Site-Data"] == '"storage"'
