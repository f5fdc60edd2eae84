"""Leaves, logs and the security log hold nothing about a person and nothing of a case (bar 12).

In the story every name, address and text that a person gives holds one word.
"""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from escalations.models import Case, Report
from tests.audit.story_words import CANARY
from tests.factories.people import PASSWORD
from werksaam.audit import security_log
from werksaam.audit.models import Event, EventDetail, SecurityEvent
from werksaam.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]


@pytest.fixture(autouse=True)
def own_files() -> None:
    """The files of the story stay."""


def _forbidden() -> set[str]:
    """The word, and everything short that names a person, a report or a case."""
    people = User.objects.values_list("name", "email", "personnel_number")
    references = [*Case.objects.values_list("reference"), *Report.objects.values_list("reference")]
    keys = Report.objects.values_list("pk")
    return {CANARY, *(str(text) for row in [*people, *references, *keys] for text in row if text)}


def _found_in(text: str) -> set[str]:
    return {word for word in _forbidden() if word.lower() in text.lower()}


def test_the_word_is_in_everything_that_is_not_a_leaf() -> None:
    details = [detail.content() for detail in EventDetail.objects.all()]

    assert _found_in(str(details)) >= {CANARY}


def test_no_leaf_holds_a_person_a_reference_or_content() -> None:
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True))

    assert _found_in(leaves.decode()) == set()


def test_no_fact_in_a_leaf_is_longer_than_a_hash() -> None:
    facts = [event.content()["facts"] for event in Event.objects.all()]

    assert max(len(str(value)) for said in facts for value in said.values()) <= 64


def test_no_log_line_of_the_story_holds_a_person_a_reference_or_content(told: list[str]) -> None:
    assert _found_in("\n".join(told)) == set()


def test_signing_in_and_asking_for_pages_leaves_nothing_of_it(
    client: Client, told: list[str]
) -> None:
    case = Case.objects.earliest("reference")
    someone = User.objects.filter(is_active=True).earliest("pk")

    client.post(reverse("account_login"), {"login": f"{CANARY}@x.example", "password": CANARY})
    client.post(reverse("account_login"), {"login": someone.email, "password": PASSWORD})
    client.get(case.get_absolute_url(), {"q": CANARY})
    client.get(f"/{CANARY}/{case.reference}/")

    kept = list(SecurityEvent.objects.values_list("event", "path", "facts", "address"))
    assert len(kept) > 0
    assert _found_in(f"{told} {kept}") == set()


def test_security_log_names_a_page_without_what_its_address_names(rf: RequestFactory) -> None:
    case = Case.objects.earliest("reference")

    security_log.log("refused", rf.get(case.get_absolute_url()))
    security_log.log("refused", rf.get(f"/{CANARY}/"))

    kept = SecurityEvent.objects.order_by("pk").values_list("path", flat=True)
    assert list(kept) == ["/zaken/<str:reference>/", ""]
