"""Two windows of one person: what went meanwhile is told in words (409), and no error page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from escalations import agreeing, draft_images
from escalations.agreeing import finish
from escalations.models import Case
from escalations.refusals import NothingToDoAnyMore
from escalations.submitting import submit
from tests.factories.discussions import action_of, an_agreed_discussion
from tests.factories.escalations import KIND, MONDAY, House
from tests.factories.images import a_draft_with_images, upload
from tests.factories.people import sign_in
from werksaam import uploads

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client: Client, house: House, own_store: Path) -> Client:
    return sign_in(client, house.reporter)


def first(monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[], object]) -> None:
    """Let something happen in another window, right before this act on the images."""
    act = getattr(draft_images, name)

    def late(**given: Any) -> None:
        happens()
        act(**given)

    monkeypatch.setattr(draft_images, name, late)


@pytest.mark.parametrize(
    ("name", "path", "posted"),
    [
        ("add", f"/melden/{KIND}/bewijs/?concept={{draft}}", {"add": "1"}),
        ("discard", "/melden/concept/{draft}/weg/", {}),
        ("remove", "/melden/beeld/{image}/weg/", {}),
        (
            "black_out",
            "/melden/beeld/{image}/zwart/",
            {"left_1": "0", "top_1": "0", "width_1": "50", "height_1": "50"},
        ),
    ],
)
def test_a_draft_that_was_sent_elsewhere_is_told(
    reporter: Client,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    path: str,
    posted: dict[str, Any],
) -> None:
    draft = a_draft_with_images(house.reporter)
    url = path.format(draft=draft.pk, image=draft.images.get().pk)
    first(monkeypatch, name, lambda: submit(by=house.reporter, draft=draft))

    files = {"evidence": [upload()]} if name == "add" else {}
    response = reporter.post(url, {**posted, **files})

    assert response.status_code == 409
    assert "Dit concept is er niet meer" in response.content.decode()


def test_a_file_that_can_not_be_read_any_more_is_told(
    reporter: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = a_draft_with_images(house.reporter).images.get()

    def refuse() -> None:
        raise uploads.Refused(uploads.Reason.BROKEN)

    first(monkeypatch, "black_out", refuse)
    box = {"left_1": "0", "top_1": "0", "width_1": "50", "height_1": "50"}

    assert reporter.post(f"/melden/beeld/{image.pk}/zwart/", box).status_code == 409


def test_who_withdrew_has_nothing_left_to_do(house: House) -> None:
    case = an_agreed_discussion(house)
    case.reports.update(withdrawn_at=MONDAY)

    with pytest.raises(NothingToDoAnyMore):
        finish(by=house.reporter, action=action_of(case))


def test_a_case_lost_meanwhile_is_told(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = an_agreed_discussion(house)
    action = action_of(case)

    def lose(**_given: object) -> None:
        raise Case.DoesNotExist

    monkeypatch.setattr(agreeing, "finish", lose)
    url = f"{case.get_absolute_url()}afspraken/{action.pk}/gedaan/"

    assert sign_in(client, house.manager).post(url).status_code == 409
