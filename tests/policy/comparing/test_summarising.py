"""What changes in a rule, told in plain words by the desk."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.test import Client

from policy.acknowledging import confirm
from policy.drafting.beginning import begin
from policy.drafting.changing import Shown, change
from policy.drafting.operations import lapse
from policy.models import ChangeSummary, ProvisionText, Version
from policy.queries_comparing import summaries_between
from policy.summarising import Overtaken, state, summarise
from tests.factories.people import person, sign_in
from werksaam.audit.models import Event
from werksaam.people.models import Role
from werksaam.people.unsent import owner_of_form

from .versions import PAIR, a_draft, lid, versions

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/2/veranderingen/"
WORDS = "U mag geen teksten overnemen zonder bron."


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, person(roles=[Role.COMMS_ADVISER]))


def told(before: Version, after: Version, text: str = WORDS, **others: Any) -> list[ChangeSummary]:
    return summarise(
        by=person(),
        earlier=before,
        version=after,
        provision=lid(after).provision_id,
        words={"nl": text, **others},
    )


def shown(before: Version, after: Version, language: str = "nl") -> list[str]:
    found = summaries_between(before, after, language)
    return [row.text for row in found.get(lid(after).provision_id, ())]


def test_it_is_kept_with_the_hash_of_the_text_and_in_the_trail() -> None:
    before, after = versions(2)

    (row,) = told(before, after)

    assert row.text_sha256 == lid(after).sha256
    assert Event.objects.latest("index").action == "change.summarised"


def test_the_last_words_count_and_the_same_again_keep_nothing() -> None:
    before, after = versions(2)
    told(before, after)
    told(before, after, "Anders gezegd.")

    assert told(before, after, "Anders gezegd.") == []
    assert shown(before, after) == ["Anders gezegd."]


def test_empty_words_take_it_away() -> None:
    before, after = versions(2)
    told(before, after)
    told(before, after, "")

    assert shown(before, after) == []


def test_in_english_it_is_dutch_where_there_is_no_english() -> None:
    before, after = versions(2)
    told(before, after)

    assert shown(before, after, "en") == [WORDS]
    told(before, after, en="You may not.")
    assert shown(before, after, "en") == ["You may not."]


def test_over_several_versions_each_step_is_told() -> None:
    first, second, third = versions(3)
    told(first, second, "Eerst dit.")
    told(second, third, "Toen dat.")

    assert shown(first, third) == ["Eerst dit.", "Toen dat."]
    assert shown(second, third) == ["Toen dat."]


def test_about_exactly_these_two_it_stands_alone() -> None:
    first, second, third = versions(3)
    told(first, second, "Eerst dit.")
    told(first, third, "In één keer.")

    assert shown(first, third) == ["In één keer."]


def test_when_the_text_changes_nobody_sees_it_and_the_desk_is_told(desk: Client) -> None:
    (before,) = versions(1)
    draft = a_draft()
    told(before, draft)
    ProvisionText.objects.filter(pk=lid(draft).pk).update(text="Weer anders.", sha256="0" * 64)

    assert shown(before, draft) == []
    assert "De tekst is veranderd nadat dit geschreven is." in desk.get(PAGE).content.decode()


def test_who_wrote_on_top_of_something_else_is_told() -> None:
    before, after = versions(2)
    seen = state(before, after, lid(after).provision_id)
    told(before, after)

    with pytest.raises(Overtaken):
        summarise(
            by=person(),
            earlier=before,
            version=after,
            provision=lid(after).provision_id,
            words={"nl": "Van mij."},
            seen=seen,
        )


def test_a_number_that_no_version_can_have_is_the_usual_one(desk: Client) -> None:
    versions(2)

    assert desk.get(f"{PAGE}?vanaf={'1' * 5000}").status_code == 200


def test_the_desk_writes_it_beside_the_rule(desk: Client) -> None:
    _before, after = versions(2)
    form = desk.get(PAGE).context["page"].rows[0].form
    address = f"{PAGE}1/{lid(after).provision_id}/"

    desk.post(address, {"nl": WORDS, "en": "", "seen": form.initial["seen"]})

    assert WORDS in desk.get(PAIR).content.decode()


def test_a_stale_form_is_a_conflict_that_gives_back_what_was_typed(desk: Client) -> None:
    before, after = versions(2)
    told(before, after)

    response = desk.post(f"{PAGE}1/{lid(after).provision_id}/", {"nl": "Van mij.", "seen": "x 0"})

    assert response.status_code == 409
    assert "Van mij." in response.content.decode()


def test_english_alone_is_refused_with_what_was_typed(desk: Client) -> None:
    _before, after = versions(2)

    response = desk.post(f"{PAGE}1/{lid(after).provision_id}/", {"en": "Only English."})

    assert response.status_code == 422
    assert "Only English." in response.content.decode()


def test_who_confirms_reads_it_with_the_way_to_both_texts() -> None:
    (first,) = versions(1)
    reader = person()
    confirm(by=reader, version=first, language="nl")
    (after,) = versions(1, after=1)
    told(first, after)

    html = (
        sign_in(Client(), reader).get("/code/sociale-media-code/v/2/bevestigen/").content.decode()
    )

    assert WORDS in html
    assert f'href="{PAIR}"' in html


def test_what_was_typed_without_a_session_waits_for_its_writer(client: Client) -> None:
    adviser = person(roles=[Role.COMMS_ADVISER])
    _before, after = versions(2)
    address = f"{PAGE}1/{lid(after).provision_id}/"
    client.post(address, {"nl": WORDS, "owner": owner_of_form(adviser)})

    assert WORDS in sign_in(client, adviser).get(address).content.decode()


def test_nothing_is_no_summary(desk: Client) -> None:
    _before, after = versions(2)

    response = desk.post(f"{PAGE}1/{lid(after).provision_id}/", {"nl": "", "en": ""})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["nl"])


def test_empty_fields_take_away_what_was_there(desk: Client) -> None:
    before, after = versions(2)
    told(before, after)
    provision = lid(after).provision_id

    desk.post(f"{PAGE}1/{provision}/", {"nl": "", "seen": state(before, after, provision)})

    assert shown(before, after) == []


def test_of_what_only_got_another_number_nothing_is_asked(
    desk: Client, standing_code: Version
) -> None:
    draft = begin(by=person(), version=standing_code, note="Voorbeeld")
    gone = draft.texts.get(eid="art_3__para_4")
    change(
        by=person(),
        version=draft,
        what="lapse",
        shown=Shown(),
        do=partial(lapse, key=str(gone.provision_id), keep_number=False),
    )

    page = desk.get(PAGE).context["page"]

    assert [row.rule.provision for row in page.rows] == [gone.provision_id]
    assert page.renumbered
