"""Permissions of third parties in the demo, and a question that was passed on.

One permission holds, one ends soon, one was asked today. The question went to a colleague,
who passed it on to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from escalations import deciding, submitting, triage
from escalations.models import Case, Report
from escalations.passing.passing_on import PassedTo
from escalations.registers.permissions import KIND, Terms

from .people import Cast
from .telling import Step, moment

DESK, ASKER = "Communicatie 1", "Medewerker 1"
QUESTION = "doorgeven"


@dataclass(frozen=True)
class PermissionPlan:
    """A permission: of whom, what it allows, on which day of the story it was sent, and how
    many days later it ends; `is_verified` where the desk put it in the register."""

    party_kind: str
    party_name: str
    scope: str
    proof: str
    day: int
    lasts: int
    is_verified: bool = True


PLANS = (
    PermissionPlan(
        party_kind="customer",
        party_name="Bakkerij De Korenbloem",
        scope="Eén foto van de nieuwe tuin, op onze Facebookpagina.",
        proof="Mail van de eigenaar, in de mailbox van het team.",
        day=30,
        lasts=365,
    ),
    PermissionPlan(
        party_kind="partner",
        party_name="Gemeente Hoorn",
        scope="Het logo, bij berichten over het project Groen in de wijk.",
        proof="Brief van de gemeente, bij het secretariaat.",
        day=32,
        lasts=47,
    ),
    PermissionPlan(
        party_kind="supplier",
        party_name="Kwekerij Westerland",
        scope="De naam, in een bericht over onze nieuwe planten.",
        proof="App van de kweker. Een afbeelding volgt.",
        day=59,
        lasts=180,
        is_verified=False,
    ),
)


def steps(cast: Cast) -> list[Step]:
    """Every permission with what became of it, and the question."""
    asked = [step for plan in PLANS for step in _of(cast, plan)]
    return [*asked, *_question(cast)]


def _of(cast: Cast, plan: PermissionPlan) -> list[Step]:
    sent = moment(cast.day(plan.day), "09:40")
    found = [Step(sent, partial(_send, cast, plan))]
    if plan.is_verified:
        found.append(Step(sent + timedelta(hours=2), partial(_verify, cast, plan)))
    return found


def _send(cast: Cast, plan: PermissionPlan) -> None:
    given_on = cast.day(plan.day)
    answers = {
        "party_kind": plan.party_kind,
        "party_name": plan.party_name,
        "scope": plan.scope,
        "given_on": given_on.isoformat(),
        "until": (given_on + timedelta(days=plan.lasts)).isoformat(),
        "proof": plan.proof,
    }
    _report(cast, ASKER, KIND, answers)


def _verify(cast: Cast, plan: PermissionPlan) -> None:
    by = cast[DESK]
    case = triage.claim(by=by, case=Case.objects.get(kind=KIND, quote=plan.party_name))
    until = cast.day(plan.day) + timedelta(days=plan.lasts)
    deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome="registered",
        motivation="Ik heb gelezen wat op papier staat. Het klopt.",
        more=Terms(plan.scope, plan.proof, until),
    )


def _question(cast: Cast) -> list[Step]:
    """To one colleague, and on to another, with whom it is now."""
    sent = moment(cast.day(58), "11:10")
    return [
        Step(sent, partial(_ask, cast)),
        Step(sent + timedelta(hours=1), partial(_pass_on, cast)),
    ]


def _ask(cast: Cast) -> None:
    answers = {
        "quote": "Een klant vraagt op Facebook wat een dag groenonderhoud kost.",
        "where": "Onder ons bericht over de nieuwe tuin.",
        "goes_to": "colleague",
        "chosen": [cast["Medewerker 2"].pk],
    }
    _report(cast, ASKER, QUESTION, answers)


def _pass_on(cast: Cast) -> None:
    by = cast["Medewerker 2"]
    case = triage.claim(by=by, case=Case.objects.get(kind=QUESTION))
    deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome="passed_on",
        motivation="Over prijzen weet ik niets. Medewerker 3 wel.",
        more=PassedTo(cast["Medewerker 3"].pk),
    )


def _report(cast: Cast, who: str, kind: str, answers: Mapping[str, object]) -> Report:
    draft = submitting.save_draft(by=cast[who], kind=kind, answers=answers)
    return submitting.submit(by=cast[who], draft=draft)
