"""Two editors at once: nobody overwrites another, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import UUID

import pytest
from django.db import connection

from policy.drafting import operations
from policy.drafting.changing import ChangedMeanwhile, Shown, change
from policy.drafting.stored import stored
from policy.models import Version
from tests.factories.amendments import a_draft
from tests.factories.people import person
from tests.factories.policy import imported_code
from werksaam.audit.models import Event
from werksaam.people.models import Role, User


@pytest.mark.django_db(transaction=True)
def test_of_all_who_save_one_lid_and_move_one_article_one_each_gets_through() -> None:
    by = person(roles=[Role.COMMS_ADVISER])
    draft = a_draft(by, imported_code(by=by))
    held = stored(draft)
    lid, article = (_key(draft, eid) for eid in ("art_4__para_8", "art_2"))
    words = Shown({lid: held.rows[lid].revision})
    order = Shown(structure=held.structure_sha256)

    def edits(text: str) -> bool:
        do = partial(operations.edit, key=lid, heading="", text=text)
        return _done(by, draft, words, do)

    def moves(step: str) -> bool:
        do = partial(operations.renumber, key=article, number=step, pushing=True)
        return _done(by, draft, order, do)

    with ThreadPoolExecutor(6) as windows:
        saved = [windows.submit(edits, text) for text in ("Een.", "Twee.", "Drie.")]
        moved = [windows.submit(moves, number) for number in ("10", "11", "12")]
        results = [[one.result() for one in acts] for acts in (saved, moved)]

    winner = draft.texts.get(provision=UUID(lid)).text
    assert [found.count(True) for found in results] == [1, 1]
    assert winner == ("Een.", "Twee.", "Drie.")[results[0].index(True)]
    assert Event.objects.filter(action="version.changed").count() == 2


def _done(by: User, draft: Version, shown: Shown, do: object) -> bool:
    version = Version.objects.get(pk=draft.pk)
    try:
        change(by=by, version=version, what="edit", shown=shown, do=do)  # type: ignore[arg-type]
    except ChangedMeanwhile:
        return False
    else:
        return True
    finally:
        connection.close()


def _key(draft: Version, eid: str) -> str:
    return str(draft.texts.get(eid=eid).provision_id)
