"""The desk gives in a source, corrects its lines, and accepts it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from policy.forms_giving_in import MARK_WORDS, LineForm, mark_choices
from policy.giving_in.becoming import becoming
from policy.giving_in.keeping import drop_old, keep
from policy.models import SourceDraft, SourceRepair, Version
from policy.parsing import Mark, Repair
from policy.presenters_giving_in import side_by_side
from policy.remarks import visible
from policy.sources import left_out
from tests.factories.people import person, sign_in
from tests.factories.policy import SOURCE, changed_source
from werksaam import clock
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/importeren/"
BROKEN = changed_source("Artikel 3. Beleid", "Artikel 9. Beleid")
WRONG_LINE = 35
TITLE = "Sociale media code WerkSaam Westfriesland"
OTHER_CODE = SOURCE.replace(SOURCE.splitlines()[0], "Autoreglement", 1)


@pytest.fixture
def carla() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, carla: User) -> Client:
    return sign_in(client, carla)


def test_a_pasted_text_is_shown_before_anything_becomes_a_version(desk: Client) -> None:
    response = desk.post(PAGE, {"text": SOURCE})

    source = SourceDraft.objects.get()
    assert response.headers["Location"] == f"{PAGE}{source.pk}/"
    assert source.source_text == SOURCE
    assert not Version.objects.exists()


def test_a_file_is_kept_under_its_name(desk: Client) -> None:
    desk.post(PAGE, {"file": SimpleUploadedFile("code.txt", SOURCE.encode())})

    assert SourceDraft.objects.get().source_name == "code.txt"


def test_the_same_text_twice_is_one_source(desk: Client) -> None:
    first = desk.post(PAGE, {"text": SOURCE})
    second = desk.post(PAGE, {"text": SOURCE})

    assert first.headers["Location"] == second.headers["Location"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "file"),
        ({"text": "   \n  "}, "file"),
        ({"text": "tekst", "file": SimpleUploadedFile("a.txt", b"tekst")}, "file"),
        ({"text": "a\n" * 5_001}, "text"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "file"),
        ({"file": SimpleUploadedFile("a.txt", b"PK\x00\x00\xff\xfe")}, "file"),
        ({"file": SimpleUploadedFile("a.txt", b"a" * (10 * 1024 * 1024 + 1))}, "file"),
    ],
    ids=["nothing", "blank", "both", "too long", "empty", "binary", "too heavy"],
)
def test_what_can_not_be_taken_in_is_told_and_nothing_is_kept(
    desk: Client, given: dict[str, object], field: str
) -> None:
    response = desk.post(PAGE, given)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not SourceDraft.objects.exists()


def test_every_line_leads_to_its_part_and_back(desk: Client, carla: User) -> None:
    content = desk.get(_url(_kept(carla))).content.decode()

    assert 'href="#deel-art_4__para_8"' in content
    assert 'id="deel-art_4__para_8"' in content
    assert f'id="regel-{WRONG_LINE}"' in content
    assert f'href="#regel-{WRONG_LINE}"' in content


def test_every_repair_and_flag_stands_at_its_line(desk: Client, carla: User) -> None:
    view = desk.get(_url(_kept(carla))).context["view"]

    noted = [line.number for line in view.lines if line.notes]
    assert noted == [1, 7, 52, 53, 55, 56, 57, 78, 79, 81, 89]


def test_a_line_that_can_not_be_placed_is_named_where_it_stands(desk: Client, carla: User) -> None:
    response = desk.get(_url(_kept(carla, BROKEN)))

    view = response.context["view"]
    wrong = [line.number for line in view.lines if line.has_error]
    assert (view.error_line, wrong, view.parts) == (WRONG_LINE, [WRONG_LINE], ())
    assert response.context["chosen"] == WRONG_LINE


def test_a_correction_changes_the_structure_at_once(desk: Client, carla: User) -> None:
    source = _kept(carla)
    before = _parts(desk, source)

    _correct(desk, source, line=33, mark="layout")

    assert len(_parts(desk, source)) == len(before) - 1


def test_a_correction_can_be_undone(desk: Client, carla: User) -> None:
    source = _kept(carla)
    before = _parts(desk, source)
    _correct(desk, source, line=33, mark="layout")

    _correct(desk, source, line=33, mark="", revision=2)

    assert _parts(desk, source) == before
    assert SourceDraft.objects.get().corrections == {}


def test_two_editors_at_once_never_overwrite_one_another(desk: Client, carla: User) -> None:
    source = _kept(carla)
    _correct(desk, source, line=33, mark="layout")

    response = _correct(desk, source, line=32, mark="layout")

    assert response.status_code == 409
    assert SourceDraft.objects.get().corrections == {"33": "layout"}


def test_the_same_correction_twice_is_once(desk: Client, carla: User) -> None:
    source = _kept(carla)
    _correct(desk, source, line=33, mark="layout")

    response = _correct(desk, source, line=33, mark="layout")

    assert response.status_code == 302
    assert SourceDraft.objects.get().revision == 2


@pytest.mark.parametrize("said", [{"line": 9999}, {"mark": "poem"}, {"line": "x"}])
def test_what_is_no_line_or_no_kind_of_line_is_refused(
    desk: Client, carla: User, said: dict[str, object]
) -> None:
    response = _correct(desk, _kept(carla), **({"line": 33, "mark": "text"} | said))

    assert response.status_code == 422
    assert SourceDraft.objects.get().corrections == {}


def test_accepting_makes_a_draft_with_the_corrections_and_what_was_left_out(
    desk: Client, carla: User
) -> None:
    source = _kept(carla, left_out=[Repair(3, "oud", "", "A comment.")])
    _correct(desk, source, line=33, mark="layout")

    response = desk.post(f"{_url(source)}aannemen/", {"revision": 2})

    version = Version.objects.get()
    assert response.headers["Location"] == "/beheer/versies/1/"
    assert (version.source_text, version.created_by) == (SOURCE, carla)
    reasons = SourceRepair.objects.filter(line__in=[3, 33]).values_list("line", "found")
    assert min(reasons) == (3, "oud")
    assert not SourceDraft.objects.exists()


def test_accepting_twice_is_told(desk: Client, carla: User) -> None:
    source = _kept(carla)
    desk.post(f"{_url(source)}aannemen/", {"revision": 1})

    response = desk.post(f"{_url(source)}aannemen/", {"revision": 1})

    assert response.status_code == 409
    assert Version.objects.count() == 1


def test_back_after_accepting_leads_to_the_version(desk: Client, carla: User) -> None:
    source = _kept(carla)
    desk.post(f"{_url(source)}aannemen/", {"revision": 1})

    response = desk.get(_url(source))

    assert response.status_code == 404
    assert 'href="/beheer/versies/1/"' in response.content.decode()


def test_a_text_with_another_title_asks_whether_it_is_the_same_code(
    desk: Client, carla: User, standing_code: Version
) -> None:
    source = _kept(carla, OTHER_CODE)

    asked = desk.post(f"{_url(source)}aannemen/", {"revision": 1})
    desk.post(f"{_url(source)}aannemen/", {"revision": 1, "same_code": "on"})

    assert (asked.status_code, list(asked.context["accepting"].errors)) == (422, ["same_code"])
    assert Version.objects.filter(number=2).count() == 1


@pytest.mark.parametrize(
    ("title", "earlier"), [(TITLE, ""), (TITLE.upper(), ""), ("Autoreglement", TITLE)]
)
def test_what_a_text_becomes_is_told_before(
    title: str, earlier: str, standing_code: Version
) -> None:
    told = becoming("sociale-media-code", title)

    assert (told.number, told.earlier) == (2, earlier)


def test_a_text_with_a_wrong_line_is_not_accepted(desk: Client, carla: User) -> None:
    source = _kept(carla, BROKEN)

    response = desk.post(f"{_url(source)}aannemen/", {"revision": 1}, follow=True)

    assert f"{WRONG_LINE}" in str(next(iter(response.context["messages"])))
    assert not Version.objects.exists()
    assert SourceDraft.objects.exists()


def test_a_text_that_is_a_version_already_is_not_accepted(
    desk: Client, carla: User, standing_code: Version
) -> None:
    source = _kept(carla)

    desk.post(f"{_url(source)}aannemen/", {"revision": 1})

    assert Version.objects.count() == 1
    assert SourceDraft.objects.exists()


def test_a_source_is_thrown_away(desk: Client, carla: User) -> None:
    source = _kept(carla)

    response = desk.post(f"{_url(source)}weggooien/")

    assert response.headers["Location"] == PAGE
    assert not SourceDraft.objects.exists()


def test_what_nobody_touched_for_thirty_days_goes(carla: User) -> None:
    with clock.at(clock.now() - timedelta(days=31)):
        _kept(carla)
    fresh = _kept(carla, BROKEN)

    assert drop_old() == 1
    assert SourceDraft.objects.get().pk == fresh


def test_script_in_a_source_is_shown_as_text(desk: Client, carla: User) -> None:
    evil = changed_source("Artikel 2. Uitgangspunten", "Artikel 2. <script>alert(1)</script>")

    content = desk.get(_url(_kept(carla, evil))).content.decode()

    assert "<script>alert" not in content


def test_what_is_typed_is_not_lost_with_the_session(client: Client, carla: User) -> None:
    owner = sign_in(client, carla).get(PAGE).context["owner"]
    client.logout()
    client.post(PAGE, {"text": SOURCE, "owner": owner})

    form = sign_in(client, carla).get(PAGE).context["form"]

    assert form["text"].value() == SOURCE


def test_the_likely_answers_stand_open_and_no_answer_is_lost() -> None:
    form = LineForm()

    values = [one.data["value"] for one in [*form.likely, *form.unlikely]]
    assert len(form.likely) == 8
    assert sorted(values) == sorted(value for value, _words in mark_choices())


@pytest.mark.parametrize(("mark", "opened"), [("article", False), ("annex", True)])
def test_what_was_chosen_is_never_folded_away(mark: str, opened: bool) -> None:
    assert LineForm(initial={"mark": mark}).opens_unlikely == opened


@pytest.mark.parametrize(
    ("reason", "title"), [(left_out.TABLE, "Let op"), (left_out.COMMENT, "Weggelaten")]
)
def test_what_stays_in_the_text_is_not_called_left_out(
    carla: User, reason: str, title: str
) -> None:
    source = keep(
        by=carla, slug="x", name="a", text=SOURCE, left_out=[Repair(33, "oud", "", reason)]
    )

    line = side_by_side(source).line(33)

    assert line is not None
    assert line.notes[0].title == title


def test_a_line_break_that_was_mended_can_be_seen() -> None:
    assert visible("een\ntwee\u00a0drie") == "een⏎ twee␣drie"


def test_every_mark_has_words() -> None:
    assert {mark.value for mark in Mark} <= MARK_WORDS.keys()


def _kept(by: User, text: str = SOURCE, left_out: list[Repair] | None = None) -> UUID:
    kept = keep(
        by=by, slug="sociale-media-code", name="code.txt", text=text, left_out=left_out or []
    )
    return kept.pk


def _url(source: UUID) -> str:
    return f"{PAGE}{source}/"


def _correct(desk: Client, source: UUID, **said: object) -> Any:
    return desk.post(f"{_url(source)}regel/", {"revision": 1, **said})


def _parts(desk: Client, source: UUID) -> list[str]:
    return [part.eid for part in desk.get(_url(source)).context["view"].parts]
