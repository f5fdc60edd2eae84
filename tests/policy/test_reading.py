"""The reading page: text, margin, versions, other days, provisions."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from policy import actions
from policy.models import ProvisionText, Version
from tests.factories.people import person, sign_in
from tests.factories.policy import SOURCE, explain, imported_code, published_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

CODE = "/code/sociale-media-code/"


@pytest.fixture
def reader(client: Client) -> Client:
    return sign_in(client, person("Anna"))


def page(client: Client, address: str = CODE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def lids(html: str) -> list[str]:
    return re.findall(r'<div class="lid[^"]*" id="([^"]+)"', html)


def test_code_leads_to_the_one_policy(reader: Client, standing_code: Version) -> None:
    assert reader.get("/code/").headers["Location"] == CODE


def test_code_without_a_policy_says_so(reader: Client) -> None:
    assert reader.get("/code/").status_code == 200


def test_a_visitor_is_sent_to_sign_in(client: Client, standing_code: Version) -> None:
    response = client.get(CODE)

    assert (response.status_code, response.headers["Location"][:15]) == (302, "/account/login/")


def test_every_lid_has_its_eid_as_anchor(reader: Client, standing_code: Version) -> None:
    found = lids(page(reader))

    leden = standing_code.texts.filter(kind="paragraph").values_list("eid", flat=True)
    assert [eid for eid in found if "para" in eid] == list(leden)
    assert [eid for eid in found if "content" in eid] == ["art_1__content", "art_8__content"]


def test_the_reference_of_4_4_is_a_link(reader: Client, standing_code: Version) -> None:
    assert '<a href="#art_5__para_3">artikel 5, derde lid</a>' in page(reader)


def test_words_of_the_text_are_not_markup(reader: Client, standing_code: Version) -> None:
    assert "© [Naam medewerker]" in page(reader)


def test_the_bar_says_since_when(reader: Client, standing_code: Version) -> None:
    html = page(reader)

    assert "Versie 1 geldt nu." in html
    assert "21-04-2017" in html
    assert "met terugwerkende kracht vanaf 01-01-2015" in html


def test_an_explanation_stands_beside_its_lid_as_not_binding(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)

    html = page(reader)

    assert "Accountnaam? Vraag het eerst." in html
    assert "niet bindend" in html


def test_a_proposal_is_not_shown(reader: Client, standing_code: Version) -> None:
    assert "Accountnaam? Vraag het eerst." not in page(reader)


def test_the_explanation_is_in_the_language_of_the_page(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)
    reader.post("/taal/", {"language": "en"})

    html = page(reader)

    assert "Account name? Ask first." in html
    assert "It is not binding" in html


def test_an_action_is_beside_a_lid_only_where_it_exists(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)
    actions.register("accountnaam", "policy:versions", "Vraag een accountnaam", args=["x"])
    try:
        html = page(reader)
    finally:
        actions._registered.pop("accountnaam")

    assert html.count('class="do" href="/code/x/versies/"') == 1
    assert "Leg toestemming vast" not in html


def test_a_new_explanation_shows_at_once(reader: Client, standing_code: Version) -> None:
    page(reader)

    explain(standing_code)

    assert "Accountnaam? Vraag het eerst." in page(reader)


def test_a_provision_stands_in_its_article_and_is_marked(
    reader: Client, standing_code: Version
) -> None:
    html = page(reader, f"{CODE}v/1/artikel-6/lid-7/")

    assert len(lids(html)) == 8
    assert '<div class="lid marked" id="art_6__para_7">' in html


def test_a_lid_stands_first_on_its_page_with_its_explanation_open(
    reader: Client, standing_code: Version
) -> None:
    explain(standing_code)

    html = page(reader, f"{CODE}v/1/artikel-4/lid-8/")
    before_article = html.partition("Het hele artikel")[0]

    assert lids(before_article) == ["art_4__para_8"]
    assert before_article.count("<details open>") == 1
    assert html.count('id="art_4__para_8"') == 1


def test_a_lid_is_cited_in_the_language_of_the_page(reader: Client, standing_code: Version) -> None:
    reader.post("/taal/", {"language": "en"})

    html = page(reader, f"{CODE}v/1/artikel-4/lid-3/")

    assert html.count("rticle 4, paragraph 3") >= 3
    assert "rtikel 4, derde lid</h1>" not in html


def test_a_provision_in_force_is_that_of_today(reader: Client, standing_code: Version) -> None:
    assert "marked" in page(reader, f"{CODE}artikel-4/lid-8/")


@pytest.mark.parametrize(
    "address",
    ["v/1/artikel-9/", "artikel-4/lid-10/", "v/2/", "v/1/wat/dan/ook/", "v/2/artikel-1/"],
)
def test_what_is_not_there_is_a_404(reader: Client, address: str, standing_code: Version) -> None:
    assert reader.get(CODE + address).status_code == 404


def test_the_preamble_is_read_in_its_place(reader: Client, standing_code: Version) -> None:
    response = reader.get(f"{CODE}v/1/preamble/")

    assert response.headers["Location"] == f"{CODE}v/1/#aanhef"


def test_a_provision_by_identity_leads_to_where_it_stands(
    reader: Client, standing_code: Version
) -> None:
    text = ProvisionText.objects.get(version=standing_code, eid="art_4__para_8")

    response = reader.get(f"/code/p/{text.provision_id}/")

    assert response.headers["Location"] == f"{CODE}artikel-4/lid-8/"
    assert reader.get(f"/code/p/{uuid4()}/").status_code == 404


def test_a_draft_is_for_the_desk(client: Client) -> None:
    imported_code()
    reader = sign_in(Client(), person())
    desk = sign_in(client, person(roles=[Role.COMMS_ADVISER]))

    assert reader.get(f"{CODE}v/1/").status_code == 404
    assert reader.get(f"{CODE}v/1.txt").status_code == 404
    assert "concept" in page(desk, f"{CODE}v/1/")


def test_a_day_nobody_could_know_the_text_of_says_so(
    reader: Client, standing_code: Version
) -> None:
    html = page(reader, f"{CODE}?geldig=2016-06-01")

    assert "Op 1 juni 2016 gold versie 1." in html
    assert "Niemand kon deze tekst toen kennen" in html


def test_a_day_to_come_is_told_as_far_as_is_known(reader: Client, standing_code: Version) -> None:
    html = page(reader, f"{CODE}?geldig=2999-01-01")

    assert "Op 1 januari 2999 geldt versie 1, voor zover nu bekend." in html


@pytest.mark.parametrize(("language", "told"), [("en", True), ("nl", False)])
def test_who_reads_english_hears_that_the_text_is_dutch(
    client: Client, language: str, told: bool, standing_code: Version
) -> None:
    html = page(sign_in(client, person(language=language)))

    words = ("The official text itself exists in Dutch only.", "alleen in het Nederlands")
    assert any(found in html for found in words) == told


def test_the_bar_of_a_day_to_come_does_not_speak_of_the_past(
    reader: Client, standing_code: Version
) -> None:
    html = page(reader, f"{CODE}?geldig=2099-01-01")

    assert "gold op 1 januari 2099" not in html
    assert "vandaag, " in html


def test_as_known_on_that_day_there_was_no_text(reader: Client, standing_code: Version) -> None:
    html = page(reader, f"{CODE}?geldig=2016-06-01&zicht=2016-06-01")

    assert "kon niemand weten" in html


def test_a_day_before_any_version_says_so(reader: Client, standing_code: Version) -> None:
    assert "gold geen versie" in page(reader, f"{CODE}?geldig=2014-01-01")


@pytest.mark.parametrize(
    "query",
    ["geldig=gisteren", "geldig=2016-02-30", "geldig=", "zicht=2016-01-01", "geldig=0000-00-00"],
)
def test_a_bad_day_gets_a_clear_message(reader: Client, query: str, standing_code: Version) -> None:
    response = reader.get(f"{CODE}?{query}")

    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_versions_are_listed_newest_first(reader: Client, standing_code: Version) -> None:
    _second()

    response = reader.get(f"{CODE}versies/")

    assert [line.version.number for line in response.context["lines"]] == [2, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_versions_takes_the_same_queries_for_any_number(
    reader: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    standing_code: Version,
) -> None:
    for nth in range(2, number + 1):
        _second(nth)
    reader.get(f"{CODE}versies/")

    with django_assert_num_queries(QUERIES_OF_VERSIONS):
        reader.get(f"{CODE}versies/")


QUERIES_OF_VERSIONS = 9


def _second(nth: int = 2) -> Version:
    return published_code(
        source=SOURCE.replace("belang van sociale media", f"belang {nth} van sociale media"),
        adopted_on=date(2017 + nth, 1, 1),
        published_on=date(2017 + nth, 1, 2),
        in_force_on=date(2017 + nth, 1, 3),
        retroactive_from=None,
    )
