"""The derailing discussions of the demo, and what manager and reporter agreed (4.8).

One waits with a deputy, because the manager is away (see `standing_in`); one has an
agreement that is still to be kept; one was brought to the desk; one is over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from escalations import agreeing, deciding, submitting, triage
from escalations.models import AgreedAction, Case, Doer, Report
from werksaam import clock

from .people import Cast
from .telling import Step, moment

KIND = "ontsporende-discussie"


@dataclass(frozen=True)
class Line:
    """Something that was agreed; `done_after` days it was done, `None` for not yet."""

    what: str
    who: str
    days: int
    done_after: int | None = None


@dataclass(frozen=True)
class DiscussionPlan:
    """A discussion: by whom, where, what was said, and what its manager decided."""

    reporter: str
    platform: str
    quote: str
    called: str
    handler: str = ""
    outcome: str = ""
    why: str = ""
    days_ago: int = 0
    time: str = ""
    minutes_ago: int = 0
    address: str = ""
    on_the_phone: str = ""
    is_closed: bool = False
    lines: tuple[Line, ...] = field(default=())

    @property
    def sent_at(self) -> datetime:
        """When it was sent."""
        if self.minutes_ago:
            return clock.now() - timedelta(minutes=self.minutes_ago)
        return moment(clock.today() - timedelta(days=self.days_ago), self.time)


DISCUSSIONS = (
    DiscussionPlan(
        reporter="Bilal Yildiz",
        platform="facebook",
        quote="Jullie maaien expres niet bij ons in de straat. Ik reageerde, en toen ging het los.",
        called="spoke",
        handler="Leidinggevende 1",
        outcome="agreed",
        why="Hij reageerde netjes, maar de ander blijft schelden. Verder praten helpt niet.",
        days_ago=20,
        time="11:05",
        address="https://facebook.example/groep/maaien-201",
        is_closed=True,
        lines=(
            Line("Zelf niet meer reageren. De groep een week niet openen.", "reporter", 3, 1),
            Line("De wijkbeheerder vragen wanneer er wordt gemaaid.", "handler", 4, 2),
        ),
    ),
    DiscussionPlan(
        reporter="Medewerker 1",
        platform="whatsapp",
        quote="In de buurtgroep zeggen ze dat wij de boel laten verslonzen. Ze noemen mijn naam.",
        called="spoke",
        on_the_phone="Ik reageer niet meer. We spreken elkaar morgen.",
        handler="Leidinggevende 1",
        outcome="agreed",
        why="We hebben gebeld. Rust houden werkt hier het best.",
        days_ago=4,
        time="10:20",
        lines=(
            Line("Eén keer zeggen dat u uit de discussie stapt.", "reporter", 1, 1),
            Line("De beheerder van de groep vragen uw naam weg te halen.", "reporter", 2),
            Line("Samen terugkijken: hoe is het nu?", "handler", 12),
        ),
    ),
    DiscussionPlan(
        reporter="Medewerker 3",
        platform="facebook",
        quote="Onder ons bericht ruziën al veertig mensen over de lonen. Het stopt niet.",
        called="no_answer",
        handler="Leidinggevende 2",
        outcome="refer",
        why="Dit is te groot voor ons team. Er kijken te veel mensen mee.",
        minutes_ago=140,
        address="https://facebook.example/werksaam/bericht-77",
    ),
    DiscussionPlan(
        reporter="Chantal Ursem",
        platform="google",
        quote="Een klant blijft onder onze recensie schelden. Ik heb twee keer geantwoord.",
        called="not_yet",
        minutes_ago=35,
        address="https://maps.example/reviews/kringloop-140",
    ),
)


def steps(cast: Cast) -> list[Step]:
    """Every discussion, with what became of it."""
    return [step for plan in DISCUSSIONS for step in _of(cast, plan)]


def _of(cast: Cast, plan: DiscussionPlan) -> list[Step]:
    story, sent = _Discussion(cast, plan), plan.sent_at
    found = [Step(sent, story.send)]
    if plan.handler:
        found.append(Step(sent + timedelta(minutes=20), story.claim))
        found.append(Step(sent + timedelta(minutes=45), story.decide))
    for number, line in enumerate(plan.lines, start=1):
        if line.done_after is not None:
            at = sent + timedelta(days=line.done_after, hours=1)
            found.append(Step(at, partial(story.finish, number)))
    if plan.is_closed:
        found.append(Step(sent + timedelta(days=3), story.close))
    return found


class _Discussion:
    """One discussion; what follows finds it again by what `send` stored."""

    def __init__(self, cast: Cast, plan: DiscussionPlan) -> None:
        self.cast, self.plan = cast, plan
        self.pk: UUID | None = None

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        if self.pk is None:
            raise RuntimeError("What becomes of a report comes after its sending.")
        return Report.objects.select_related("case").get(pk=self.pk).case

    def send(self) -> None:
        """The reporter fills in the form and sends it."""
        reporter, plan = self.cast[self.plan.reporter], self.plan
        answers = {
            "called": plan.called,
            "agreed": plan.on_the_phone,
            "platform": plan.platform,
            "address": plan.address,
            "seen_at": (clock.now() - timedelta(minutes=40)).isoformat(),
            "quote": plan.quote,
            "own_part": "yes",
            "colleague_named": "no",
        }
        draft = submitting.save_draft(by=reporter, kind=KIND, answers=answers)
        self.pk = submitting.submit(by=reporter, draft=draft).pk

    def claim(self) -> None:
        """The manager reads it and takes it up."""
        by = self.cast[self.plan.handler]
        triage.mark_opened(by=by, case=self.case)
        triage.claim(by=by, case=self.case)

    def decide(self) -> None:
        """The manager decides, with what was agreed."""
        today = clock.today()
        agreed = [
            agreeing.Agreed(line.what, line.who, today + timedelta(days=line.days))
            for line in self.plan.lines
        ]
        case = self.case
        deciding.decide(
            by=self.cast[self.plan.handler],
            case=case,
            revision=case.revision,
            outcome=self.plan.outcome,
            motivation=self.plan.why,
            agreed=agreed,
        )

    def finish(self, number: int) -> None:
        """Whoever was to do it says that it is done."""
        action = AgreedAction.objects.get(decision__case=self.case, number=number)
        is_reporters = action.who == Doer.REPORTER
        by = self.cast[self.plan.reporter if is_reporters else self.plan.handler]
        agreeing.finish(by=by, action=action)

    def close(self) -> None:
        """Everything is done."""
        case = self.case
        deciding.close(by=self.cast[self.plan.handler], case=case, revision=case.revision)
