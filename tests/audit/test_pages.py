"""The pages of the trail."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories.escalations import House, a_report
from tests.factories.people import person, sign_in
from werksaam.audit import checkpoints, queries
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.receipts import receipt_for
from werksaam.people.granting import grant_role
from werksaam.people.models import Role, RoleGrant

pytestmark = pytest.mark.django_db
REASON = "Verzoek om inzage van een medewerker"


@pytest.fixture
def privacy_officer(client: Client) -> Client:
    sign_in(client, person("Petra Privacy", roles=[Role.PRIVACY_OFFICER]))
    return client


def _event_by_a_person() -> int:
    """The index of an event by Anna Actief."""
    anna = person("Anna Actief")
    grant_role(by=anna, person=person("Bert"), role=Role.AUDITOR)
    return Event.objects.latest("index").index


def _check(client: Client, receipt: dict[str, Any]) -> str:
    response = client.post(reverse("audit:check"), {"text": json.dumps(receipt)})
    return response.content.decode()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.PRIVACY_OFFICER])
def test_trail_shows_pseudonyms_and_no_names(client: Client, role: Role) -> None:
    _event_by_a_person()
    sign_in(client, person("Ada", roles=[role]))

    page = client.get(reverse("audit:trail")).content.decode()

    assert ("Rol gegeven" in page, "Persoon " in page, "Anna" in page) == (True, True, False)


@pytest.mark.parametrize("name", ["audit:trail", "audit:event", "audit:unmask"])
def test_trail_does_not_exist_for_others(client: Client, name: str) -> None:
    index = _event_by_a_person()
    sign_in(client, person(roles=[Role.ADMINISTRATOR, Role.COMMS_ADVISER]))
    url = reverse(name, args=[] if name == "audit:trail" else [index])

    answer = client.post(url) if name == "audit:unmask" else client.get(url)

    assert answer.status_code == 404


def test_trail_asks_to_sign_in(client: Client) -> None:
    assert client.get(reverse("audit:trail")).status_code == 302


def test_auditor_can_not_unmask(client: Client) -> None:
    index = _event_by_a_person()
    sign_in(client, person(roles=[Role.AUDITOR]))

    answer = client.post(reverse("audit:unmask", args=[index]), {"reason": REASON})

    assert answer.status_code == 404


def test_trail_filters_by_action(privacy_officer: Client) -> None:
    page = privacy_officer.get(reverse("audit:trail"), {"action": "role.granted"})

    assert {line.action for line in page.context["lines"]} == {"role.granted"}


def test_trail_filters_by_day(privacy_officer: Client) -> None:
    page = privacy_officer.get(reverse("audit:trail"), {"until": "2001-01-01"})

    assert page.context["lines"] == []


def test_unmasking_shows_the_names_to_who_asked(privacy_officer: Client) -> None:
    index = _event_by_a_person()

    page = privacy_officer.post(
        reverse("audit:unmask", args=[index]), {"reason": REASON}, follow=True
    )

    assert "Anna Actief" in page.content.decode()


def test_unmasking_one_event_leaves_the_others_masked(privacy_officer: Client) -> None:
    index = _event_by_a_person()
    privacy_officer.post(reverse("audit:unmask", args=[index]), {"reason": REASON})
    other = _event_by_a_person()

    page = privacy_officer.get(reverse("audit:event", args=[other]))

    assert "Anna Actief" not in page.content.decode()


def test_unmasking_is_in_the_trail_with_its_reason(privacy_officer: Client) -> None:
    index = _event_by_a_person()

    privacy_officer.post(reverse("audit:unmask", args=[index]), {"reason": REASON})

    (view,) = queries.views_of([Event.objects.latest("index")])
    assert (view.action, view.facts, view.actor_name, view.reason) == (
        "audit.unmasked",
        {"event": index},
        "Petra Privacy",
        REASON,
    )


def test_unmasking_needs_a_reason(privacy_officer: Client) -> None:
    index = _event_by_a_person()

    answer = privacy_officer.post(reverse("audit:unmask", args=[index]), {"reason": " "})

    assert (answer.status_code, Event.objects.filter(action="audit.unmasked").count()) == (422, 0)


def test_absent_event_is_not_found(privacy_officer: Client) -> None:
    url = reverse("audit:event", args=[10**30])

    assert privacy_officer.get(url).status_code == 404


@pytest.mark.parametrize("events", [1, 3])
def test_trail_takes_the_same_queries_for_any_number_of_events(
    privacy_officer: Client, django_assert_num_queries: Any, events: int
) -> None:
    for _number in range(events):
        person()
    privacy_officer.get(reverse("audit:trail"))

    with django_assert_num_queries(10):
        privacy_officer.get(reverse("audit:trail"))


def test_check_says_what_a_receipt_proves(client: Client, grants: list[RoleGrant]) -> None:
    page = _check(client, receipt_for(grants[2]))

    assert ("Dit bewijs klopt" in page, "Rol gegeven" in page) == (True, True)


def test_check_speaks_english(client: Client, grants: list[RoleGrant]) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "This proof is right" in _check(client, receipt_for(grants[2]))


def test_check_takes_a_file(client: Client, grants: list[RoleGrant]) -> None:
    file = SimpleUploadedFile("bewijs.json", json.dumps(receipt_for(grants[0])).encode())

    page = client.post(reverse("audit:check"), {"file": file})

    assert "Dit bewijs klopt" in page.content.decode()


def test_check_refuses_a_changed_receipt_in_words(client: Client, grants: list[RoleGrant]) -> None:
    receipt = receipt_for(grants[0])
    receipt["details"]["actor_name"] = "Iemand anders"

    page = _check(client, receipt)

    assert "In dit bewijs is veranderd wie het deed, waarover of waarom." in page


@pytest.mark.parametrize(
    "content",
    [b"\x00\xff", b"[]", b"{}", b"null", b"[" * 100_000, b'{"format": "werksaam-receipt/1"}'],
)
def test_check_answers_anything_in_words(client: Client, content: bytes) -> None:
    page = client.post(reverse("audit:check"), {"file": SimpleUploadedFile("x.json", content)})

    assert (page.status_code, "Dit bewijs klopt niet" in page.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "content",
    [b"%PDF", b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile>>stream\n\xff\x00", b"%PDF" + b"\n" * 10**6],
)
def test_check_says_that_a_pdf_without_a_proof_holds_none(client: Client, content: bytes) -> None:
    page = client.post(reverse("audit:check"), {"file": SimpleUploadedFile("x.pdf", content)})

    assert (page.status_code, "In deze PDF zit geen bewijs" in page.content.decode()) == (422, True)


def test_check_refuses_what_is_too_large(client: Client) -> None:
    file = SimpleUploadedFile("x.json", b" " * 300_000)

    page = client.post(reverse("audit:check"), {"file": file})

    assert (page.status_code, "te groot" in page.content.decode()) == (422, True)


def test_check_asks_for_a_receipt(client: Client) -> None:
    page = client.post(reverse("audit:check"), {})

    assert (page.status_code, "Kies het bestand van uw bewijs" in page.content.decode()) == (
        422,
        True,
    )


def test_check_shows_text_of_a_receipt_as_text(client: Client, db: None) -> None:
    grant = grant_role(by=person("<script>alert(1)</script>"), person=person(), role=Role.AUDITOR)

    assert "<script>alert" not in _check(client, receipt_for(grant))


def test_public_key_is_handed_out(client: Client, grants: list[RoleGrant]) -> None:
    checkpoints.latest_or_sign()
    page = client.get(reverse("audit:check"))
    key = page.context["keys"][0]

    answer = client.get(reverse("audit:key", args=[key.key_id.hex()]))

    assert answer.content.decode() == key.as_file()


def test_unknown_public_key_is_not_found(client: Client) -> None:
    assert client.get(reverse("audit:key", args=["00000000"])).status_code == 404


def test_details_are_the_only_place_of_names(grants: list[RoleGrant]) -> None:
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True))

    assert (b"Persoon" in leaves, EventDetail.objects.filter(actor_name="").count()) == (False, 12)


def test_a_privacy_officer_named_in_a_report_learns_no_names_from_its_events(
    client: Client,
    standing_house: House,
) -> None:
    officer = person("Petra Privacy", roles=[Role.PRIVACY_OFFICER])
    report = a_report(standing_house.reporter, named=[officer.pk])
    index = queries.events_about([report])[0].index
    sign_in(client, officer)

    answer = client.post(reverse("audit:unmask", args=[index]), {"reason": REASON})
    page = client.get(reverse("audit:event", args=[index])).content.decode()

    assert (answer.status_code, "Rik" in page) == (404, False)
    assert reverse("audit:unmask", args=[index]) not in page


def test_days_at_the_edge_of_the_calendar_are_days_too(privacy_officer: Client) -> None:
    edges = {"since": "0001-01-01", "until": "9999-12-31"}

    assert privacy_officer.get(reverse("audit:trail"), edges).status_code == 200
