"""A second person judges a proposal; what stands is withdrawn, and gone for readers at once."""

from __future__ import annotations

import pytest
from django.test import Client

from policy import queries
from policy.explaining import NotApprovable, approve, reject, take_back, withdraw
from policy.models import Explanation, Outcome
from tests.factories.escalations import House
from tests.factories.explaining import GIST, a_proposal, a_wording, an_explanation
from tests.factories.people import sign_in
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.notifications.models import Mail

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/"
BETTER = "Bel altijd eerst."


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


@pytest.fixture
def standing(house: House) -> Explanation:
    return an_explanation(house.adviser, house.secretary, house.version)


def outcome(row: Explanation) -> Outcome:
    row.refresh_from_db()
    return row.outcome


def actions() -> list[str]:
    found = Event.objects.filter(action__startswith="explanation.").order_by("index")
    return [event.action for event in found]


def test_approving_a_better_one_withdraws_the_one_that_stood(
    house: House, standing: Explanation
) -> None:
    better = a_proposal(house.adviser, house.version, wording=a_wording(BETTER))

    approve(by=house.secretary, explanation=better, instead_of=standing.pk)

    assert (outcome(standing), outcome(better)) == (Outcome.WITHDRAWN, Outcome.APPROVED)
    assert actions()[-2:] == ["explanation.withdrawn", "explanation.approved"]


def test_what_stood_is_not_withdrawn_by_who_did_not_see_it(
    house: House, standing: Explanation
) -> None:
    better = a_proposal(house.adviser, house.version, wording=a_wording(BETTER))

    with pytest.raises(NotApprovable):
        approve(by=house.secretary, explanation=better)

    assert (outcome(standing), outcome(better)) == (Outcome.APPROVED, Outcome.WAITING)


def test_of_two_better_ones_at_once_the_second_is_refused(
    house: House, standing: Explanation
) -> None:
    better = a_proposal(house.adviser, house.version, wording=a_wording(BETTER))
    approve(by=house.secretary, explanation=better, instead_of=standing.pk)
    third = a_proposal(house.adviser, house.version, wording=a_wording("Nog beter."))

    with pytest.raises(NotApprovable):
        approve(by=house.secretary, explanation=third, instead_of=standing.pk)


def test_turning_down_tells_the_proposer_with_a_link_alone(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    reject(by=house.secretary, explanation=row, reason="Te lang.")

    mail = Mail.objects.get(template="explanation_rejected")
    assert (outcome(row), row.rejection) == (Outcome.TURNED_DOWN, "Te lang.")
    assert mail.context == {"path": f"/beheer/toelichtingen/voorstel/{row.pk}/"}


def test_turned_down_twice_by_one_person_is_once(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    for _nth in range(2):
        reject(by=house.secretary, explanation=row, reason="Te lang.")

    assert (actions().count("explanation.rejected"), Mail.objects.count()) == (1, 1)


def test_a_judgement_that_comes_too_late_gives_its_reason_back(house: House) -> None:
    row = a_proposal(house.adviser, house.version)
    approve(by=house.secretary, explanation=row)

    with pytest.raises(Conflict) as lost:
        reject(by=house.colleague, explanation=row, reason="Te lang.")

    assert lost.value.typed == ("Te lang.",)


def test_nobody_turns_their_own_proposal_down(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    with pytest.raises(NotApprovable):
        reject(by=house.adviser, explanation=row, reason="Te lang.")


def test_only_the_proposer_takes_a_proposal_back(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    with pytest.raises(NotApprovable):
        take_back(by=house.secretary, explanation=row)
    take_back(by=house.adviser, explanation=row)

    assert outcome(row) == Outcome.TAKEN_BACK


def test_what_was_turned_down_is_not_approved_afterwards(house: House) -> None:
    row = a_proposal(house.adviser, house.version)
    reject(by=house.secretary, explanation=row, reason="Te lang.")

    with pytest.raises(NotApprovable):
        approve(by=house.colleague, explanation=row)


def test_what_waits_can_not_be_withdrawn(house: House) -> None:
    with pytest.raises(Conflict):
        withdraw(by=house.adviser, explanation=a_proposal(house.adviser, house.version))


def test_a_withdrawn_explanation_is_gone_for_readers_at_once(
    client: Client, house: House, standing: Explanation
) -> None:
    reader = sign_in(client, house.reporter)
    before = reader.get(CODE)

    withdraw(by=house.adviser, explanation=standing)

    after = reader.get(CODE, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert (GIST in before.content.decode(), GIST in after.content.decode()) == (True, False)
    assert queries.approved_explanations(house.version, "nl") == {}


@pytest.mark.parametrize("path", ["v/1/vraag/", "v/1/vraag/artikel-4/lid-8/", "artikel-4/lid-8/"])
def test_no_other_page_shows_a_withdrawn_one(
    client: Client, house: House, standing: Explanation, path: str
) -> None:
    reader = sign_in(client, house.reporter)
    assert GIST in reader.get(CODE + path).content.decode()

    withdraw(by=house.adviser, explanation=standing)

    assert GIST not in reader.get(CODE + path).content.decode()


def test_withdrawing_twice_is_once(house: House, standing: Explanation) -> None:
    for _nth in range(2):
        withdraw(by=house.adviser, explanation=standing)

    assert actions().count("explanation.withdrawn") == 1


def test_after_withdrawing_another_can_be_approved_for_the_same_text(
    house: House, standing: Explanation
) -> None:
    withdraw(by=house.adviser, explanation=standing)

    an_explanation(house.adviser, house.secretary, house.version, wording=a_wording(BETTER))

    found = queries.approved_explanations(house.version, "nl")
    assert [one.gist for one in found.values()] == [BETTER]
