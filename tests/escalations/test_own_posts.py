"""Doubts, an accusation and a tip: whom they go to, what is decided, what is told."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from escalations.fitting import AdviceMissing
from escalations.forms_handling import DecideForm
from escalations.kinds import Group, all_kinds, kind
from escalations.models import Case, Relation
from tests.factories.escalations import House
from tests.factories.own_posts import (
    ACCUSED,
    ADVICE,
    DOUBT_NAME,
    DOUBT_RIGHT,
    FOUR,
    TIP,
    a_report_of,
    advised,
    answers_of,
    handler_of,
    in_hand,
)
from tests.factories.people import sign_in
from werksaam import due

APPROVED = re.compile(r"goedgekeurd|goedkeur|akkoord|approv", re.IGNORECASE)


@pytest.mark.parametrize(
    ("slug", "lid", "outcomes"),
    [
        (DOUBT_NAME, "art_4__para_9", ["advice"]),
        (DOUBT_RIGHT, "art_6__para_5", ["advice"]),
        (ACCUSED, "art_6__para_4", ["discussed", "correct_it", "unfounded"]),
        (TIP, "art_6__para_2", ["used", "not_used"]),
    ],
)
def test_each_rests_on_its_lid_with_its_outcomes(slug: str, lid: str, outcomes: list[str]) -> None:
    its = kind(slug)

    assert [outcome.slug for outcome in its.outcomes] == outcomes
    assert {its.eid, its.ground_eid, *(o.eid for o in its.outcomes)} == {lid}


@pytest.mark.parametrize(
    ("slug", "steps"),
    [
        (DOUBT_NAME, ["wat", "waarom", "bewijs"]),
        (DOUBT_RIGHT, ["wat", "twijfel", "bewijs"]),
        (ACCUSED, ["wat", "waar", "bewijs"]),
        (TIP, ["wat", "foto"]),
    ],
)
def test_each_asks_in_two_to_four_short_steps(slug: str, steps: list[str]) -> None:
    assert [step.slug for step in kind(slug).steps_for(answers_of(slug))] == steps


@pytest.mark.parametrize("slug", FOUR)
def test_no_answer_that_is_needed_is_missing_from_a_whole_set(slug: str) -> None:
    assert kind(slug).unanswered(answers_of(slug)) == []


@pytest.mark.parametrize("slug", FOUR)
def test_the_code_asks_no_silence_for_them(slug: str) -> None:
    assert kind(slug).locks_reply is False


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        (DOUBT_NAME, {"Mara"}),
        (DOUBT_RIGHT, {"Anna", "Bram", "Sara"}),
        (ACCUSED, {"Anna", "Bram", "Sara"}),
        (TIP, {"Anna", "Bram", "Sara"}),
    ],
)
def test_each_goes_to_whom_its_lid_names(house: House, slug: str, names: set[str]) -> None:
    case = a_report_of(slug, house.reporter).case

    received = case.parties.filter(relation=Relation.RECIPIENT)
    assert set(received.values_list("person__name", flat=True)) == names


@pytest.mark.parametrize("slug", [DOUBT_RIGHT, ACCUSED])
def test_a_colleague_of_the_desk_who_is_named_gets_nothing(house: House, slug: str) -> None:
    case = a_report_of(slug, house.reporter, named=[house.colleague.pk]).case

    received = case.parties.filter(relation=Relation.RECIPIENT)
    assert set(received.values_list("person__name", flat=True)) == {"Anna", "Sara"}


@pytest.mark.parametrize("slug", [DOUBT_NAME, DOUBT_RIGHT])
def test_two_who_doubt_about_one_post_are_two_cases(house: House, slug: str) -> None:
    first = a_report_of(slug, house.reporter, address="https://x.example/1")
    second = a_report_of(slug, house.other, address="https://x.example/1")

    assert first.case != second.case


@pytest.mark.parametrize("slug", [DOUBT_NAME, DOUBT_RIGHT])
def test_advice_needs_words_of_the_one_who_decides(house: House, slug: str) -> None:
    case = in_hand(slug, house)

    with pytest.raises(AdviceMissing):
        advised(case, handler_of(slug, house), advice=" ")


def test_the_form_says_that_the_advice_is_still_to_be_written() -> None:
    given = {"outcome": "advice", "motivation": "Zo is het rustiger.", "revision": 1}
    with override("nl"):
        form = DecideForm(given, kind=kind(DOUBT_RIGHT))

        assert form.errors == {
            "advice_to_reporter": ["Schrijf uw advies op. Een of twee zinnen zijn genoeg."]
        }


def test_an_outcome_without_advice_asks_for_none() -> None:
    given = {"outcome": "discussed", "motivation": "Besproken.", "revision": 1}

    assert DecideForm(given, kind=kind(ACCUSED)).is_valid()


def test_what_can_only_be_decided_one_way_is_chosen_already() -> None:
    assert "checked" in str(DecideForm(kind=kind(DOUBT_NAME))["outcome"])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", [DOUBT_NAME, DOUBT_RIGHT])
def test_advice_is_never_called_approval(slug: str, language: str) -> None:
    with override(language):
        told = [f"{o.label} {o.headline} {o.told} {o.help}" for o in kind(slug).outcomes]

    assert [words for words in told if APPROVED.search(words)] == []


def test_neither_the_page_nor_the_mail_calls_advice_approval(client: Client, house: House) -> None:
    case = in_hand(DOUBT_RIGHT, house)
    advised(case, house.adviser)
    due.run()

    page = sign_in(client, house.reporter).get(case.reports.get().get_absolute_url())

    letters = " ".join(f"{letter.subject} {letter.body}" for letter in mail.outbox)
    main = page.content.decode().split("<main")[1].split("</main>")[0]
    assert ADVICE in main
    assert APPROVED.search(main) is None
    assert APPROVED.search(letters) is None


def test_looking_at_a_tip_leaves_nothing_in_the_trail(client: Client, house: House) -> None:
    case = a_report_of(TIP, house.reporter).case

    sign_in(client, house.adviser).get(case.get_absolute_url())

    assert Case.objects.get(pk=case.pk).looks.count() == 0


# --- the page "Report something" ----------------------------------------------------


def test_the_page_groups_the_kinds_and_says_who_gets_them(client: Client, house: House) -> None:
    groups = sign_in(client, house.reporter).get(reverse("escalations:choose_kind")).context

    found = {group.slug: [door.slug for door in group.doors] for group in groups["groups"]}
    assert found["own_post"] == [DOUBT_NAME, DOUBT_RIGHT, ACCUSED]
    assert found["seen_online"] == ["negatief-bericht", "ontsporende-discussie", "overtreding"]
    assert {slug for slugs in found.values() for slug in slugs} == {k.slug for k in all_kinds()}
    assert list(found) == [group for group in Group if group in found]


def test_the_page_takes_one_query_for_all_texts(
    client: Client, house: House, django_assert_num_queries: object
) -> None:
    sign_in(client, house.reporter).get("/melden/")

    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get("/melden/")


@pytest.mark.parametrize(
    ("slug", "begun"),
    [(DOUBT_NAME, {"whose": "planned"}), (DOUBT_RIGHT, {"whose": "planned"}), (TIP, {})],
)
def test_who_asked_first_need_not_say_again_that_it_is_not_online(
    client: Client, house: House, slug: str, begun: dict[str, str]
) -> None:
    sign_in(client, house.reporter)

    page = client.get(f"/melden/{slug}/?eerst-gevraagd", follow=True)

    given = page.context["form"].initial
    assert {name: said for name, said in given.items() if said} == begun
    assert not house.reporter.drafts.exists()
