"""One person edits a lid while another says that it is a different one: nothing is overwritten."""

from __future__ import annotations

from functools import partial

import pytest

from policy.drafting.changing import ChangedMeanwhile, Shown, change
from policy.drafting.operations import edit
from policy.drafting.undoing import last_step
from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind
from policy.models import Version
from tests.factories.people import person
from tests.factories.policy import changed_source, imported_code
from tests.policy.lineage.drafts import fingerprint, text_at

pytestmark = pytest.mark.django_db

FIRST, SECOND = "art_7__para_1", "art_7__para_2"


@pytest.fixture
def draft(standing_code: Version) -> Version:
    return imported_code(source=changed_source("De oude Sociale", "De vorige Sociale"))


def changed_places(draft: Version) -> None:
    said = [Said(Kind.RENUMBERED, FIRST, SECOND), Said(Kind.RENUMBERED, SECOND, FIRST)]
    confirm(by=person(), version=draft, shown=fingerprint(draft), said=said)


def saved(draft: Version, key: str, shown: Shown, text: str) -> None:
    do = partial(edit, key=key, heading="", text=text)
    change(by=person(), version=draft, what="edit", shown=shown, do=do)


@pytest.mark.parametrize("edits", [0, 1, 2])
def test_who_has_a_lid_open_that_became_another_is_late(draft: Version, edits: int) -> None:
    key = str(text_at(draft, FIRST).provision_id)
    for nth in range(edits):
        saved(draft, key, Shown(), f"Voor de {nth}e keer.")
    shown = Shown({key: text_at(draft, FIRST).revision})
    changed_places(draft)

    with pytest.raises(ChangedMeanwhile):
        saved(draft, key, shown, "Mijn tekst.")


def test_what_could_be_taken_back_is_forgotten(draft: Version) -> None:
    saved(draft, str(text_at(draft, FIRST).provision_id), Shown(), "Anders.")
    changed_places(draft)

    assert last_step(draft) is None


def test_saying_that_a_lid_goes_on_makes_nobody_late(draft: Version) -> None:
    text = text_at(draft, SECOND)
    said = [Said(Kind.CONTINUES, SECOND, SECOND)]
    confirm(by=person(), version=draft, shown=fingerprint(draft), said=said)

    assert text_at(draft, SECOND).revision == text.revision
