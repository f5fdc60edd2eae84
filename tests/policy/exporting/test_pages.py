"""The pages around the files: their list, the sheet in large print, the schema, the links."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from policy.models import Explanation, Version
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, explain, published_code

pytestmark = pytest.mark.django_db

PLACE = "/code/sociale-media-code/v/1"


@pytest.fixture
def reader(client: Client) -> Client:
    return sign_in(client, person())


def test_the_page_of_a_version_names_its_files(reader: Client, standing_code: Version) -> None:
    response = reader.get(f"{PLACE}/")

    assert f'<{PLACE}.xml>; rel="alternate"; type="application/akn+xml"' in response.headers["Link"]
    link = f'<link rel="alternate" type="application/json" href="{PLACE}.json">'
    assert link in response.content.decode()


def test_the_page_in_force_names_the_files_of_its_version(
    reader: Client, standing_code: Version
) -> None:
    page = reader.get("/code/sociale-media-code/").content.decode()

    assert f'<link rel="alternate" type="application/pdf" href="{PLACE}.pdf">' in page


def test_the_schema_of_the_json_is_open_to_all(client: Client) -> None:
    response = client.get("/code/schema/policy-version-1.json")
    again = client.get(
        "/code/schema/policy-version-1.json", headers={"If-None-Match": response.headers["ETag"]}
    )

    assert json.loads(response.content)["properties"]["format"]["const"] == "policy-version/1"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert again.status_code == 304


def test_the_json_leads_to_its_schema(
    reader: Client, client: Client, standing_code: Version
) -> None:
    address = json.loads(reader.get(f"{PLACE}.json").content)["$schema"]

    assert client.get("/" + address.split("/", 3)[3]).status_code == 200


def test_the_list_of_files_says_how_large_each_is(reader: Client, standing_code: Version) -> None:
    size = len(reader.get(f"{PLACE}.txt").content)

    page = reader.get(f"{PLACE}/downloaden/").content.decode()

    assert f"(TXT, {size / 1024:.1f}".replace(".", ",") in page
    assert "Versie 1 geldt nu." in page


def test_the_sheet_holds_the_explained_rules_and_the_address_of_today(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)

    page = reader.get(f"{PLACE}/samenvatting/").content.decode()

    assert "Negatief bericht gezien? Meld het." in page
    assert "/code/sociale-media-code/</span>" in page
    assert "<svg" in page


def test_the_sheet_can_be_understood_alone_and_says_what_is_secret(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)

    page = reader.get(f"{PLACE}/samenvatting/").content.decode()

    assert "Dat mag alleen als de informatie niet vertrouwelijk is." in page
    assert "Reageer nog niet.</strong>" in page
    assert "regels niet op dit blad" in page


def test_in_english_the_sheet_is_english_to_the_end(client: Client, standing_code: Version) -> None:
    explain(standing_code)
    sign_in(client, person(language="en"))

    page = client.get(f"{PLACE}/samenvatting/").content.decode()

    assert "Version 1 (published). In force since 21-04-2017, with retroactive effect" in page
    assert "Geldend van" not in page


def test_a_sheet_without_explanations_says_so(reader: Client, standing_code: Version) -> None:
    page = reader.get(f"{PLACE}/samenvatting/").content.decode()

    assert "Er zijn nog geen regels uitgelegd in gewone taal." in page


def test_a_stale_explanation_is_in_no_file(reader: Client, standing_code: Version) -> None:
    explain(standing_code)
    eid = Explanation.objects.get(gist="Reageer nog niet.").provision.texts.get().eid
    _publish_changed()

    page = reader.get("/code/sociale-media-code/v/2/samenvatting/").content.decode()

    assert eid == "art_6__para_7"
    assert ("Reageer nog niet." in page, "Kennis delen mag, geheimen niet." in page) == (
        False,
        True,
    )


def _publish_changed() -> None:
    source = changed_source("Het is de medewerker niet toegestaan om erop te rea", "Niet rea")
    published_code(
        source=source,
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
    )
