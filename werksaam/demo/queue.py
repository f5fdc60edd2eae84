"""What makes the queue of the demo more than a list: a threat, a post that many see, and a
case that is set aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from escalations import submitting, triage
from escalations.models import Case, Reach, Severity
from escalations.queueing.setting_aside import set_aside
from escalations.queueing.weighing import weigh
from werksaam import clock
from werksaam.working_days import is_working_day

from .people import Cast
from .reports import KIND
from .telling import Step, moment

C1, REPORTER = "Communicatie 1", "Medewerker 5"
THREAT = "Ik weet waar die consulent woont. Wacht maar af."
SHARED = "Al driehonderd keer gedeeld: de wachtkamer van WerkSaam."
LATER = "Wanneer is de volgende banenmarkt? Niemand zegt iets."


def steps(cast: Cast, today: int) -> list[Step]:
    """What happens up to the day `today` of the story."""
    plan: list[tuple[str, Callable[[], object]]] = [
        ("11:10", partial(_report, cast, LATER, "facebook", "facts_wrong")),
        ("11:40", partial(_set_aside, cast, cast.day(today + 6))),
        ("15:20", partial(_report, cast, SHARED, "instagram", "facts_wrong")),
        ("15:35", partial(_weigh, cast)),
        ("16:10", partial(_report, cast, THREAT, "x", "threat")),
    ]
    return [Step(moment(cast.day(today - 1), at), do) for at, do in plan]


def _report(cast: Cast, quote: str, platform: str, why: str) -> None:
    slug = quote.rpartition(" ")[2].strip(".").lower()
    said: dict[str, object] = {
        "platform": platform,
        "address": f"https://{platform}.example/bericht/{slug}",
        "seen_at": clock.now().isoformat(),
        "quote": quote,
        "colleague_named": "no",
        "why": [why],
    }
    draft = submitting.save_draft(by=cast[REPORTER], kind=KIND, answers=said)
    submitting.submit(by=cast[REPORTER], draft=draft)


def _weigh(cast: Cast) -> None:
    case = Case.objects.get(quote=SHARED)
    weigh(
        by=cast[C1],
        case=case,
        revision=case.revision,
        severity=Severity.SERIOUS,
        reach=Reach.MANY,
    )


def _set_aside(cast: Cast, day: date) -> None:
    case = triage.claim(by=cast[C1], case=Case.objects.get(quote=LATER))
    while not is_working_day(day):
        day += timedelta(days=1)
    reason = "De datum staat volgende week vast. Dan kan ik antwoorden."
    set_aside(by=cast[C1], case=case, revision=case.revision, until=day, reason=reason)
