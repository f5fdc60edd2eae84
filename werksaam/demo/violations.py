"""The violations of the demo: one at the hearing, one decided, one that went a level up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from escalations import admitting, deciding, hearing, stating_a_day, submitting, triage
from escalations.gates import earliest_term
from escalations.models import Case
from werksaam import clock

from .people import Cast
from .telling import Step, moment

KIND = "overtreding"


@dataclass(frozen=True)
class Plan:
    """A violation: who reports whom, and what happened; who handles it and how far."""

    reporter: str
    subject: str
    handler: str
    days_ago: int
    what_it_is: str
    platform: str
    address: str
    quote: str
    findings: str
    admitted: str
    witness: str = ""
    answer: str = ""
    measure: str = ""
    motivation: str = ""


HEARD = Plan(
    reporter="Arie Koopman",
    subject="Medewerker 2",
    handler="Leidinggevende 1",
    days_ago=6,
    what_it_is="confidential",
    platform="facebook",
    address="https://facebook.example/groep/bericht-8853",
    quote="Op de foto van de werkplaats staat het rooster met alle namen.",
    findings=(
        "Op uw Facebook stond een foto van de werkplaats. "
        "Daarop is het rooster te lezen, met namen van collega’s. "
        "Het gaat om artikel 4, derde lid van de code."
    ),
    admitted="De foto is er nog. Het rooster is te lezen.",
)
DECIDED = Plan(
    reporter="Halima Osman",
    subject="Medewerker 3",
    handler="Leidinggevende 2",
    days_ago=27,
    what_it_is="name_of_werksaam",
    platform="instagram",
    address="https://instagram.example/p/schoon-5120",
    quote="Schreef namens WerkSaam dat de tarieven omhooggaan.",
    findings=(
        "U schreef op Instagram dat de tarieven van WerkSaam omhooggaan. "
        "U schreef dat namens WerkSaam. Dat mag alleen wie daarvoor is aangewezen."
    ),
    admitted="Het bericht is bewaard. De naam van WerkSaam staat erboven.",
    answer="Ik wist niet dat dit niet mocht. Ik heb het bericht dezelfde dag weggehaald.",
    measure="Een gesprek en een schriftelijke waarschuwing. Die blijft een jaar in het dossier.",
    motivation="U sprak namens WerkSaam zonder dat het mocht. U haalde het zelf weg: dat telt mee.",
)
LEVEL_UP = Plan(
    reporter="Jolanda Visser",
    subject="Leidinggevende 2",
    handler="",
    days_ago=1,
    what_it_is="hurtful",
    platform="x",
    address="https://x.example/status/772204",
    quote="Noemde een oud-collega op X een luie nietsnut, met naam.",
    findings="",
    admitted="",
    witness="Monique Haring",
)


def steps(cast: Cast) -> list[Step]:
    """Every violation, each turn at its moment."""
    return [step for plan in (HEARD, DECIDED, LEVEL_UP) for step in _Violation(cast, plan).steps()]


class _Violation:
    """One violation of the demo; the turns find it again by what `send` stored."""

    def __init__(self, cast: Cast, plan: Plan) -> None:
        self.cast, self.plan = cast, plan
        self.reference = ""

    def steps(self) -> list[Step]:
        """Sent, taken up the day after, put to the subject, and so on as far as planned."""
        plan = self.plan
        turns = [Step(self._at(0), self.send)]
        if plan.handler:
            turns += self._gates()
        if plan.answer:
            turns.append(Step(self._at(5), self._answer))
        if plan.measure:
            turns.append(Step(self._at(12), self._decide))
        return turns

    def _gates(self) -> list[Step]:
        day, gates = self._at(1), (self._claim, self._admit, self._look_up, self._put)
        moments = (day + timedelta(minutes=20 * number) for number in range(len(gates)))
        return [Step(at, happen) for at, happen in zip(moments, gates, strict=True)]

    def _at(self, days: int) -> datetime:
        return moment(clock.today() - timedelta(days=self.plan.days_ago - days), "10:15")

    def send(self) -> None:
        """The reporter fills in the form and sends it."""
        plan, reporter = self.plan, self.cast[self.plan.reporter]
        answers = {
            "what_it_is": plan.what_it_is,
            "subject": [self.cast[plan.subject].pk],
            "witnesses": [self.cast[plan.witness].pk] if plan.witness else [],
            "platform": plan.platform,
            "address": plan.address,
            "seen_at": (clock.now() - timedelta(minutes=40)).isoformat(),
            "quote": plan.quote,
        }
        draft = submitting.save_draft(by=reporter, kind=KIND, answers=answers)
        self.reference = submitting.submit(by=reporter, draft=draft).case.reference

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        return Case.objects.get(reference=self.reference)

    def _handled(self, act: Callable[..., object], **said: object) -> None:
        act(by=self.cast[self.plan.handler], case=self.case, revision=self.case.revision, **said)

    def _claim(self) -> None:
        handler = self.cast[self.plan.handler]
        triage.mark_opened(by=handler, case=self.case)
        triage.claim(by=handler, case=self.case)

    def _admit(self) -> None:
        self._handled(admitting.admit, reason=self.plan.admitted)

    def _look_up(self) -> None:
        stating_a_day.state_day(
            by=self.cast[self.plan.handler],
            case=self.case,
            day=clock.today() - timedelta(days=1),
            reason="Kende deze collega de code?",
        )

    def _put(self) -> None:
        term = earliest_term(clock.today()) + timedelta(days=3)
        self._handled(hearing.put_findings, findings=self.plan.findings, answer_by=term)

    def _answer(self) -> None:
        subject = self.cast[self.plan.subject]
        hearing.answer(by=subject, case=self.case, body=self.plan.answer)

    def _decide(self) -> None:
        decide = partial(deciding.decide, outcome="measure", measure=self.plan.measure)
        self._handled(decide, motivation=self.plan.motivation)
