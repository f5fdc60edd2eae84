"""Proposing an explanation: nothing is overwritten, also where two write at once."""

from __future__ import annotations

import pytest

from policy.explaining import Overtaken, propose
from policy.models import Explanation, Outcome
from tests.factories.escalations import House
from tests.factories.explaining import LID, a_proposal, a_wording, an_explanation
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(standing_house: House) -> House:
    return standing_house


def propose_as(by: User, house: House, gist: str, seen: int | None = None, sha: str = "") -> object:
    text = house.version.texts.get(eid=LID)
    return propose(
        by=by,
        text=text,
        text_sha256=sha or text.sha256,
        language="nl",
        wording=a_wording(gist),
        seen=seen,
    )


def test_a_proposal_waits_and_is_told_in_the_trail(house: House) -> None:
    row = a_proposal(house.adviser, house.version)

    assert (row.outcome, row.proposed_by) == (Outcome.WAITING, house.adviser)
    assert Event.objects.filter(action="explanation.proposed").count() == 1


def test_the_same_words_sent_twice_are_one_proposal(house: House) -> None:
    assert propose_as(house.adviser, house, "Bel.") == propose_as(house.adviser, house, "Bel.")


def test_of_two_who_write_at_once_the_second_is_told_and_sees_the_other_s(house: House) -> None:
    first = propose_as(house.adviser, house, "Bel.")

    with pytest.raises(Overtaken) as lost:
        propose_as(house.secretary, house, "Bel direct.")

    assert (lost.value.theirs, Explanation.objects.count()) == (first, 1)


def test_a_better_proposal_replaces_the_one_that_was_seen(house: House) -> None:
    first = a_proposal(house.adviser, house.version)

    second = propose_as(house.adviser, house, "Bel direct.", seen=first.pk)

    first.refresh_from_db()
    assert first.outcome == Outcome.TAKEN_BACK
    assert isinstance(second, Explanation) and second.outcome == Outcome.WAITING
    assert Event.objects.filter(action="explanation.replaced").count() == 1


def test_whose_proposal_a_colleague_replaces_gets_a_mail_with_a_link_alone(house: House) -> None:
    first = a_proposal(house.adviser, house.version)

    propose_as(house.secretary, house, "Bel direct.", seen=first.pk)

    first.refresh_from_db()
    mail = Mail.objects.get(template="explanation_rejected")
    link = {"path": f"/beheer/toelichtingen/voorstel/{first.pk}/"}
    assert (first.outcome, mail.person_id, mail.context) == (
        Outcome.REPLACED,
        house.adviser.pk,
        link,
    )


def test_words_for_another_text_than_there_is_now_are_not_stored(house: House) -> None:
    with pytest.raises(Overtaken) as lost:
        propose_as(house.adviser, house, "Bel.", sha="0" * 64)

    assert (lost.value.theirs, Explanation.objects.count()) == (None, 0)


def test_what_stands_goes_on_standing_while_a_better_one_waits(house: House) -> None:
    first = an_explanation(house.adviser, house.secretary, house.version)

    a_proposal(house.adviser, house.version, wording=a_wording("Anders."))

    first.refresh_from_db()
    assert first.outcome == Outcome.APPROVED
