"""The desk's page of where provisions come from."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy.models import Lineage, Version
from policy.queries_lineage import unconfirmed
from tests.factories.people import person, sign_in
from tests.factories.policy import changed_source, imported_code
from tests.policy.lineage.drafts import (
    NEW_LID,
    a_second_draft,
    fingerprint,
    kinds,
    second_source,
    text_at,
)
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/2/herkomst/"
NEW, OLD_8, OLD_9, CHANGED = (
    "nu-art_4__para_8",
    "nu-art_4__para_9",
    "nu-art_4__para_10",
    "nu-art_7__para_2",
)


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person("Carla", roles=[Role.COMMS_ADVISER]))


@pytest.fixture
def draft() -> Version:
    return a_second_draft()


def test_the_page_lists_only_what_needs_a_person(desk: Client, draft: Version) -> None:
    page = desk.get(PAGE).context["page"]

    assert [row.key for row in page.open] == [NEW, OLD_8, OLD_9, CHANGED]
    assert page.open[0].later.text == NEW_LID


@pytest.mark.parametrize("put_in", [1, 3])
def test_the_page_takes_the_same_queries_however_much_there_is(
    desk: Client,
    put_in: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    standing_code: Version,
) -> None:
    end = "Artikel 3."
    more = "".join(f"{number}. Nieuw lid {number}.\n" for number in range(3, 3 + put_in))
    imported_code(source=changed_source(end, more + end))

    with django_assert_num_queries(16):
        desk.get(PAGE)


def test_all_is_confirmed_as_proposed_at_once(desk: Client, draft: Version) -> None:
    response = desk.post(PAGE, _all(draft))

    assert response.headers["Location"] == PAGE
    assert kinds(draft) == ["new", "renumbered", "renumbered", "continues"]
    assert unconfirmed(draft) == []


def test_one_is_confirmed_by_itself(desk: Client, draft: Version) -> None:
    desk.post(PAGE, _all(draft) | {"only": OLD_8})

    assert kinds(draft) == ["renumbered"]


def test_a_place_is_written_as_people_cite_it(desk: Client, draft: Version) -> None:
    said = {"only": NEW, f"{NEW}-kind": "split", f"{NEW}-place": "4.7"}

    desk.post(PAGE, _all(draft) | said)

    row = Lineage.objects.get()
    assert row.origin == text_at(Version.objects.get(number=1), "art_4__para_7").provision


def test_a_place_that_is_not_there_is_told_and_nothing_typed_is_lost(
    desk: Client, draft: Version
) -> None:
    said = {"only": NEW, f"{NEW}-kind": "split", f"{NEW}-place": "artikel 99"}

    response = desk.post(PAGE, _all(draft) | said | {f"{OLD_8}-place": "4.9"})

    content = response.content.decode()
    assert response.status_code == 422
    assert 'value="artikel 99"' in content
    assert 'value="4.9"' in content
    assert kinds(draft) == []


def test_two_that_go_on_from_one_are_refused_at_the_row(desk: Client, draft: Version) -> None:
    response = desk.post(PAGE, _all(draft) | {f"{OLD_9}-place": "4.8"})

    wrong = [row.key for row in response.context["page"].sent if row.form.errors]
    assert (response.status_code, wrong) == (422, [OLD_9])


def test_a_stale_page_is_a_conflict(desk: Client, draft: Version) -> None:
    said = _all(draft)
    desk.post(PAGE, said | {"only": NEW})

    response = desk.post(PAGE, said | {"only": OLD_8, f"{OLD_8}-kind": "new"})

    assert response.status_code == 409


def test_what_was_confirmed_can_be_said_otherwise(desk: Client, draft: Version) -> None:
    desk.post(PAGE, _all(draft))

    desk.post(PAGE, {"shown": fingerprint(draft), "only": CHANGED, f"{CHANGED}-kind": "new"})

    assert [one.before for one in unconfirmed(draft)] == ["art_7__para_2"]


def test_words_of_a_source_are_shown_as_text(desk: Client, standing_code: Version) -> None:
    evil = second_source().replace(NEW_LID, "<script>alert(1)</script> is geen tekst.")
    imported_code(source=evil)

    content = desk.get(PAGE).content.decode()

    assert "<script>alert" not in content
    assert "&lt;script&gt;alert" in content


def _all(draft: Version) -> dict[str, str]:
    """What the page sends as it is proposed."""
    return {
        "shown": fingerprint(draft),
        f"{NEW}-kind": "new",
        f"{OLD_8}-kind": "continues",
        f"{OLD_8}-place": "Artikel 4, achtste lid",
        f"{OLD_9}-kind": "continues",
        f"{OLD_9}-place": "Artikel 4, negende lid",
        f"{CHANGED}-kind": "continues",
        f"{CHANGED}-place": "Artikel 7, tweede lid",
    }
