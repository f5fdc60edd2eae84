"""Deciding through the pages: the guide, the decision, the second reader, the end."""

import pytest
from django.test import Client

from escalations.deciding import decide, review
from escalations.messaging import send_message
from escalations.models import Case, Decision, DecisionReview
from escalations.triage import release
from tests.factories.escalations import House, a_case, a_claimed_case
from tests.factories.people import sign_in
from werksaam.people.granting import revoke_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house)


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


def url(case: Case, page: str = "/") -> str:
    return f"/zaken/{case.reference}{page}"


def decision(case: Case, **changed: str) -> dict[str, str]:
    return {
        "outcome": "no_response",
        "motivation": "Een mening.",
        "revision": str(case.revision),
        **changed,
    }


PUBLIC = {"outcome": "respond_facts", "public_response": "De loonstroken zijn verstuurd."}


def a_proposal(house: House, case: Case) -> Decision:
    return decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        motivation="Onjuist.",
        outcome=PUBLIC["outcome"],
        public_response=PUBLIC["public_response"],
    )


def test_the_guide_asks_one_question_at_a_time(adviser: Client, case: Case) -> None:
    page = adviser.get(url(case, "/wijzer/")).content.decode()

    assert "Staat er een bedreiging in, of lijkt het strafbaar?" in page


def test_the_guide_ends_in_advice_that_leads_to_deciding(adviser: Client, case: Case) -> None:
    answers = "danger=no&hurtful=no&facts=yes&facts_bait=no"

    page = adviser.get(url(case, f"/wijzer/?{answers}")).content.decode()

    way = answers.replace("&", "&amp;")
    assert f"{url(case, '/besluit/')}?{way}" in page


def test_the_guide_says_when_an_answer_is_missing(adviser: Client, case: Case) -> None:
    page = adviser.get(url(case, "/wijzer/?bij=danger")).content.decode()

    assert "Kies een antwoord." in page


def test_what_the_guide_advises_is_chosen_beforehand(adviser: Client, case: Case) -> None:
    way = "danger=no&hurtful=no&facts=yes&facts_bait=no"

    page = adviser.get(url(case, f"/besluit/?{way}")).content.decode()

    chosen = page.split('value="respond_facts"')[1].split(">")[0]
    assert "checked" in chosen


def test_a_decision_is_kept_and_leads_to_the_case(adviser: Client, case: Case) -> None:
    response = adviser.post(url(case, "/besluit/"), decision(case))

    case.refresh_from_db()
    assert (response.headers["Location"], case.state) == (url(case), "decided")


def test_after_deciding_there_is_a_link_to_the_next_case(
    adviser: Client, house: House, case: Case
) -> None:
    following = a_case(house, address="https://x.example/volgende")

    response = adviser.post(url(case, "/besluit/"), decision(case), follow=True)

    assert f"Volgende zaak: {following.reference}" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"outcome": ""}, "Kies wat u besluit."),
        ({"outcome": "verzonnen"}, "Kies wat u besluit."),
        ({"motivation": ""}, "Schrijf op waarom. Eén zin is genoeg."),
        ({"outcome": "respond_facts"}, "Schrijf de tekst die WerkSaam gaat plaatsen."),
        ({"public_response": "Dag"}, "Bij deze keuze wordt niets geplaatst."),
        ({"motivation": "a" * 100_000}, "Gebruik ten hoogste 5000 tekens."),
    ],
)
def test_a_wrong_decision_is_told_and_not_kept(
    adviser: Client, case: Case, changed: dict[str, str], error: str
) -> None:
    response = adviser.post(url(case, "/besluit/"), decision(case, **changed))

    assert error in response.content.decode()
    assert not Decision.objects.exists()


def test_a_stale_decision_shows_both_states_and_keeps_the_text(
    adviser: Client, house: House, case: Case
) -> None:
    stale = decision(case, motivation="Mijn lange motivering.")
    adviser.post(
        url(case, "/wachten/"),
        {
            "report": case.reports.get().reference,
            "question": "?",
            "revision": case.revision,
        },
    )
    send_message(by=house.reporter, report=case.reports.get(), body="Antwoord.")

    response = adviser.post(url(case, "/besluit/"), stale)

    page = response.content.decode()
    assert response.status_code == 409
    assert f"stap {case.revision}" in page
    assert f"stap {Case.objects.get(pk=case.pk).revision}" in page
    assert "Mijn lange motivering." in page
    assert not Decision.objects.exists()


def test_a_decision_on_a_case_that_a_colleague_gave_back_shows_both_states(
    adviser: Client, house: House, case: Case
) -> None:
    stale = decision(case)
    release(by=house.colleague, case=case, revision=case.revision, reason="Anna is ziek.")

    response = adviser.post(url(case, "/besluit/"), stale)

    page = response.content.decode()
    assert response.status_code == 409
    assert f"stap {case.revision}: Opgepakt" in page
    assert f"stap {case.revision + 1}: Open" in page


def test_a_case_is_not_put_back_while_a_colleague_reads_along(
    adviser: Client, house: House, case: Case
) -> None:
    a_proposal(house, case)
    case.refresh_from_db()

    response = adviser.post(url(case, "/terugleggen/"), {"revision": case.revision})

    assert response.status_code == 409
    assert "Er wacht een besluit op een meelezer" in response.content.decode()
    assert "/terugleggen/" not in adviser.get(url(case)).content.decode()


def test_what_was_typed_is_given_back_with_the_refusal(
    adviser: Client, house: House, case: Case
) -> None:
    stale = decision(case, motivation="Mijn lange motivering.", advice_to_reporter="Wacht nog.")
    release(by=house.adviser, case=case, revision=case.revision)

    page = adviser.post(url(case, "/besluit/"), stale).content.decode()

    assert "Mijn lange motivering." in page
    assert "Wacht nog." in page


def test_after_sending_back_the_form_holds_the_decision_and_the_remark(
    adviser: Client, house: House, case: Case
) -> None:
    proposal = a_proposal(house, case)
    review(by=house.colleague, decision=proposal, approved=False, remark="Noem de datum.")

    page = adviser.get(url(case, "/besluit/")).content.decode()

    assert "Noem de datum." in page
    assert "De loonstroken zijn verstuurd." in page
    assert "checked" in page.split('value="respond_facts"')[1].split(">")[0]


def test_an_approved_response_can_be_copied_from_the_case(
    adviser: Client, house: House, case: Case
) -> None:
    review(by=house.colleague, decision=a_proposal(house, case), approved=True)

    page = adviser.get(url(case)).content.decode()

    assert 'data-copy="De loonstroken zijn verstuurd."' in page


def test_while_a_colleague_reads_along_the_case_says_so_and_no_time(
    adviser: Client, house: House, case: Case
) -> None:
    a_proposal(house, case)

    page = adviser.get(url(case)).content.decode()

    assert "<h2>Wacht op een meelezer</h2>" in page
    assert "Besluit <strong>" not in page


@pytest.mark.parametrize("revision", ["-100", "9" * 30])
def test_a_revision_that_never_was_is_stale(adviser: Client, case: Case, revision: str) -> None:
    response = adviser.post(url(case, "/besluit/"), decision(case, revision=revision))

    assert (response.status_code, Decision.objects.count()) == (409, 0)


def test_only_the_handler_decides(client: Client, house: House, case: Case) -> None:
    sign_in(client, house.colleague)

    response = client.post(url(case, "/besluit/"), decision(case))

    assert response.status_code == 409
    assert not Decision.objects.exists()


def test_sending_a_decision_twice_stores_one(adviser: Client, case: Case) -> None:
    adviser.post(url(case, "/besluit/"), decision(case))
    second = adviser.post(url(case, "/besluit/"), decision(case))

    assert (second.status_code, Decision.objects.count()) == (409, 1)


def test_a_public_response_waits_for_a_second_reader(
    adviser: Client, house: House, case: Case
) -> None:
    response = adviser.post(url(case, "/besluit/"), decision(case, **PUBLIC), follow=True)

    case.refresh_from_db()
    assert case.state == "claimed"
    assert "Een collega leest mee voordat dit geldt." in response.content.decode()


def test_a_colleague_approves(client: Client, house: House, case: Case) -> None:
    proposal = a_proposal(house, case)
    sign_in(client, house.colleague)

    client.post(url(case, "/meelezen/"), {"verdict": "approved", "decision": str(proposal.pk)})

    case.refresh_from_db()
    assert (case.state, DecisionReview.objects.get().approved) == ("decided", True)


def test_sending_back_needs_a_remark(client: Client, house: House, case: Case) -> None:
    proposal = a_proposal(house, case)
    sign_in(client, house.colleague)

    response = client.post(
        url(case, "/meelezen/"), {"verdict": "sent_back", "decision": str(proposal.pk)}
    )

    assert "Schrijf wat er anders moet." in response.content.decode()
    assert not DecisionReview.objects.exists()


def test_the_decider_cannot_read_along(adviser: Client, house: House, case: Case) -> None:
    proposal = a_proposal(house, case)

    response = adviser.post(
        url(case, "/meelezen/"), {"verdict": "approved", "decision": str(proposal.pk)}
    )

    assert response.status_code == 409
    assert not DecisionReview.objects.exists()


def test_a_decision_of_another_case_cannot_be_reviewed_here(
    client: Client, house: House, case: Case
) -> None:
    proposal = a_proposal(house, case)
    elsewhere = a_case(house, address="https://x.example/elders")
    sign_in(client, house.colleague)

    client.post(url(elsewhere, "/meelezen/"), {"verdict": "approved", "decision": str(proposal.pk)})

    assert not DecisionReview.objects.exists()


def test_a_decided_case_is_closed_and_opened_again(adviser: Client, case: Case) -> None:
    adviser.post(url(case, "/besluit/"), decision(case))
    case.refresh_from_db()
    adviser.post(url(case, "/sluiten/"), {"revision": case.revision})
    case.refresh_from_db()
    closed = case.state
    adviser.post(url(case, "/heropenen/"), {"revision": case.revision, "reason": "Nieuw feit."})

    case.refresh_from_db()
    assert (closed, case.state) == ("closed", "reopened")


def test_opening_again_needs_a_reason(adviser: Client, case: Case) -> None:
    adviser.post(url(case, "/besluit/"), decision(case))
    case.refresh_from_db()

    response = adviser.post(url(case, "/heropenen/"), {"revision": case.revision})

    assert "Schrijf op waarom. Eén zin is genoeg." in response.content.decode()


def test_without_anyone_to_read_along_nothing_is_stored(
    adviser: Client, house: House, case: Case
) -> None:
    for someone in (house.colleague, house.secretary, house.director):
        revoke_all(by=None, person=someone)

    response = adviser.post(url(case, "/besluit/"), decision(case, **PUBLIC))

    assert "Bel de directeur." in response.content.decode()
    assert PUBLIC["public_response"] in response.content.decode()
    assert not Decision.objects.exists()
