"""Hand-outs: files with the text, that browsers may keep."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from policy.models import FactKind, Version
from policy.publishing import record_fact
from tests.factories.people import person, sign_in
from tests.factories.policy import imported_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

FILE = "/code/sociale-media-code/v/1"


@pytest.fixture
def reader(client: Client) -> Client:
    return sign_in(client, person())


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("txt", "text/plain; charset=utf-8"),
        ("md", "text/markdown; charset=utf-8"),
        ("json", "application/json"),
    ],
)
def test_a_published_version_is_a_file(
    reader: Client, ending: str, content_type: str, standing_code: Version
) -> None:
    response = reader.get(f"{FILE}.{ending}")

    assert response.headers["Content-Type"] == content_type
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="sociale-media-code-v1.{ending}"'
    )


def test_a_file_the_browser_has_is_not_sent_again(reader: Client, standing_code: Version) -> None:
    tag = reader.get(f"{FILE}.txt").headers["ETag"]

    response = reader.get(f"{FILE}.txt", headers={"If-None-Match": tag})

    assert (response.status_code, response.content) == (304, b"")


def test_a_file_with_a_date_that_changed_is_sent_again(
    reader: Client, standing_code: Version
) -> None:
    tag = reader.get(f"{FILE}.txt").headers["ETag"]
    record_fact(
        by=person(), version=standing_code, kind=FactKind.VALID_UNTIL, on=date(2030, 12, 31)
    )

    response = reader.get(f"{FILE}.txt", headers={"If-None-Match": tag})

    assert "geldend t/m: 2030-12-31" in response.content.decode()


def test_json_carries_the_identity_of_provisions(reader: Client, standing_code: Version) -> None:
    data = json.loads(reader.get(f"{FILE}.json").content)

    assert data["policy"] == "sociale-media-code"


def test_a_draft_is_not_kept(client: Client) -> None:
    imported_code()

    response = sign_in(client, person(roles=[Role.COMMS_ADVISER])).get(f"{FILE}.txt")

    assert response.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("ending", ["exe", "summary"])
def test_an_unknown_format_is_a_404(reader: Client, ending: str, standing_code: Version) -> None:
    assert reader.get(f"{FILE}.{ending}").status_code == 404


def test_a_file_of_a_version_that_is_not_there_names_the_nearest(
    reader: Client, standing_code: Version
) -> None:
    response = reader.get(FILE.replace("v/1", "v/9") + ".txt")

    assert response.status_code == 404
    assert "Lees versie 1" in response.content.decode()
