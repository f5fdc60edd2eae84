"""The pages of drafting: who is late, what is refused, what is shown as text."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policy.drafting import changing
from policy.drafting.beginning import begin
from policy.drafting.dropping import drop
from policy.drafting.stored import stored
from policy.models import FlagJudgement, ProvisionText, Version
from policy.queries_flags import judged_flags
from tests.factories.people import person, sign_in
from tests.factories.policy import adopted_code, explain, imported_code
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script> & <b>vet</b>"


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


@pytest.fixture
def draft(adviser: User, standing_code: Version) -> Version:
    return begin(by=adviser, version=standing_code, note="Voorbeeld, niet vastgesteld")


def lid(draft: Version, eid: str = "art_4__para_8") -> ProvisionText:
    return draft.texts.get(eid=eid)


def page(row: ProvisionText, doing: str = "") -> str:
    number = row.version.number
    return f"/beheer/versies/{number}/opstellen/bepaling/{row.provision_id}/{doing}"


def shown(row: ProvisionText) -> dict[str, object]:
    return {"revision": row.revision, "structure": stored(row.version).structure_sha256}


def test_the_desk_begins_a_draft_and_says_what_for(desk: Client, standing_code: Version) -> None:
    response = desk.post("/beheer/versies/1/nieuw-concept/", {"note": "Wijziging 2027"})

    assert response.headers["Location"] == "/beheer/versies/2/opstellen/"
    assert Version.objects.get(number=2).working_note == "Wijziging 2027"
    assert "Wijziging 2027" in desk.get("/beheer/versies/").content.decode()
    assert "Wijziging 2027" in desk.get("/code/sociale-media-code/v/2/").content.decode()


def test_saved_words_stand_beside_what_they_were(desk: Client, draft: Version) -> None:
    row = lid(draft)

    desk.post(page(row), {"text": f"{row.text} Meteen.", "revision": 1})

    html = desk.get(page(row)).content.decode()
    assert "</span>Meteen.</ins>" in html.replace("\n", "")
    assert lid(draft).text.endswith(" Meteen.")


def test_who_saves_too_late_sees_both_texts_and_keeps_the_own(desk: Client, draft: Version) -> None:
    row = lid(draft)
    desk.post(page(row), {"text": "Zij was sneller.", "revision": 1})

    response = desk.post(page(row), {"text": "Ik typte dit.", "revision": 1})

    assert response.status_code == 409
    assert "Zij was sneller." in response.content.decode()
    assert response.context["form"]["text"].value() == "Ik typte dit."
    assert lid(draft).text == "Zij was sneller."


def test_who_was_late_and_has_looked_can_save_once_more(desk: Client, draft: Version) -> None:
    row = lid(draft)
    desk.post(page(row), {"text": "Zij was sneller.", "revision": 1})
    late = desk.post(page(row), {"text": "Ik typte dit.", "revision": 1})

    desk.post(
        page(row), {"text": "Ik typte dit.", "revision": late.context["form"]["revision"].value()}
    )

    assert lid(draft).text == "Ik typte dit."


def test_words_for_what_is_gone_are_given_back(desk: Client, draft: Version) -> None:
    row = lid(draft)
    desk.post(page(row, "vervallen/"), {**shown(row), "keep_number": "no"})

    response = desk.post(page(row), {"text": "Ik typte dit.", "revision": 1})

    assert response.status_code == 409
    assert "Ik typte dit." in response.content.decode()


@pytest.mark.parametrize(
    ("doing", "said"),
    [
        ("toevoegen/", {"where": "after:paragraph", "text": "Nieuw."}),
        ("verplaatsen/", {"where": "up"}),
        ("nummeren/", {"number": "8a"}),
        ("splitsen/", {"words": "de te volgen strategie"}),
        ("samenvoegen/", {"next_revision": 1}),
        ("vervallen/", {"keep_number": "yes"}),
    ],
)
def test_every_operation_is_done_and_refused_to_who_is_late(
    desk: Client, draft: Version, doing: str, said: dict[str, object]
) -> None:
    row, before = lid(draft), draft.text_sha256
    stale = {**said, "revision": row.revision, "structure": "0" * 64}

    late = desk.post(page(row, doing), stale)
    draft.refresh_from_db()
    assert (late.status_code, draft.text_sha256) == (409, before)
    done = desk.post(page(row, doing), {**said, **shown(row)})

    draft.refresh_from_db()
    assert (done.status_code, draft.text_sha256 != before) == (302, True)


@pytest.mark.parametrize(
    ("doing", "said"),
    [
        ("", {"text": ""}),
        ("", {"text": "x" * 20_001}),
        ("", {"text": "Onzicht\x00baar"}),
        ("", {"text": "Keert\u202eom"}),
        ("", {"text": "Eerste alinea.\n\nTweede alinea."}),
        ("toevoegen/", {"where": "after:paragraph"}),
        ("toevoegen/", {"where": "after:article", "text": "N"}),
        ("nummeren/", {"number": "7"}),
        ("nummeren/", {"number": "zeven"}),
        ("splitsen/", {"words": "staat er niet"}),
        ("splitsen/", {"words": "de"}),
        ("verplaatsen/", {"where": "after:nergens"}),
        ("vervallen/", {}),
    ],
)
def test_what_can_not_be_done_is_told_at_the_form(
    desk: Client, draft: Version, doing: str, said: dict[str, object]
) -> None:
    row = lid(draft)

    response = desk.post(page(row, doing), {**shown(row), **said})

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.revision == 1


def test_markup_is_shown_as_text(desk: Client, draft: Version) -> None:
    row = lid(draft)

    desk.post(page(row), {"text": SCRIPT, "revision": 1})

    assert lid(draft).text == SCRIPT
    for path in (page(row), page(row, "splitsen/"), "/beheer/versies/2/opstellen/"):
        assert "<script>alert" not in desk.get(path).content.decode()


def test_a_stale_reference_is_mended_with_one_button(desk: Client, draft: Version) -> None:
    row = lid(draft, "art_5__para_1")
    desk.post(page(row, "toevoegen/"), {**shown(row), "where": "after:paragraph", "text": "N"})

    (mending,) = desk.get("/beheer/versies/2/opstellen/").context["mendings"]
    desk.post(mending.url, {"start": mending.stale.pointer.start, "revision": mending.revision})

    assert "artikel 5, vierde lid" in lid(draft, "art_4__para_4").text
    assert desk.get("/beheer/versies/2/opstellen/").context["mendings"] == []


@pytest.mark.parametrize(
    ("doing", "said", "words"),
    [
        ("verplaatsen/", {"where": "up"}, ["Verplaatst"]),
        ("vervallen/", {"keep_number": "yes"}, ["Vervallen"]),
        ("nummeren/", {"number": "8a"}, ["Ander nummer"]),
    ],
)
def test_the_list_says_what_became_of_a_lid(
    desk: Client, draft: Version, doing: str, said: dict[str, str], words: list[str]
) -> None:
    row = lid(draft)
    desk.post(page(row, doing), {**said, **shown(row)})

    lines = desk.get("/beheer/versies/2/opstellen/").context["lines"]

    (line,) = (line for line in lines if line.key == str(row.provision_id))
    assert [str(tag.word) for tag in line.tags] == words


def test_what_was_merged_is_not_said_to_have_lapsed(desk: Client, draft: Version) -> None:
    row, following = lid(draft, "art_5__para_2"), lid(draft, "art_5__para_3")
    desk.post(page(row, "samenvoegen/"), {**shown(row), "next_revision": following.revision})

    (gone,) = desk.get("/beheer/versies/2/opstellen/").context["gone"]

    assert (gone.name, gone.tag.word) == (
        "Artikel 5, derde lid",
        "Samengevoegd in artikel 5, tweede lid",
    )


def test_the_last_change_is_taken_back(desk: Client, draft: Version) -> None:
    row = lid(draft)
    desk.post(page(row), {"text": "Anders.", "revision": 1})

    step = desk.get("/beheer/versies/2/opstellen/").context["step"]
    desk.post("/beheer/versies/2/opstellen/terug/", {"step": step.pk})

    assert lid(draft).text == row.text


def test_the_title_is_changed_once(desk: Client, draft: Version) -> None:
    said = {"title": "Code online", "structure": draft.title}

    first = desk.post("/beheer/versies/2/opstellen/titel/", said)
    second = desk.post("/beheer/versies/2/opstellen/titel/", {**said, "title": "Anders"})

    draft.refresh_from_db()
    assert (first.status_code, second.status_code, draft.title) == (302, 409, "Code online")


def test_a_title_that_changed_at_the_last_moment_is_not_overwritten(
    desk: Client, draft: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(**given: Any) -> object:
        Version.objects.filter(pk=draft.pk).update(title="Van een ander")
        return changing.change(**given)

    monkeypatch.setattr("policy.views.drafting.change", late)
    said = {"title": "Van mij", "structure": draft.title}

    assert desk.post("/beheer/versies/2/opstellen/titel/", said).status_code == 409


def test_a_preview_marks_explanations_that_no_longer_fit(desk: Client, draft: Version) -> None:
    assert draft.based_on is not None
    explain(draft.based_on)
    row = lid(draft)
    desk.post(page(row), {"text": "Anders.", "revision": 1})

    found = desk.get("/beheer/versies/2/opstellen/voorbeeld/")

    assert [one.eid for one in found.context["stale"]] == ["art_4__para_8"]
    assert "Verouderd: " in found.content.decode()


def test_a_dropped_draft_is_nowhere_but_on_its_own_page(desk: Client, draft: Version) -> None:
    assert desk.get("/code/sociale-media-code/v/2/").status_code == 200
    desk.post("/beheer/versies/2/opstellen/laten-vervallen/")

    assert "Versie 2 is vervallen" in desk.get("/beheer/versies/2/").content.decode()
    assert "/beheer/versies/2/" not in desk.get("/beheer/versies/").content.decode()
    for path in ("/code/sociale-media-code/v/2/", "/beheer/versies/2/opstellen/"):
        assert desk.get(path).status_code == 404


def test_an_adopted_text_offers_a_new_draft_instead(desk: Client, adviser: User) -> None:
    version = adopted_code(by=adviser)

    for path in (
        "/beheer/versies/1/opstellen/",
        page(lid(version)),
        page(lid(version), "splitsen/"),
    ):
        response = desk.get(path)
        assert response.status_code == 409
        assert "/beheer/versies/1/nieuw-concept/" in response.content.decode()


def test_a_flag_is_judged_with_a_remark(desk: Client, adviser: User) -> None:
    version = imported_code(by=adviser)
    one = judged_flags(version)[0]
    path = f"/beheer/versies/1/merkwaardig/{one.flag.code}/{one.values_sha256}/"

    without = desk.post(path, {"remark": " "})
    desk.post(path, {"remark": "Zo staat het er."})

    assert without.status_code == 422
    assert FlagJudgement.objects.get().remark == "Zo staat het er."
    assert "Zo staat het er." in desk.get("/beheer/versies/1/").content.decode()


def test_a_remark_on_words_that_changed_is_given_back(desk: Client, adviser: User) -> None:
    imported_code(by=adviser)

    response = desk.post(f"/beheer/versies/1/merkwaardig/onbekend/{'0' * 64}/", {"remark": "Zo."})

    assert response.status_code == 409
    assert "Zo." in response.content.decode()


def test_drafts_are_for_the_desk(client: Client, adviser: User, draft: Version) -> None:
    outsider = sign_in(client, person(roles=[Role.ADMINISTRATOR]))

    for path in (
        "/beheer/versies/2/opstellen/",
        page(lid(draft)),
        "/beheer/versies/1/nieuw-concept/",
    ):
        assert outsider.get(path).status_code == 404


@pytest.mark.parametrize("changes", [1, 3])
def test_the_page_of_a_draft_costs_the_same_however_much_was_changed(
    desk: Client, draft: Version, changes: int
) -> None:
    for number in range(1, changes + 1):
        desk.post(page(lid(draft, f"art_6__para_{number}")), {"text": "Anders.", "revision": 1})
    desk.get("/beheer/versies/2/opstellen/")

    with CaptureQueriesContext(connection) as asked:
        desk.get("/beheer/versies/2/opstellen/")

    assert len(asked) == 29


def test_a_dropped_draft_is_no_text_to_import_again(adviser: User) -> None:
    version = imported_code(by=adviser)
    drop(by=adviser, version=version)

    assert imported_code(by=adviser).number == 2
