"""The pages of permissions: the register of the desk, one's own, one permission."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from escalations.models import Case, Draft, Permission
from escalations.registers.permission_standing import Standing, standing
from escalations.registers.permissions import withdraw
from escalations.registers.queries_permissions import in_register
from escalations.triage import claim
from tests.factories.escalations import House
from tests.factories.people import sign_in
from tests.factories.permissions import PARTY, a_permission, a_permission_report, terms
from werksaam import clock
from werksaam.people.joining import close_account

pytestmark = pytest.mark.django_db

REGISTER, OWN = "/beheer/toestemmingen/", "/meldingen/toestemmingen/"


@pytest.fixture
def adviser(client: Client, house: House) -> Client:
    return sign_in(client, house.adviser)


def page_of(permission: Permission) -> str:
    return reverse("escalations:permission", args=[permission.pk])


def of_each_standing(house: House) -> dict[Standing, Permission]:
    """One that stands in each way."""
    today = clock.today()
    ends = {Standing.VALID: 31, Standing.ENDS_SOON: 30, Standing.ENDED: 0, Standing.WITHDRAWN: 40}
    found = {
        stand: a_permission(house, more=terms(until=today + timedelta(days=days)))
        for stand, days in ends.items()
    }
    withdraw(by=house.adviser, permission=found[Standing.WITHDRAWN], reason="Gebeld.")
    return found


def test_the_filters_say_what_the_rule_says(house: House) -> None:
    rows = of_each_standing(house)

    with clock.at(clock.now() + timedelta(days=1)):
        today = clock.today()
        found = {s: set(in_register(house.adviser, str(s))) for s in Standing}
        by_rule: dict[Standing, set[Permission]] = {s: set() for s in Standing}
        for row in Permission.objects.all():
            is_withdrawn = row.withdrawn_at is not None
            by_rule[standing(row.until, is_withdrawn=is_withdrawn, today=today)].add(row)

    assert found == by_rule
    assert rows[Standing.ENDED] in found[Standing.ENDED]


def test_what_ends_first_stands_on_top_and_what_is_over_comes_last(house: House) -> None:
    rows = of_each_standing(house)

    found = list(in_register(house.adviser))

    order = [Standing.ENDED, Standing.ENDS_SOON, Standing.VALID, Standing.WITHDRAWN]
    assert found == [rows[stand] for stand in order]  # the first ends today


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("q=korenbloem", True),
        ("q=Rik", True),
        ("q=molen", False),
        ("stand=geldig", True),
        ("stand=ingetrokken", False),
        ("stand=onzin", True),
        ("q=%00&page=999999999999999999999", True),
    ],
)
def test_the_register_is_narrowed_by_its_address(
    adviser: Client, house: House, query: str, is_there: bool
) -> None:
    a_permission(house)

    answer = adviser.get(f"{REGISTER}?{query}")

    assert (answer.status_code, PARTY in answer.content.decode()) == (200, is_there)


@pytest.mark.parametrize("number", [1, 3])
def test_the_register_costs_the_same_whatever_its_length(
    adviser: Client, house: House, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(number):
        a_permission(house)
    adviser.get(REGISTER)

    with django_assert_num_queries(7):  # 5 of every page, the count, the rows
        adviser.get(REGISTER)


def test_a_holder_sees_their_own_and_no_one_elses(client: Client, house: House) -> None:
    own, other = a_permission(house), a_permission(house, by=house.other)
    sign_in(client, house.reporter)

    seen = {client.get(page_of(one)).status_code for one in (own,)}
    listed = client.get(OWN).content.decode()

    assert (seen, client.get(page_of(other)).status_code) == ({200}, 404)
    assert (page_of(own) in listed, page_of(other) in listed) == (True, False)


def test_ending_asks_why(adviser: Client, house: House) -> None:
    made = a_permission(house)
    path = reverse("escalations:withdraw_permission", args=[made.pk])

    refused = adviser.post(path, {"reason": " "})
    done = adviser.post(path, {"reason": "De klant belde."}, follow=True)
    again = adviser.post(path, {"reason": "Nog eens."})

    assert (refused.status_code, again.status_code) == (422, 409)
    assert "De klant belde." in done.content.decode()


def test_a_colleague_takes_over_only_from_who_left(adviser: Client, house: House) -> None:
    made = a_permission(house)
    path = reverse("escalations:take_over_permission", args=[made.pk])
    said = {"holder": house.other.email, "reason": "Zij doet de tuinen."}
    while_here = adviser.post(path, said)
    close_account(by=None, person=house.reporter)

    unknown = adviser.post(path, {**said, "holder": "Niemand"})
    done = adviser.post(path, said)

    assert (while_here.status_code, unknown.status_code) == (404, 422)
    assert done.headers["Location"] == page_of(Permission.objects.get(renews=made))


def test_renewing_begins_a_report_with_what_is_known(client: Client, house: House) -> None:
    made = a_permission(house)
    sign_in(client, house.reporter)

    answer = client.post(reverse("escalations:renew_permission", args=[made.pk]), follow=True)

    assert PARTY in answer.content.decode()
    assert Draft.objects.get(report__isnull=True).answers["renews"] == str(made.pk)


def test_the_case_of_a_renewal_leads_to_what_it_renews(adviser: Client, house: House) -> None:
    made = a_permission(house)
    asked = a_permission_report(house.reporter, renews=str(made.pk))

    page = adviser.get(asked.case.get_absolute_url())

    assert page.context["renewed"] == made
    assert f'href="{page_of(made)}"' in page.content.decode()


def test_the_desk_is_told_on_the_home_page_of_who_left(adviser: Client, house: House) -> None:
    a_permission(house)
    close_account(by=None, person=house.reporter)

    assert f"{REGISTER}?stand=houder-weg" in adviser.get("/").content.decode()


def test_a_holder_is_told_on_the_home_page_of_what_ends(client: Client, house: House) -> None:
    made = a_permission(house, more=terms(until=clock.today() + timedelta(days=3)))

    home = sign_in(client, house.reporter).get("/").content.decode()

    assert page_of(made) in home


# --- deciding ----------------------------------------------------------------------


def in_hand(house: House) -> Case:
    return claim(by=house.adviser, case=a_permission_report(house.reporter).case)


def post_decision(client: Client, case: Case, **said: str) -> str:
    words = {"motivation": "Gelezen.", "revision": str(case.revision), **said}
    return client.post(f"{case.get_absolute_url()}besluit/", words).content.decode()


def test_the_form_begins_with_what_was_reported(adviser: Client, house: House) -> None:
    page = adviser.get(f"{in_hand(house).get_absolute_url()}besluit/").content.decode()

    assert "Mail van 2 november" in page
    assert 'value="2027-11-01"' in page


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": "registered", "proof": "Mail.", "until": "2027-01-01"}, "id_scope"),
        ({"outcome": "registered", "scope": "Foto.", "until": "2027-01-01"}, "id_proof"),
        ({"outcome": "registered", "scope": "Foto.", "proof": "Mail."}, "id_until"),
        (
            {"outcome": "registered", "scope": "a", "proof": "b", "until": "2026-11-22"},
            "id_until",
        ),
        ({"outcome": "insufficient"}, "id_advice_to_reporter"),
    ],
)
def test_what_is_missing_is_told_at_its_field(
    adviser: Client, house: House, said: dict[str, str], field: str
) -> None:
    page = post_decision(adviser, in_hand(house), **said)

    assert f'href="#{field}"' in page
    assert not Permission.objects.exists()


def test_what_the_desk_corrected_goes_into_the_register(adviser: Client, house: House) -> None:
    terms_said = {"scope": "Eén foto.", "proof": "De mail.", "until": "2027-01-01"}

    post_decision(adviser, in_hand(house), outcome="registered", **terms_said)

    made = Permission.objects.get()
    assert (made.scope, made.until.isoformat()) == ("Eén foto.", "2027-01-01")


def test_what_stands_in_fields_of_another_outcome_is_not_looked_at(
    adviser: Client, house: House
) -> None:
    said = {"outcome": "insufficient", "advice_to_reporter": "Geen datum.", "until": "onzin"}

    post_decision(adviser, case := in_hand(house), **said)

    case.refresh_from_db()
    assert case.state == "decided"
