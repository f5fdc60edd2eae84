"""Responding in the demo: a response that was placed, a post to look at today, two answers."""

from __future__ import annotations

from functools import partial

from escalations import deciding, submitting, triage
from escalations.guide import load, walk
from escalations.models import ApprovedAnswer, Case, Decision
from escalations.responding import answers, drafting, placing
from escalations.responding.following import Following, path_of
from werksaam import clock

from .people import Cast
from .reports import KIND
from .telling import Step, moment

C1, C2, SEC = "Communicatie 1", "Communicatie 2", "Secretariaat"
WRONG = "Bij WerkSaam krijg je geen reiskosten vergoed."
FIGHT = "Typisch WerkSaam. Kom maar op met jullie smoesjes!"
RIGHT = "Wij vergoeden reiskosten volgens de cao. Hebt u een vraag? Bel ons gerust."
LIBRARY = (
    (
        "Wij zijn bereikbaar",
        "Wij zijn op werkdagen bereikbaar van half negen tot vijf. Belt u ons? Dan helpen wij u.",
        "respond_facts",
    ),
    (
        "Samen oplossen",
        "Vervelend dat het misging. Stuurt u ons een bericht? Dan lossen wij het samen op.",
        "respond_outside",
    ),
)


def steps(cast: Cast, today: int) -> list[Step]:
    """What happens up to the day `today` of the story."""
    made, begun, watched = (cast.day(today - days) for days in (30, 5, 6))
    return [
        *(Step(moment(made, "10:00"), partial(_make, cast, *words)) for words in LIBRARY),
        Step(moment(made, "14:00"), partial(_approve_all, cast)),
        Step(moment(begun, "09:40"), partial(_report, cast, WRONG, "facebook", "reiskosten")),
        Step(moment(begun, "10:05"), partial(_decide_to_respond, cast)),
        Step(moment(begun, "10:40"), partial(_approve_response, cast)),
        Step(moment(begun, "11:05"), partial(_place, cast)),
        Step(moment(watched, "13:15"), partial(_report, cast, FIGHT, "x", "smoesjes")),
        Step(moment(watched, "13:40"), partial(_decide_to_watch, cast, today)),
    ]


def _make(cast: Cast, title: str, body: str, outcome: str) -> None:
    answers.make(by=cast[C1], title=title, body=body, outcome=outcome)


def _approve_all(cast: Cast) -> None:
    for waiting in ApprovedAnswer.objects.filter(approved_at__isnull=True):
        answers.approve(by=cast[C2], answer=waiting)


def _report(cast: Cast, quote: str, platform: str, slug: str) -> None:
    reporter = cast["Medewerker 3"]
    said: dict[str, object] = {
        "platform": platform,
        "address": f"https://{platform}.example/bericht/{slug}",
        "seen_at": clock.now().isoformat(),
        "quote": quote,
        "colleague_named": "no",
        "why": ["facts_wrong"],
    }
    draft = submitting.save_draft(by=reporter, kind=KIND, answers=said)
    submitting.submit(by=reporter, draft=draft)


def _case(quote: str) -> Case:
    return Case.objects.get(quote=quote)


def _taken_up(cast: Cast, quote: str) -> Case:
    triage.mark_opened(by=cast[C1], case=_case(quote))
    return triage.claim(by=cast[C1], case=_case(quote))


def _advised(**given: str) -> Following:
    """The way through the guide with these answers."""
    found = walk(load(), given)
    assert found.outcome is not None
    return Following(path_of(found), found.outcome.id)


def _decide_to_respond(cast: Cast) -> None:
    case = _taken_up(cast, WRONG)
    drafting.save_response(by=cast[C1], case=case, body=RIGHT, revision=0)
    deciding.decide(
        by=cast[C1],
        case=case,
        revision=case.revision,
        outcome="respond_facts",
        motivation="De cao regelt reiskosten. Het bericht klopt niet.",
        public_response=RIGHT,
        more=_advised(danger="no", hurtful="no", facts="yes", facts_bait="no"),
    )


def _approve_response(cast: Cast) -> None:
    deciding.review(by=cast[SEC], decision=_response(), approved=True)


def _place(cast: Cast) -> None:
    placing.note_placed(
        by=cast[C1],
        decision=_response(),
        shown=None,
        address="https://facebook.example/bericht/reiskosten/reactie-2",
        placed_at=clock.now(),
    )


def _response() -> Decision:
    return Decision.objects.get(case=_case(WRONG))


def _decide_to_watch(cast: Cast, today: int) -> None:
    """Otherwise than the guide advises: it would not watch the post at all."""
    case = _taken_up(cast, FIGHT)
    way = _advised(danger="no", hurtful="no", facts="no", complaint="no", bait="yes")
    deciding.decide(
        by=cast[C1],
        case=case,
        revision=case.revision,
        outcome="monitor",
        motivation="De schrijver zoekt ruzie, en anderen lezen mee.",
        more=Following(way.path, way.advice, "Er kijken veel mensen mee.", look_on=cast.day(today)),
    )
