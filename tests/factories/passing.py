"""Questions that are passed on, made by the real acts.

case = a_question(house.reporter, to=cor).case    # with Cor, who was chosen
pass_on(by=cor, case=case, to=dina)               # with Dina now
"""

from __future__ import annotations

from typing import Any

from escalations.deciding import decide
from escalations.models import Case, Report
from escalations.passing.passing_on import PassedTo
from escalations.submitting import save_draft, submit
from escalations.triage import claim
from werksaam.people.models import User

KIND = "doorgeven"


def answers(to: User | None = None, **changed: Any) -> dict[str, Any]:
    """A whole set of answers; without `to` it goes to the team."""
    whom = {"goes_to": "colleague", "chosen": [to.pk]} if to else {"goes_to": "desk"}
    said = {"quote": "Kan iemand mijn tuin doen?", "where": "Onder onze Facebookpagina."}
    return {**said, **whom, **changed}


def a_question(by: User, to: User | None = None, **changed: Any) -> Report:
    """A question that someone sent to a colleague, or to the team."""
    draft = save_draft(by=by, kind=KIND, answers=answers(to, **changed))
    return submit(by=by, draft=draft)


def pass_on(by: User, case: Case, to: User | None = None, why: str = "Zij weet meer.") -> Case:
    """`by` takes it up and passes it on."""
    return _decide(by, case, "passed_on", why, more=PassedTo(to.pk if to else None))


def take_over(by: User, case: Case) -> Case:
    """`by` takes it up and takes it over."""
    return _decide(by, case, "taken_over", "Dit is mijn werk.")


def _decide(by: User, case: Case, outcome: str, why: str, **given: Any) -> Case:
    current = claim(by=by, case=Case.objects.get(pk=case.pk))
    words: dict[str, Any] = {"outcome": outcome, "motivation": why, **given}
    return decide(by=by, case=current, revision=current.revision, **words).case
