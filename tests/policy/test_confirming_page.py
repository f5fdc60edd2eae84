"""What the page for confirming tells this reader: what changed, why again, where else to go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.translation import override

from policy.acknowledging import confirm
from policy.lineage import confirming
from policy.lineage.assigning import Said
from policy.lineage.proposing import Kind
from policy.models import Round, Version
from policy.presenters_confirming import rules_changed
from policy.queries_changes import last_confirmed
from tests.factories.people import person, sign_in, team
from tests.factories.policy import (
    SOURCE,
    changed_source,
    imported_code,
    published_code,
    withdrawn,
)
from tests.policy.asking import asked
from tests.policy.lineage.drafts import fingerprint, second_source
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.unsent import owner_of_form

pytestmark = pytest.mark.django_db

CONFIRM = "/code/sociale-media-code/v/{}/bevestigen/"
CHANGED = changed_source("belang van sociale media", "nut van sociale media")


@pytest.fixture
def anna() -> User:
    return person("Anna", team=team("Groen"))


@pytest.fixture
def reader(client: Client, anna: User) -> Client:
    return sign_in(client, anna)


def next_version(year: int = 2018, source: str = CHANGED) -> Version:
    return published_code(
        source=source,
        adopted_on=date(year, 1, 1),
        published_on=date(year, 1, 2),
        in_force_on=date(year, 1, 3),
        retroactive_from=None,
    )


def page(reader: Client, number: int) -> str:
    return reader.get(CONFIRM.format(number)).content.decode()


def test_the_first_time_nothing_has_changed_since(reader: Client, standing_code: Version) -> None:
    assert "sindsdien" not in page(reader, 1)


def test_who_confirmed_before_reads_what_changed_in_plain_words(
    reader: Client, anna: User, standing_code: Version
) -> None:
    confirm(by=anna, version=standing_code, language="nl")
    next_version()

    html = page(reader, 2)

    assert ("U hebt versie 1 bevestigd op" in html, "Dit verandert er." in html) == (True, True)


def test_the_notes_of_every_version_between_are_told(
    reader: Client, anna: User, standing_code: Version
) -> None:
    confirm(by=anna, version=standing_code, language="nl")
    next_version()
    next_version(2019, SOURCE.replace("belang van sociale media", "gewicht van sociale media"))

    assert page(reader, 3).count("Dit verandert er.") == 2


def test_the_notes_are_in_the_language_of_the_reader(
    reader: Client, anna: User, standing_code: Version
) -> None:
    confirm(by=anna, version=standing_code, language="nl")
    next_version()
    reader.post("/taal/", {"language": "en"})

    assert '<p class="measure pre mt-3" lang="en">This is what changes.</p>' in page(reader, 2)


def test_the_lid_that_changed_is_named_with_a_link(
    reader: Client, anna: User, standing_code: Version
) -> None:
    confirm(by=anna, version=standing_code, language="nl")
    next_version()

    html = page(reader, 2)

    assert (
        '<a href="/code/sociale-media-code/v/2/artikel-2/lid-1/">Artikel 2, eerste lid</a>' in html
    )


def test_it_says_what_the_comparison_says(anna: User, standing_code: Version) -> None:
    second = next_version(source=second_source())

    assert _told(standing_code, second) == [
        ("Artikel 4, achtste lid", ["Nieuw"], []),
        ("Artikel 4, negende lid", ["Ander nummer"], ["artikel 4, achtste lid"]),
        ("Artikel 4, tiende lid", ["Ander nummer"], ["artikel 4, negende lid"]),
        ("Artikel 7, tweede lid", ["Gewijzigd"], []),
    ]


def test_what_was_split_off_is_named_with_where_it_came_from(
    anna: User, standing_code: Version
) -> None:
    draft = imported_code(source=second_source())
    said = [Said(Kind.SPLIT, "art_4__para_7", "art_4__para_8")]
    confirming.confirm(by=anna, version=draft, shown=fingerprint(draft), said=said)

    found = "Artikel 4, achtste lid", ["Afgesplitst"], ["artikel 4, zevende lid"]
    assert found in _told(standing_code, draft)


def _told(before: Version, after: Version) -> list[tuple[str, list[str], list[str]]]:
    with override("nl"):
        return [
            (
                rule.citation,
                [str(word) for _kind, _icon, word in rule.labels],
                [where.citation for where in rule.wheres],
            )
            for rule in rules_changed(before, after)
        ]


def test_only_what_was_confirmed_last_counts(anna: User, standing_code: Version) -> None:
    with clock.at(clock.now() - timedelta(days=1)):
        confirm(by=anna, version=standing_code, language="nl")
    second = next_version()
    confirm(by=anna, version=second, language="nl")

    found = last_confirmed(anna, standing_code.policy)

    assert (found and found.version, found and found.on) == (second, clock.today())


def test_an_address_of_a_version_that_was_replaced_leads_to_the_one_in_force(
    reader: Client,
    standing_code: Version,
) -> None:
    next_version()

    response = reader.get(CONFIRM.format(1), follow=True)

    assert response.redirect_chain == [(CONFIRM.format(2), 302)]
    assert "Versie 1 geldt niet. Dit is de versie die geldt." in response.content.decode()


def test_where_nothing_is_in_force_any_more_it_leads_to_the_code(
    reader: Client, standing_code: Version
) -> None:
    withdrawn(standing_code, date(2020, 1, 1))

    response = reader.get(CONFIRM.format(1), follow=True)

    assert response.status_code == 200
    assert "U hoeft nu niets te bevestigen." in response.content.decode()


def test_after_signing_in_again_one_comes_back_to_the_page(
    client: Client, standing_code: Version
) -> None:
    response = client.post(CONFIRM.format(1))

    assert response.headers["Location"] == f"/account/login/?next={CONFIRM.format(1)}"


def test_who_confirmed_without_a_session_reads_that_it_did_not_count(
    client: Client, anna: User, standing_code: Version
) -> None:
    client.post(CONFIRM.format(1), {"owner": owner_of_form(anna)})

    assert "Bevestig nog een keer." in page(sign_in(client, anna), 1)


def test_a_page_from_before_signing_in_again_is_shown_anew(
    anna: User, standing_code: Version
) -> None:
    reader = sign_in(Client(enforce_csrf_checks=True), anna)

    response = reader.post(CONFIRM.format(1), follow=True)

    assert response.redirect_chain == [(CONFIRM.format(1), 302)]
    assert "Druk nog een keer op de knop." in response.content.decode()


def test_the_page_says_what_a_decider_may_look_up(reader: Client, standing_code: Version) -> None:
    assert "Dan mag wie besluit opzoeken wat u op één dag had bevestigd" in page(reader, 1)


def test_whom_to_ask_for_reading_together_is_named(client: Client, standing_code: Version) -> None:
    reader = sign_in(client, person(team=team(manager=person("Mara"))))

    assert "Vraag het aan de trainer of aan Mara." in page(reader, 1)


def test_not_confirming_is_offered_to_who_is_asked(reader: Client, standing_code: Version) -> None:
    assert "niet-bevestigen" not in page(reader, 1)

    asked(standing_code)

    assert "/code/sociale-media-code/v/1/niet-bevestigen/" in page(reader, 1)


def test_a_periodic_round_says_why_it_asks_again(
    reader: Client, anna: User, standing_code: Version
) -> None:
    version, today = standing_code, clock.today()
    with clock.at(clock.now() - timedelta(days=400)):
        confirm(by=anna, version=version, language="nl")
    by = person()
    Round.objects.create(
        version=version, is_periodic=True, opens_on=today, due_on=today, opened_by=by
    )

    html = page(reader, 1)

    assert "Af en toe vragen wij het iedereen opnieuw." in html
    assert "Er is niets veranderd" in html


def test_reading_comes_before_confirming(reader: Client, standing_code: Version) -> None:
    html = page(reader, standing_code.number)

    assert html.index("Lees de hele code") < html.index("Ik bevestig")
    assert 'class="btn btn-primary" href="/code/sociale-media-code/v/1/"' in html


def test_below_the_code_is_the_way_to_confirming_for_who_still_has_to(
    client: Client, anna: User, standing_code: Version
) -> None:
    reader = sign_in(client, anna)
    before = reader.get("/code/sociale-media-code/v/1/").content.decode()
    asked(standing_code)

    after = reader.get("/code/sociale-media-code/v/1/").content.decode()

    assert ["Verder naar bevestigen" in html for html in (before, after)] == [False, True]
