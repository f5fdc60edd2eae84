"""The account names of the demo: one approved, one asked for, one whose holder left (3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from escalations import deciding, submitting, triage
from escalations.kinds.accountnaam import SLUG
from werksaam import clock

from . import organisation as plan
from .people import Cast
from .telling import Step, moment


@dataclass(frozen=True)
class NamePlan:
    """A name that someone asks for, and whether it is approved."""

    asker: str
    platform: str
    handle: str
    purpose: str
    days_ago: int = 0
    advice: str = ""
    outcome: str = ""
    why: str = ""

    @property
    def asked_at(self) -> datetime:
        """When it was asked."""
        if not self.days_ago:
            return clock.now() - timedelta(minutes=25)
        return moment(clock.today() - timedelta(days=self.days_ago), "10:40")


NAMES = (
    NamePlan(
        asker=plan.LEFT_LAST_MONTH,
        platform="youtube",
        handle="WerkSaam Groen in beeld",
        purpose="Filmpjes van het werk buiten, voor nieuwe collega’s.",
        days_ago=45,
        outcome="approve",
        why="Het past bij onze andere kanalen. Eén collega beheert het.",
    ),
    NamePlan(
        asker="Medewerker 3",
        platform="instagram",
        handle="werksaam.kringloop",
        purpose="Foto’s van bijzondere spullen in de Kringloop.",
        days_ago=21,
        outcome="approve",
        why="De foto’s zijn leuk en er staan geen klanten op.",
    ),
    NamePlan(
        asker="Medewerker 2",
        platform="x",
        handle="WerkSaamNieuws",
        purpose="Nieuws over WerkSaam delen.",
        days_ago=12,
        outcome="refuse",
        why="Dit lijkt een officieel account.",
        advice="Deze naam lijkt op een account van WerkSaam zelf. Kies een naam van uw team.",
    ),
    NamePlan(
        asker="Medewerker 1",
        platform="tiktok",
        handle="WerkSaamHal3",
        purpose="Laten zien wat ons team in de hal maakt.",
    ),
)


def steps(cast: Cast) -> list[Step]:
    """Every name: asked for, and decided the next working day."""
    return [step for one in NAMES for step in _of(cast, one)]


def _of(cast: Cast, one: NamePlan) -> list[Step]:
    found = [Step(one.asked_at, partial(_ask, cast, one))]
    if one.outcome:
        day: date = (one.asked_at + timedelta(days=1)).date()
        found.append(Step(moment(day, "14:10"), partial(_decide, cast, one)))
    return found


def _ask(cast: Cast, one: NamePlan) -> None:
    said = {
        "platform": one.platform,
        "handle": one.handle,
        "purpose": one.purpose,
        "since": clock.today().isoformat(),
    }
    by = cast[one.asker]
    submitting.submit(by=by, draft=submitting.save_draft(by=by, kind=SLUG, answers=said))


def _decide(cast: Cast, one: NamePlan) -> None:
    by = cast["Communicatie 1"]
    case = cast[one.asker].reports.filter(kind=SLUG).latest("submitted_at").case
    triage.mark_opened(by=by, case=case)
    case.refresh_from_db()
    case = triage.claim(by=by, case=case)
    decision = deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=one.outcome,
        motivation=one.why,
        advice_to_reporter=one.advice,
    )
    case = decision.case
    deciding.close(by=by, case=case, revision=case.revision)
