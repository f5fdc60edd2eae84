"""Two cases that belong together: linked by hand, proposed by address, each for who sees both."""

from __future__ import annotations

import pytest
from django.test import Client

from escalations.deciding import close, decide
from escalations.models import Case, CaseLink, Relation
from escalations.working.linking import link, undo
from escalations.working.queries_links import related_to
from escalations.working.refusals import LinkedAlready, LinkUndone, NoSuchCase
from tests.factories.escalations import House, a_claimed_case, a_report
from tests.factories.kinds import a_discussion, a_violation
from tests.factories.people import person, sign_in, team
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

POST = "https://facebook.example/groep/bericht-8841"
COMMENT = f"{POST}?comment_id=12"
ELSEWHERE = "https://krant.example/1"


@pytest.fixture
def case(house: House) -> Case:
    return a_claimed_case(house, address=POST)


def another(house: House, address: str = ELSEWHERE) -> Case:
    return a_report(house.other, address=address).case


def a_violation_case(house: House, address: str = COMMENT) -> Case:
    hall = team("Hal 5", manager=house.adviser)
    return a_violation(house.reporter, person("Sofie", team=hall), address=address).case


def found(case: Case, someone: User) -> list[tuple[str, bool]]:
    return [(one.reference, one.is_linked) for one in related_to(case, someone)]


def test_a_link_is_found_from_both(house: House, case: Case) -> None:
    other = another(house)

    link(by=house.adviser, case=case, reference=other.reference)

    assert found(case, house.secretary) == [(other.reference, True)]
    assert found(other, house.secretary) == [(case.reference, True)]


@pytest.mark.parametrize("typed", ["  {} ", "https://portaal.example/zaken/{}/#h-note"])
def test_a_number_is_found_in_what_was_typed(house: House, case: Case, typed: str) -> None:
    other = another(house)

    link(by=house.adviser, case=case, reference=typed.format(other.reference.lower()))

    assert found(case, house.adviser) == [(other.reference, True)]


@pytest.mark.parametrize(
    ("address", "why"),
    [(COMMENT, CaseLink.Why.SAME_THREAD), (ELSEWHERE, CaseLink.Why.OTHER)],
)
def test_a_link_says_what_the_posts_have_in_common(
    house: House, case: Case, address: str, why: str
) -> None:
    made = link(by=house.adviser, case=case, reference=another(house, address).reference)

    assert made.why == why


def test_a_case_about_the_same_post_that_was_closed_is_proposed(house: House, case: Case) -> None:
    _closed(house.adviser, case)
    again = a_report(house.other, address=POST).case

    assert [(one.reference, one.why) for one in related_to(again, house.adviser)] == [
        (case.reference, "same_post")
    ]


def _closed(by: User, case: Case) -> None:
    decide(by=by, case=case, revision=case.revision, outcome="no_response", motivation="x")
    now = Case.objects.get(pk=case.pk)
    close(by=by, case=now, revision=now.revision)


def test_a_comment_in_the_same_conversation_is_proposed(house: House, case: Case) -> None:
    comment = another(house, COMMENT)

    assert found(case, house.adviser) == [(comment.reference, False)]


def test_what_was_undone_is_found_as_not_linked(house: House, case: Case) -> None:
    made = link(by=house.adviser, case=case, reference=another(house).reference)

    undo(by=house.secretary, case=case, link=made)

    assert [is_linked for _number, is_linked in found(case, house.adviser)] == [False]


def test_a_link_is_made_once_and_undone_once(house: House, case: Case) -> None:
    other = another(house)
    made = link(by=house.adviser, case=case, reference=other.reference)

    with pytest.raises(LinkedAlready):
        link(by=house.secretary, case=other, reference=case.reference)
    undo(by=house.adviser, case=case, link=made)
    with pytest.raises(LinkUndone):
        undo(by=house.adviser, case=case, link=made)


def test_every_case_that_can_not_be_linked_is_refused_alike(house: House, case: Case) -> None:
    unseen = a_discussion(house.reporter, address=COMMENT).case
    barred = another(house)
    barred.parties.create(person=house.adviser, relation=Relation.RECUSED)
    violation = a_violation_case(house)

    for number in ["Z-0000-0000", "x", *(c.reference for c in (case, unseen, barred, violation))]:
        with pytest.raises(NoSuchCase):
            link(by=house.adviser, case=case, reference=number)


def test_a_violation_is_linked_with_nothing(house: House, case: Case) -> None:
    violation = a_violation_case(house, POST)
    a_violation_case(house, POST)

    with pytest.raises(NoSuchCase):
        link(by=house.adviser, case=violation, reference=case.reference)
    assert found(violation, house.adviser) == []
    assert found(case, house.adviser) == []


def test_a_case_out_of_sight_is_not_found_linked_or_not(house: House, case: Case) -> None:
    linked, same = another(house), another(house, COMMENT)
    link(by=house.adviser, case=case, reference=linked.reference)
    for other in (linked, same):
        other.parties.create(person=house.secretary, relation=Relation.WITNESS)

    assert found(case, house.secretary) == []
    assert len(found(case, house.adviser)) == 2


def test_a_stranger_links_and_unlinks_nothing(house: House, case: Case) -> None:
    other = another(house)
    made = link(by=house.adviser, case=case, reference=other.reference)
    other.parties.create(person=house.secretary, relation=Relation.WITNESS)

    with pytest.raises(Case.DoesNotExist):
        link(by=house.manager, case=case, reference=other.reference)
    with pytest.raises(CaseLink.DoesNotExist):
        undo(by=house.secretary, case=case, link=made)


# --- on the page


@pytest.fixture
def adviser(house: House, client: Client) -> Client:
    return sign_in(client, house.adviser)


def test_the_handler_links_what_is_proposed_with_one_button(
    adviser: Client, house: House, case: Case
) -> None:
    comment = another(house, COMMENT)
    page = adviser.get(case.get_absolute_url())
    assert [line.reference for line in page.context["related"].proposed] == [comment.reference]

    adviser.post(f"{case.get_absolute_url()}koppelen/", {"reference": comment.reference})

    page = adviser.get(case.get_absolute_url())
    assert [line.reference for line in page.context["related"].linked] == [comment.reference]
    assert "Zaken aan elkaar gekoppeld" in page.content.decode()


def test_a_colleague_is_proposed_nothing(client: Client, house: House, case: Case) -> None:
    another(house, COMMENT)

    page = sign_in(client, house.secretary).get(case.get_absolute_url())

    assert page.context["related"].proposed == []


def test_what_was_undone_is_not_proposed_again(adviser: Client, house: House, case: Case) -> None:
    made = link(by=house.adviser, case=case, reference=another(house, COMMENT).reference)

    adviser.post(f"{case.get_absolute_url()}koppelen/{made.pk}/weg/")

    related = adviser.get(case.get_absolute_url()).context["related"]
    assert (related.linked, related.proposed) == ([], [])


def test_a_link_to_what_one_may_not_see_shows_nothing(
    client: Client, house: House, case: Case
) -> None:
    other = another(house)
    link(by=house.adviser, case=case, reference=other.reference, remark="kanarie")
    other.parties.create(person=house.secretary, relation=Relation.SUBJECT)
    secretary = sign_in(client, house.secretary)

    pages = [secretary.get(f"{case.get_absolute_url()}{more}") for more in ("", "afdrukken/")]

    for page in (one.content.decode() for one in pages):
        assert [w for w in (other.reference, "kanarie", "aan elkaar gekoppeld") if w in page] == []


@pytest.mark.parametrize("number", ["", "Z-0000-0000", "<script>", "Z-\x00"])
def test_a_number_that_does_not_do_comes_back_with_an_error(
    adviser: Client, case: Case, number: str
) -> None:
    said = {"reference": number, "remark": "Zelfde klant."}

    page = adviser.post(f"{case.get_absolute_url()}koppelen/", said)

    assert page.status_code == 422
    assert "Zelfde klant." in page.content.decode()


def test_the_link_of_another_case_is_not_found(adviser: Client, house: House, case: Case) -> None:
    third = another(house, "https://krant.example/2")
    made = link(by=house.adviser, case=case, reference=another(house).reference)

    assert adviser.post(f"{third.get_absolute_url()}koppelen/{made.pk}/weg/").status_code == 404


def test_a_violation_has_no_page_to_link(client: Client, house: House) -> None:
    violation = a_violation_case(house)

    answer = sign_in(client, house.adviser).get(f"{violation.get_absolute_url()}koppelen/")

    assert answer.status_code == 404
