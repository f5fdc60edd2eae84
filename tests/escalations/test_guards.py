"""What never changes is guarded in the database."""

import pytest
from django.db import DatabaseError, models, transaction

from escalations.deciding import decide, review
from escalations.messaging import send_message, write_note
from escalations.models import Case, Decision, DecisionReview, InternalNote, Message, Report
from escalations.triage import mark_opened
from tests.factories.escalations import House, a_claimed_case


@pytest.fixture
def handled(house: House) -> Case:
    case = a_claimed_case(house)
    mark_opened(by=house.adviser, case=case)
    send_message(by=house.reporter, report=case.reports.get(), body="Hoi")
    write_note(by=house.adviser, case=case, body="x")
    decision = decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="x",
        public_response="Tekst.",
    )
    review(by=house.colleague, decision=decision, approved=True)
    return case


CHANGES = [
    (Decision, {"motivation": "anders"}),
    (DecisionReview, {"remark": "anders"}),
    (Message, {"body": "anders"}),
    (InternalNote, {"body": "anders"}),
    (Report, {"answers": {}}),
    (Report, {"reporter_name": "Iemand anders"}),
    (Report, {"notified_at": None, "notified_by": ""}),
    (Case, {"quote": "anders"}),
]


@pytest.mark.parametrize(("model", "change"), CHANGES)
def test_a_change_is_refused(
    handled: Case, model: type[models.Model], change: dict[str, object]
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        model._default_manager.update(**change)


@pytest.mark.parametrize("model", [Decision, DecisionReview, Message, InternalNote])
def test_removal_is_refused(handled: Case, model: type[models.Model]) -> None:
    rows = model._default_manager.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(rows.db)
