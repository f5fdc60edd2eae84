"""The address of a post tells its platform while reporting; a contradiction is asked, once."""

import pytest
from django.test import Client

from escalations.models import Draft
from escalations.submitting import save_draft
from tests.factories.escalations import KIND, House
from tests.factories.people import sign_in

pytestmark = pytest.mark.django_db

WHERE = f"/melden/{KIND}/waar/"
SEEN = "2020-11-23T09:00"
INSTAGRAM = "https://www.instagram.com/p/abc"


@pytest.fixture
def reporter(house: House, client: Client) -> Client:
    return sign_in(client, house.reporter)


def test_an_address_alone_fills_in_the_platform(reporter: Client) -> None:
    reporter.post(WHERE, {"address": INSTAGRAM, "seen_at": SEEN})

    assert Draft.objects.get().answers["platform"] == "instagram"


def test_an_unknown_address_alone_does_not(reporter: Client) -> None:
    page = reporter.post(WHERE, {"address": "https://krant.example/1", "seen_at": SEEN})

    assert "Kies waar het bericht staat." in page.content.decode()


def test_a_draft_that_came_with_an_address_begins_with_its_platform(
    reporter: Client, house: House
) -> None:
    draft = save_draft(by=house.reporter, kind=KIND, answers={"address": INSTAGRAM})

    page = reporter.get(f"{WHERE}?concept={draft.pk}")

    assert page.context["form"]["platform"].initial == "instagram"


def test_a_contradiction_is_asked(reporter: Client) -> None:
    page = reporter.post(WHERE, {"platform": "facebook", "address": INSTAGRAM, "seen_at": SEEN})

    assert "U koos Facebook, en de link leidt naar Instagram." in page.content.decode()
    assert [value for value, _label in page.context["form"].fields["platform_meant"].choices] == [
        "instagram",
        "facebook",
    ]


@pytest.mark.parametrize("meant", ["facebook", "instagram"])
def test_whatever_is_answered_then_holds(reporter: Client, meant: str) -> None:
    said = {"platform": "facebook", "address": INSTAGRAM, "seen_at": SEEN}

    reporter.post(WHERE, {**said, "platform_meant": meant})

    assert Draft.objects.get().answers["platform"] == meant


def test_who_goes_on_later_is_not_asked_now(reporter: Client) -> None:
    said = {"platform": "facebook", "address": INSTAGRAM, "seen_at": SEEN}

    reporter.post(WHERE, {**said, "later": "1"})

    assert Draft.objects.get().answers["platform"] == "facebook"
