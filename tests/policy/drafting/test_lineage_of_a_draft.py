"""Where provisions come from is known of what was drafted here, and asked of what was given in."""

from __future__ import annotations

from functools import partial

import pytest

from policy import publishing
from policy.blocking import LINEAGE, blocks
from policy.drafting import operations
from policy.drafting.changing import Operation, Shown, change
from policy.models import Version
from policy.queries_lineage import unconfirmed
from tests.factories.amendments import a_draft, mint
from tests.factories.people import person
from tests.factories.policy import changed_source, imported_code
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> User:
    return person(roles=[Role.COMMS_ADVISER])


def key(draft: Version, eid: str) -> str:
    return str(draft.texts.get(eid=eid).provision_id)


def done(by: User, draft: Version, what: str, do: Operation) -> None:
    change(by=by, version=draft, what=what, shown=Shown(), do=do)


def test_a_draft_that_was_changed_here_in_every_way_asks_nothing_more(
    adviser: User, standing_code: Version
) -> None:
    draft = a_draft(adviser, standing_code)
    at = draft.texts.get(eid="art_4__para_3").text.index("Hierin")
    words = "Heel andere woorden dan er stonden."
    lid, split, merged, lapsed, moved = (
        key(draft, f"art_{place}")
        for place in ("4__para_8", "4__para_3", "6__para_1", "6__para_8", "3__para_2")
    )

    done(adviser, draft, "edit", partial(operations.edit, key=lid, heading="", text=words))
    done(adviser, draft, "split", partial(operations.split, key=split, at=at, mint=mint))
    done(adviser, draft, "merge", partial(operations.merge, key=merged))
    done(adviser, draft, "lapse", partial(operations.lapse, key=lapsed, keep_number=False))
    place = partial(operations.move, key=moved, place="after", other=key(draft, "art_3__para_4"))
    done(adviser, draft, "move", partial(place, mint=mint))
    new = partial(operations.add, key=lid, place="after", kind="paragraph", text="Nieuw.")
    done(adviser, draft, "add", partial(new, mint=mint))

    assert unconfirmed(draft) == []


def test_a_text_given_in_is_not_adopted_before_someone_said_what_goes_on(
    adviser: User, standing_code: Version
) -> None:
    draft = imported_code(by=adviser, source=changed_source("nooit letterlijke", "geen hele"))

    with pytest.raises(publishing.PublishingError, match=r"waar één bepaling vandaan komt"):
        publishing.adopt(by=adviser, version=draft, on=draft.created_at.date(), body="Het bestuur")


def test_what_was_not_confirmed_stands_in_the_way_of_publishing(
    adviser: User, standing_code: Version
) -> None:
    draft = imported_code(by=adviser, source=changed_source("nooit letterlijke", "geen hele"))

    assert LINEAGE in {one.where for one in blocks(by=adviser, version=draft)}
