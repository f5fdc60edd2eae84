"""The file is taken out while someone decides: it is the case before, or nothing, never half."""

from __future__ import annotations

from threading import Event

import pytest

from escalations.deciding import decide
from escalations.models import Case, CaseExport, Decision
from escalations.refusals import Stale
from escalations.working.taking_out import take_out
from tests.escalations.test_at_once import at_once
from tests.factories.escalations import MONDAY, House, a_claimed_case, a_house
from werksaam import clock
from werksaam.people.models import User

from .opened import Unpacked, unpacked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(monday: None) -> House:
    return a_house()


def taken(by: User, case: Case, revision: int) -> Unpacked:
    made = take_out(by=by, case=case, revision=revision, reason="Nodig.", with_notes=False)
    with made.file:
        return unpacked(made.file.read())


TOLD, TAKEN = "told of the new state", "taken"


@pytest.mark.parametrize(
    ("waits", "possible"), [(False, {TOLD, TAKEN}), (True, {TOLD})], ids=["at once", "just after"]
)
def test_a_file_of_a_case_that_is_being_decided_is_never_half(
    house: House, waits: bool, possible: set[str]
) -> None:
    case = a_claimed_case(house)
    shown, whole = case.revision, []
    decided = Event()

    def one_of_two(number: int) -> str:
        with clock.at(MONDAY):
            if number:
                decide(
                    by=house.adviser,
                    case=Case.objects.get(pk=case.pk),
                    revision=shown,
                    outcome="no_response",
                    motivation="Klein.",
                )
                decided.set()
                return "decided"
            if waits:
                decided.wait(10)
            try:
                whole.append(taken(house.secretary, case, shown))
            except Stale:
                return TOLD
        return TAKEN

    outcomes = at_once(2, one_of_two)

    assert outcomes[0] in possible
    assert outcomes[1] == "decided"
    assert Decision.objects.count() == 1
    assert CaseExport.objects.count() == len(whole)
    for found in whole:  # as it was before: claimed, with no decision and no proof of one
        [row] = found.records["case"]
        assert (row["state"], found.manifest["revision"]) == ("claimed", shown)
        assert "decision" not in found.records
        assert [name for name in found.files if "decided" in name] == []
