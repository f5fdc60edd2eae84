"""A draft that another text overtook is not adopted: it would undo that one unseen."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from policy import publishing
from policy.blocking import OVERTAKEN, blocks
from policy.drafting.beginning import begin
from policy.models import Version
from policy.overtaking import Overtaken, overtaken
from policy.timeline import ADOPTED, WITHDRAWN, Fact, Life, Stage
from tests.factories.people import person, sign_in
from tests.factories.policy import adopted_code
from werksaam.people.models import Role

DAY = date(2020, 1, 1)


def lives(**stages: str) -> dict[int, Life]:
    """`v2="adopted withdrawn"`: what was recorded of version 2."""
    return {
        int(name[1:]): Life(
            int(name[1:]),
            Stage.DRAFT,
            None,
            {kind: Fact(kind, DAY, DAY) for kind in said.split()},
        )
        for name, said in stages.items()
    }


@pytest.mark.parametrize(
    ("based_on", "known", "found"),
    [
        pytest.param(1, {"v1": ADOPTED}, None, id="its base is the latest"),
        pytest.param(1, {"v1": ADOPTED, "v2": ""}, None, id="another draft"),
        pytest.param(1, {"v1": ADOPTED, "v2": ADOPTED}, Overtaken(2, 2), id="adopted since"),
        pytest.param(2, {"v1": ADOPTED, "v2": ADOPTED}, None, id="begun from the newer"),
        pytest.param(1, {"v2": f"{ADOPTED} {WITHDRAWN}"}, None, id="withdrawn"),
        pytest.param(None, {"v1": ADOPTED, "v2": ADOPTED}, None, id="given in as a whole"),
        pytest.param(None, {"v4": ADOPTED}, Overtaken(4, 4), id="a later number"),
        pytest.param(1, {"v4": ADOPTED, "v5": ADOPTED}, Overtaken(5, 5), id="the last of them"),
        pytest.param(
            1, {"v4": f"{ADOPTED} {WITHDRAWN}"}, Overtaken(4, 3), id="a later one, withdrawn"
        ),
    ],
)
def test_what_overtook_draft_3(
    based_on: int | None, known: dict[str, str], found: Overtaken | None
) -> None:
    assert overtaken(3, based_on, lives(v3="", **known)) == found


@pytest.fixture
def late(standing_code: Version) -> Version:
    """Drafts 2 and 3 began from version 1; 2 was adopted."""
    second = begin(by=person(), version=standing_code, note="Eén")
    third = begin(by=person(), version=standing_code, note="Twee")
    adopted_code(draft=second)
    return third


@pytest.mark.django_db
@pytest.mark.usefixtures("english")
def test_it_is_not_adopted(late: Version) -> None:
    with pytest.raises(publishing.PublishingError) as refused:
        publishing.adopt(by=person(), version=late, on=date(2018, 1, 1), body="Het bestuur")

    words = "Version 2 was adopted later. Begin a new draft of that version."
    assert str(refused.value) == words
    assert words in [one.words for one in blocks(by=person(), version=late)]


@pytest.mark.django_db
def test_while_drafting_one_is_led_to_a_new_draft(late: Version, client: Client) -> None:
    desk = sign_in(client, person(roles=[Role.COMMS_ADVISER]))

    listed = desk.get(f"/beheer/versies/{late.number}/opstellen/").context["blocking"]

    assert listed[0].url == "/beheer/versies/2/nieuw-concept/"


@pytest.mark.django_db
def test_what_is_adopted_already_is_not_overtaken() -> None:
    first = adopted_code()
    adopted_code(draft=begin(by=person(), version=first, note="Twee"))

    assert OVERTAKEN not in [one.where for one in blocks(by=person(), version=first)]
