"""Doubts, an accusation and news in the demo, and what became of them (4.9, 6.2, 6.4, 6.5).

One of each kind. The doubts and the tip are answered; the accusation still waits at the desk.
The desk also has its own words and target time for one kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from escalations import deciding, submitting, triage
from escalations.kind_texts import writing
from escalations.models import Case, Report
from werksaam import clock

from .people import Cast
from .telling import Step, moment


@dataclass(frozen=True)
class OwnPlan:
    """A report about a post of one's own, or a tip: by whom, what was said, what was decided."""

    kind: str
    reporter: str
    days_ago: int
    time: str
    answers: dict[str, Any] = field(default_factory=dict)
    handler: str = ""
    outcome: str = ""
    why: str = ""
    advice: str = ""

    @property
    def sent_at(self) -> datetime:
        """When it was sent."""
        return moment(clock.today() - timedelta(days=self.days_ago), self.time)


PLANS = (
    OwnPlan(
        "twijfel-imago",
        "Medewerker 2",
        6,
        "10:10",
        {
            "quote": "Weer een dag in de regen gewied. Wie wil ruilen?",
            "whose": "planned",
            "platform": "facebook",
            "colleague_named": "no",
            "doubt": "Het is een grapje, maar misschien klinkt het te negatief.",
        },
        handler="Leidinggevende 1",
        outcome="advice",
        why="Het is een onschuldige grap, maar zonder foto kan het zuur overkomen.",
        advice="Zet er een vrolijke foto bij. Dan ziet iedereen dat het een grapje is.",
    ),
    OwnPlan(
        "twijfel-juistheid",
        "Halima Osman",
        5,
        "09:40",
        {
            "quote": "Vanaf januari kan iedereen bij ons leren voor een diploma.",
            "whose": "planned",
            "platform": "linkedin",
            "colleague_named": "no",
            "doubt": "Ik weet niet zeker of het voor iedereen geldt.",
            "source": "Van een collega",
        },
        handler="Communicatie 1",
        outcome="advice",
        why="Nagevraagd bij Personeel: het geldt alleen voor de groep Groen.",
        advice="Het geldt nu alleen voor Groen. Schrijf dat erbij, of wacht tot maart.",
    ),
    OwnPlan(
        "nieuwstip",
        "Nico Wagenaar",
        8,
        "13:20",
        {
            "quote": "Onze afdeling maakte vandaag het duizendste bankje voor de gemeente.",
            "people": "asked",
        },
        handler="Communicatie 2",
        outcome="used",
        why="Mooi en positief nieuws. De mensen op de foto vinden het goed.",
        advice="Morgen staat het op LinkedIn. Kijkt u dan even mee?",
    ),
    OwnPlan(
        "beschuldiging",
        "Karim Benali",
        1,
        "15:05",
        {
            "what_it_is": "accused",
            "quote": "Onder mijn bericht over de schoonmaak zegt iemand dat ik klanten uitlach.",
            "colleague_named": "no",
            "where": "facebook",
            "corrected": "nothing",
        },
    ),
)


def steps(cast: Cast) -> list[Step]:
    """Every report with what became of it, and what the desk wrote."""
    told = [step for plan in PLANS for step in _of(cast, plan)]
    wrote = moment(clock.today() - timedelta(days=12), "16:30")
    return [*told, Step(wrote, partial(_write, cast)), Step(wrote, partial(_set_target, cast))]


def _of(cast: Cast, plan: OwnPlan) -> list[Step]:
    told = _Told(cast, plan)
    found = [Step(plan.sent_at, told.send)]
    if plan.handler:
        found.append(Step(plan.sent_at + timedelta(minutes=30), told.answer))
    return found


class _Told:
    """One report; its answer finds it again by what `send` stored."""

    def __init__(self, cast: Cast, plan: OwnPlan) -> None:
        self.cast, self.plan = cast, plan
        self.pk: UUID | None = None

    def send(self) -> None:
        """The reporter fills in the form and sends it."""
        reporter, answers = self.cast[self.plan.reporter], self.plan.answers
        draft = submitting.save_draft(by=reporter, kind=self.plan.kind, answers=answers)
        self.pk = submitting.submit(by=reporter, draft=draft).pk

    def answer(self) -> None:
        """Whoever handles it takes it up and decides."""
        plan, by = self.plan, self.cast[self.plan.handler]
        case = triage.claim(by=by, case=self._case())
        deciding.decide(
            by=by,
            case=case,
            revision=case.revision,
            outcome=plan.outcome,
            motivation=plan.why,
            advice_to_reporter=plan.advice,
        )

    def _case(self) -> Case:
        if self.pk is None:
            raise RuntimeError("An answer comes after what was sent.")
        return Report.objects.select_related("case").get(pk=self.pk).case


def _write(cast: Cast) -> None:
    writing.write_text(
        by=cast["Communicatie 1"],
        of_kind="nieuwstip",
        place="outcome.not_used.told",
        text_nl="Bedankt voor uw nieuws. Deze keer past het niet. Blijf ons tippen!",
        text_en="Thank you for your news. This time it does not fit. Do keep the tips coming!",
        instead_of=None,
    )


def _set_target(cast: Cast) -> None:
    writing.set_target(
        by=cast["Communicatie 1"],
        of_kind="twijfel-juistheid",
        hours=6,
        reason="Wie twijfelt, wil vandaag nog plaatsen.",
        instead_of=None,
    )
