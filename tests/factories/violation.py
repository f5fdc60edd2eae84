"""Violations for tests, brought as far as a test needs by the real acts.

    case = a_violation(house)          # Rik reports Olga; with Mara, their manager
    case = an_admitted(house)          # Mara took it up
    case = a_heard(house)              # the findings are put to Olga
    case = an_answered(house)          # Olga answered
    case = a_decided(house)            # a measure

In `later(case)` the term of the subject is over.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from escalations import admitting, deciding, hearing, objecting
from escalations.gates import earliest_term
from escalations.models import Case, Decision
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from tests.factories.escalations import MONDAY, House
from werksaam import clock
from werksaam.people.models import User

KIND = "overtreding"
HAPPENED = "Zij zette een klantenlijst op Facebook."
FINDINGS = "Op 20 november stond er een klantenlijst op uw Facebook."
MEASURE = "Een schriftelijke waarschuwing."


def answers(about: User, **changed: Any) -> dict[str, Any]:
    """A whole set of answers; `about` is whom it is about."""
    return {
        "what_it_is": "confidential",
        "subject": [about.pk],
        "witnesses": [],
        "platform": "facebook",
        "address": "https://facebook.example/olga/1",
        "seen_at": "2026-11-23T09:00:00+01:00",
        "quote": HAPPENED,
        "rule": "4.3",
        **changed,
    }


def a_violation(
    house: House, *, by: User | None = None, about: User | None = None, **changed: Any
) -> Case:
    """Reported, and with whoever manages the subject."""
    reporter, subject = by or house.reporter, about or house.other
    draft = save_draft(by=reporter, kind=KIND, answers=answers(subject, **changed))
    return submit(by=reporter, draft=draft).case


def a_taken_up(house: House, **changed: Any) -> Case:
    """Claimed by `house.manager`."""
    return claim(by=house.manager, case=a_violation(house, **changed))


def an_admitted(house: House, **changed: Any) -> Case:
    """Found concrete and substantiated."""
    case = a_taken_up(house, **changed)
    admitting.admit(by=house.manager, case=case, revision=case.revision, reason="Er is een foto.")
    return fresh(case)


def a_heard(house: House, **changed: Any) -> Case:
    """The findings are put to the subject, with the shortest term."""
    case = an_admitted(house, **changed)
    put(house, case)
    return fresh(case)


def put(house: House, case: Case, findings: str = FINDINGS) -> None:
    """Put findings to the subject, with the shortest term."""
    hearing.put_findings(
        by=house.manager,
        case=case,
        revision=case.revision,
        findings=findings,
        answer_by=earliest_term(clock.today()),
    )


def a_waived(house: House) -> Case:
    """Nothing is put to the subject, for a reason."""
    case = an_admitted(house)
    hearing.waive_hearing(
        by=house.manager, case=case, revision=case.revision, reason="Zij is niet bereikbaar."
    )
    return fresh(case)


def an_answered(house: House, **changed: Any) -> Case:
    """The subject answered."""
    case = a_heard(house, **changed)
    hearing.answer(by=house.other, case=case, body="Dat was ik niet.", support_person="Teun")
    return fresh(case)


def a_decided(house: House, outcome: str = "measure") -> Case:
    """Decided after the answer."""
    case = an_answered(house)
    decide(house.manager, case, outcome)
    return fresh(case)


def decide(by: User, case: Case, outcome: str, **changed: Any) -> Decision:
    """Decide a violation, with a measure where that belongs to it."""
    return deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation="De lijst stond er een dag op.",
        measure=MEASURE if outcome == "measure" else "",
        **changed,
    )


def an_objected(house: House) -> Case:
    """The subject objected to the decision; the case is with the next level."""
    case = a_decided(house)
    objecting.object_to_decision(by=house.other, case=case, body="Het klopt niet.")
    return fresh(case)


def fresh(case: Case) -> Case:
    """The case as it is stored now."""
    return Case.objects.get(pk=case.pk)


def later(days: int) -> datetime:
    """So many days after the Monday of the tests."""
    return MONDAY + timedelta(days=days)
