"""The desk's page of a version: repairs, flags, facts, adopting, publishing."""

from __future__ import annotations

import pytest
import yaml
from django.test import Client

from policy import explaining
from policy.models import FactKind, Version
from policy.queries import life
from tests.factories.people import person, sign_in
from tests.factories.policy import EXPLANATIONS, adopted_code, imported_code
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/1/"
ONE = {"art_4__para_8": yaml.safe_load(EXPLANATIONS)["art_4__para_8"]}


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def test_the_page_shows_every_repair_and_flag(desk: Client) -> None:
    version = imported_code()

    view = desk.get(PAGE).context["view"]

    assert len(view.repairs) == version.repairs.count() > 0
    assert len(view.flags) == version.flags.count() > 0


def test_the_desk_adopts_a_draft(desk: Client) -> None:
    imported_code()

    response = desk.post(f"{PAGE}vaststellen/", {"on": "2017-04-13", "body": "Het bestuur"})

    assert response.headers["Location"] == PAGE
    assert life(Version.objects.get()).stage == "adopted"


def test_adopting_without_a_day_is_told_at_the_field(desk: Client) -> None:
    imported_code()

    response = desk.post(f"{PAGE}vaststellen/", {"body": "Het bestuur"})

    assert response.status_code == 422
    assert 'href="#id_adopt_on"' in response.content.decode()


def test_the_desk_records_a_fact(desk: Client, adviser: User) -> None:
    version = imported_code()

    desk.post(
        f"{PAGE}feiten/",
        {"kind": FactKind.PUBLISHED, "on": "2017-04-20", "recorded_by": person().pk},
    )

    assert version.facts.get().recorded_by == adviser


def test_a_fact_without_day_or_reason_is_refused(desk: Client) -> None:
    version = imported_code()

    response = desk.post(f"{PAGE}feiten/", {"kind": FactKind.PUBLISHED})

    assert response.status_code == 422
    assert not version.facts.exists()


def test_release_is_no_fact_to_record(desk: Client) -> None:
    version = imported_code()

    desk.post(f"{PAGE}feiten/", {"kind": FactKind.RELEASED, "on": "2017-04-20"})

    assert not version.facts.exists()


def test_publishing_lists_what_is_missing(desk: Client) -> None:
    adopted_code()

    response = desk.post(
        f"{PAGE}bekendmaken/", {"change_kind": "substantive", "change_note_nl": "Nieuw."}
    )

    assert response.status_code == 422
    assert len(response.context["form"].non_field_errors()) == 4


def test_the_page_tells_how_many_explanations_wait_and_leads_there(
    desk: Client, standing_code: Version
) -> None:
    colleague = person(roles=[Role.SECRETARIAT])
    explaining.import_proposals(by=colleague, version=standing_code, content=ONE)

    page = desk.get(PAGE).content.decode()

    assert "2 toelichtingen wachten op uw goedkeuring." in page
    assert 'href="/beheer/toelichtingen/?versie=1"' in page


@pytest.mark.parametrize("path", ["", "vaststellen/", "feiten/", "bekendmaken/"])
def test_the_page_and_its_acts_are_for_the_desk(
    client: Client, path: str, standing_code: Version
) -> None:
    outsider = sign_in(client, person(roles=[Role.ADMINISTRATOR]))

    status = outsider.post(PAGE + path).status_code if path else outsider.get(PAGE).status_code

    assert status == 404


def test_an_unknown_version_is_a_404(desk: Client, standing_code: Version) -> None:
    assert desk.get("/beheer/versies/9/").status_code == 404
