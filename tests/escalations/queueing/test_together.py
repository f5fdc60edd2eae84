"""Several cases at once: each for itself, harmless when sent twice, and never a decision."""

import pytest
from django.test import Client
from django.urls import reverse

from escalations.models import Case
from escalations.queueing.together import claim_all, release_all
from escalations.triage import claim
from escalations.views.queueing import STEPS
from tests.factories.escalations import House, a_case, a_claimed_case, a_report
from tests.factories.people import sign_in
from tests.factories.violation import fresh
from werksaam.audit.models import Event

pytestmark = pytest.mark.django_db


def another(house: House, number: int = 1) -> Case:
    return a_report(house.other, address=f"https://a.example/{number}").case


def test_each_is_an_act_of_its_own(house: House) -> None:
    free, taken = a_case(house), another(house)
    claim(by=house.colleague, case=taken)
    hidden = a_report(house.other, address="https://b.example/", named=[house.adviser.pk]).case

    asked = [free.reference, taken.reference, hidden.reference, "Z-0000-0000", free.reference]
    tried = claim_all(by=house.adviser, references=asked)

    assert [bool(one.why_not) for one in tried] == [False, True, True, True]
    assert house.colleague.name in tried[1].why_not
    assert tried[2].why_not == tried[3].why_not
    assert fresh(free).handler == house.adviser


def test_the_same_again_changes_nothing(house: House) -> None:
    case = a_case(house)
    claim_all(by=house.adviser, references=[case.reference])
    before = Event.objects.count()

    tried = claim_all(by=house.adviser, references=[case.reference])

    assert ([one.why_not for one in tried], Event.objects.count()) == ([""], before)


def test_one_gives_back_ones_own_alone(house: House) -> None:
    own, other = a_claimed_case(house), another(house)
    claim(by=house.colleague, case=other)
    references = [own.reference, other.reference]

    first = release_all(by=house.adviser, references=references)
    again = release_all(by=house.adviser, references=references)

    assert [[bool(one.why_not) for one in tried] for tried in (first, again)] == [[False, True]] * 2
    assert (fresh(own).handler, fresh(other).handler) == (None, house.colleague)


@pytest.mark.parametrize("reference", ["", "\x00", "Z-\x00", "x" * 100_000, "Z-0000-0000"])
def test_what_is_no_number_is_told_like_a_case_of_others(house: House, reference: str) -> None:
    (tried,) = claim_all(by=house.adviser, references=[reference])

    assert tried.why_not == "Deze zaak is niet bij u."


def test_there_is_no_way_to_decide_several() -> None:
    assert set(STEPS) == {"oppakken", "terugleggen"}


@pytest.mark.parametrize("sent", [{}, {"doen": "besluiten", "zaak": "Z"}, {"doen": "oppakken"}])
def test_nothing_ticked_and_nonsense_do_nothing(
    client: Client, house: House, sent: dict[str, str]
) -> None:
    case = a_case(house)

    page = sign_in(client, house.adviser).post(reverse("escalations:several"), sent, follow=True)

    assert "Vink eerst" in page.content.decode()
    assert fresh(case).handler is None


def test_one_comes_back_to_where_one_was_and_reads_what_was_done(
    client: Client, house: House
) -> None:
    case = a_case(house)
    sent = {
        "doen": "oppakken",
        "zaak": [case.reference, "Z-0000-0000"],
        "terug": "bekijk=vrij&next=//evil.example",
    }

    page = sign_in(client, house.adviser).post(reverse("escalations:several"), sent, follow=True)

    assert page.redirect_chain[0][0].startswith("/werkvoorraad/?bekijk=vrij")
    assert "Gedaan voor 1 zaak." in page.content.decode()
    assert "Niet gedaan voor Z-0000-0000." in page.content.decode()
