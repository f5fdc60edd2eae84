"""What hangs on a provision goes with it: its address, its explanation, its answers."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

import pytest
from django.test import Client

from policy.drafting.beginning import begin
from policy.drafting.changing import Shown, change
from policy.drafting.operations import renumber
from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind
from policy.models import ProvisionText, PublishedAnswer, Version
from policy.queries import provisions_by_eid, reading_tree
from policy.queries_following import lid_resting_on
from policy.queries_questions import stale_answers
from tests.factories.people import person, sign_in
from tests.factories.policy import SOURCE, explain, imported_code, published_code
from tests.policy.lineage.drafts import fingerprint, second_source, text_at
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

MERGED = Said(Kind.MERGED, "art_4__para_9", "art_4__para_8")
LAPSED = Said(Kind.LAPSED, "art_4__para_9", "")
SPLIT = Said(Kind.SPLIT, "art_4__para_7", "art_4__para_8")


@pytest.fixture
def reader(client: Client) -> Client:
    return sign_in(client, person())


@pytest.fixture
def first(standing_code: Version) -> Version:
    return standing_code


def test_an_address_follows_a_lid_to_its_new_number(reader: Client, first: Version) -> None:
    _publish(imported_code(source=second_source()))

    response = reader.get(_address(first, "art_4__para_8"))

    assert response.headers["Location"] == "/code/sociale-media-code/artikel-4/lid-9/"


def test_what_was_merged_leads_to_what_it_went_into(reader: Client, first: Version) -> None:
    _publish(_without_lid_9(), MERGED)

    response = reader.get(_address(first, "art_4__para_9"))

    assert response.headers["Location"] == "/code/sociale-media-code/artikel-4/lid-8/"


def test_what_lapsed_leads_to_the_last_version_that_had_it(reader: Client, first: Version) -> None:
    _publish(_without_lid_9(), LAPSED)

    response = reader.get(_address(first, "art_4__para_9"), follow=True)

    assert response.redirect_chain[-1][0] == "/code/sociale-media-code/v/1/artikel-4/lid-9/"
    assert response.context["fate"].url == ""
    assert "2" in response.context["fate"].words


def test_a_draft_leads_nobody_elsewhere(reader: Client, first: Version) -> None:
    draft = _without_lid_9()
    confirm(by=_desk(), version=draft, shown=fingerprint(draft), said=[MERGED])

    response = reader.get(_address(first, "art_4__para_9"))

    assert response.headers["Location"] == "/code/sociale-media-code/artikel-4/lid-9/"


def test_a_page_of_an_earlier_version_says_where_the_lid_is_now(
    reader: Client, first: Version
) -> None:
    _publish(imported_code(source=second_source()))

    fate = reader.get("/code/sociale-media-code/v/1/artikel-4/lid-8/").context["fate"]

    assert fate.url == "/code/sociale-media-code/artikel-4/lid-9/"


def test_a_lid_in_force_says_nothing_of_its_fate(reader: Client, first: Version) -> None:
    response = reader.get("/code/sociale-media-code/artikel-4/lid-8/")

    assert response.context["fate"] is None


def test_a_renumbered_lid_keeps_its_explanation(first: Version) -> None:
    explain(first)
    before = _explanation(first, "art_4__para_8")

    second = _publish(imported_code(source=second_source()))

    assert before is not None
    assert _explanation(second, "art_4__para_9") == before


def test_a_renumbered_lid_with_other_words_loses_its_explanation(first: Version) -> None:
    explain(first)
    changed = second_source().replace("dreigt te ontsporen", "dreigt mis te gaan")
    assert changed != second_source()

    second = _publish(imported_code(source=changed))

    assert _explanation(second, "art_4__para_9") is None


def test_an_answer_beside_a_renumbered_lid_stays_and_is_not_stale(first: Version) -> None:
    row = _answer(first, "art_4__para_8")

    second = _publish(imported_code(source=second_source()))

    node = reading_tree(second, "nl").node("art_4__para_9")
    assert node is not None
    assert [one.question for one in node.answered] == [row.question]
    assert stale_answers(second.policy) == []


def test_the_history_tells_number_words_and_origin(reader: Client, first: Version) -> None:
    _publish(imported_code(source=second_source()))

    assert _told(reader, _provision(first, "art_4__para_8")) == [
        (2, "Artikel 4, negende lid", "Dezelfde woorden; het was artikel 4, achtste lid."),
        (1, "Artikel 4, achtste lid", "Van het begin af."),
    ]


def test_the_history_tells_what_was_split_off(reader: Client, first: Version) -> None:
    second = _publish(imported_code(source=second_source()), SPLIT)

    assert _told(reader, _provision(second, "art_4__para_8")) == [
        (2, "Artikel 4, achtste lid", "Afgesplitst van artikel 4, zevende lid.")
    ]


def test_the_history_tells_no_number_that_its_origin_got_later(
    reader: Client, first: Version
) -> None:
    second = _publish(imported_code(source=second_source()), SPLIT)
    draft = begin(by=_desk(), version=second, note="Voorbeeld")
    seventh = str(_provision(draft, "art_4__para_7"))
    do = partial(renumber, key=seventh, number="77")
    change(by=_desk(), version=draft, what="renumber", shown=Shown(), do=do)

    assert _told(reader, _provision(second, "art_4__para_8")) == [
        (2, "Artikel 4, achtste lid", "Afgesplitst van artikel 4, zevende lid.")
    ]


def test_the_history_tells_what_went_into_it(reader: Client, first: Version) -> None:
    _publish(_without_lid_9(), MERGED)

    told = _told(reader, _provision(first, "art_4__para_8"))[0]

    assert told[2] == "Ongewijzigd. Artikel 4, negende lid ging hierin op."


def test_the_history_of_what_only_a_draft_has_is_for_the_desk(
    reader: Client, first: Version
) -> None:
    draft = imported_code(source=second_source())

    assert reader.get(_history(_provision(draft, "art_4__para_8"))).status_code == 404


def test_a_report_rests_on_its_lid_whatever_its_number(first: Version) -> None:
    second = _publish(imported_code(source=second_source()))

    assert lid_resting_on(second, "art_4__para_8").eid == "art_4__para_9"


def test_a_report_rests_on_what_its_lid_went_into(first: Version) -> None:
    second = _publish(_without_lid_9(), MERGED)

    assert lid_resting_on(second, "art_4__para_9").eid == "art_4__para_8"


def test_a_report_rests_on_the_last_words_of_a_lid_that_lapsed(first: Version) -> None:
    second = _publish(_without_lid_9(), LAPSED)

    assert lid_resting_on(second, "art_4__para_9") == text_at(first, "art_4__para_9")


def test_nothing_rests_on_a_lid_that_never_was(first: Version) -> None:
    with pytest.raises(ProvisionText.DoesNotExist):
        lid_resting_on(first, "art_4__para_99")


def _publish(draft: Version, *said: Said) -> Version:
    if said:
        confirm(by=_desk(), version=draft, shown=fingerprint(draft), said=said)
    return published_code(
        draft=draft,
        adopted_on=date(2020, 1, 1),
        published_on=date(2020, 1, 2),
        in_force_on=date(2020, 1, 3),
        retroactive_from=None,
    )


def _without_lid_9() -> Version:
    start = SOURCE.index("9. ", SOURCE.index("Artikel 4."))
    end = SOURCE.index("Artikel 5.")
    return imported_code(source=f"{SOURCE[:start]}\n{SOURCE[end:]}")


def _desk() -> User:
    return person(roles=[Role.COMMS_ADVISER])


def _provision(version: Version, eid: str) -> UUID:
    return provisions_by_eid(version)[eid]


def _address(version: Version, eid: str) -> str:
    return f"/code/p/{_provision(version, eid)}/"


def _history(provision: UUID) -> str:
    return f"/code/p/{provision}/geschiedenis/"


def _told(reader: Client, provision: UUID) -> list[tuple[int, str, str]]:
    history = reader.get(_history(provision)).context["history"]
    return [(one.version.number, one.citation, one.changed) for one in history.chapters]


def _explanation(version: Version, eid: str) -> object:
    node = reading_tree(version, "nl").node(eid)
    assert node is not None
    return node.explanation


def _answer(version: Version, eid: str) -> PublishedAnswer:
    text = text_at(version, eid)
    return PublishedAnswer.objects.create(
        provision=text.provision,
        text_sha256=text.sha256,
        language="nl",
        question="Mag dit?",
        answer="Ja.",
        published_by=person(),
    )
