"""Whatever happens to a case is in the trail, and the trail tells when it is changed."""

from pathlib import Path

import pytest
from pytest_django import Settings

from escalations.deciding import close, decide, reopen, review
from escalations.messaging import send_message, write_note
from escalations.models import Case, CaseParty, Decision, Message, Report
from escalations.responding.placing import note_not_placed
from escalations.triage import mark_opened, wait
from escalations.withdrawing import withdraw
from tests.factories.escalations import House, a_claimed_case, a_report
from werksaam.audit.guards import lifted
from werksaam.audit.models import Event
from werksaam.audit.verification import Outcome, verify

SECRET = "kanariewoord"


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.AUDIT_KEY_DIR = tmp_path / "keys"
    settings.CHECKPOINT_FILE = tmp_path / "checkpoints.log"


@pytest.fixture
def story(house: House) -> Case:
    """Everything that can happen to a case, with one word in every text."""
    case = a_claimed_case(house, quote=SECRET, remark=SECRET)
    report = case.reports.get()
    mark_opened(by=house.adviser, case=case)
    second = a_report(house.other, named=[house.colleague.pk], quote=SECRET)
    now = Case.objects.get(pk=case.pk)
    wait(by=house.adviser, case=now, revision=now.revision, report=report, question=SECRET)
    send_message(by=house.reporter, report=report, body=SECRET)
    withdraw(by=house.other, report=second, reason=SECRET)
    write_note(by=house.secretary, case=case, body=SECRET)
    for approved in (False, True):
        now = Case.objects.get(pk=case.pk)
        decision = decide(
            by=house.adviser,
            case=now,
            revision=now.revision,
            outcome="respond_facts",
            motivation=SECRET,
            public_response=SECRET,
            advice_to_reporter=SECRET,
        )
        review(by=house.secretary, decision=decision, approved=approved, remark=SECRET)
    note_not_placed(by=house.adviser, decision=decision, shown=None, reason=SECRET)
    now = Case.objects.get(pk=case.pk)
    now = close(by=house.adviser, case=now, revision=now.revision)
    return reopen(by=house.secretary, case=now, revision=now.revision, reason="Nieuw.")


def test_a_whole_story_verifies(story: Case) -> None:
    found = verify()

    assert (found.problems, found.outcome) == ([], Outcome.SOUND)


def test_no_leaf_holds_content_or_a_person(story: Case, house: House) -> None:
    leaves = "".join(bytes(leaf).decode() for leaf in Event.objects.values_list("leaf", flat=True))

    found = [word for word in (SECRET, "Rik", "Anna", story.reference) if word in leaves]
    assert found == []


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Case, {"handler": None, "claimed_at": None, "state": "referred"}),
        (Report, {"answers": {"quote": "anders"}}),
        (Decision, {"motivation": "anders"}),
        (Message, {"body": "anders"}),
        (CaseParty, {"reason": "anders"}),
    ],
)
def test_a_changed_record_is_named(
    story: Case, model: type[Case], change: dict[str, object]
) -> None:
    with lifted():
        model.objects.update(**change)

    problems = [problem.where for problem in verify().problems]
    assert any(where.startswith(model.RECORD_TYPE) for where in problems)
