"""Two posts of one conversation in the demo: linked, handed over with a note, and a colleague
asked to look."""

from __future__ import annotations

from functools import partial

from escalations import submitting, triage
from escalations.models import Case
from escalations.working import handing_over, linking, mentioning
from werksaam import clock

from .people import Cast
from .telling import Step, moment

KIND = "negatief-bericht"
POST = "https://facebook.example/groep/bericht-8931"
COMMENT = f"{POST}?comment_id=77"
FIRST, SECOND, THIRD = "Communicatie 1", "Communicatie 2", "Secretariaat"


def steps(cast: Cast, today: int) -> list[Step]:
    """What happens the day before the day `today` of the story."""
    day = cast.day(today - 1)
    return [
        Step(moment(day, "14:02"), partial(_send, cast, "Arie Koopman", POST, _POST)),
        Step(moment(day, "14:20"), partial(_send, cast, "Fatima Amrani", COMMENT, _COMMENT)),
        Step(moment(day, "14:31"), partial(_take_up_and_link, cast)),
        Step(moment(day, "16:40"), partial(_hand_over, cast)),
        Step(moment(day, "16:55"), partial(_ask, cast)),
    ]


_POST = "De groenploeg heeft bij ons de verkeerde heg gesnoeid. Niemand belt terug."
_COMMENT = "Bij ons ook! Ze doen maar wat daar bij WerkSaam."
_STANDS = (
    "De groenploeg bekijkt de heg morgen om tien uur. Daarna bellen wij de klant. "
    "Onder het bericht staat nog een reactie: die heb ik gekoppeld."
)
_ASKS = "Kun jij het nummer van de klant opzoeken?"


def _send(cast: Cast, reporter: str, address: str, quote: str) -> None:
    answers = {
        "platform": "facebook",
        "address": address,
        "seen_at": clock.now().isoformat(),
        "quote": quote,
        "colleague_named": "no",
        "why": ["unhappy_customer"],
    }
    draft = submitting.save_draft(by=cast[reporter], kind=KIND, answers=answers)
    submitting.submit(by=cast[reporter], draft=draft)


def _case(address: str) -> Case:
    return Case.objects.get(post__address=address)


def _take_up_and_link(cast: Cast) -> None:
    by = cast[FIRST]
    triage.mark_opened(by=by, case=_case(POST))
    case = triage.claim(by=by, case=_case(POST))
    linking.link(by=by, case=case, reference=_case(COMMENT).reference)


def _hand_over(cast: Cast) -> None:
    case = _case(POST)
    handing_over.hand_over(
        by=cast[FIRST], case=case, to=cast[SECOND], note=_STANDS, revision=case.revision
    )


def _ask(cast: Cast) -> None:
    asked = [cast[THIRD].pk]
    mentioning.write_note(by=cast[SECOND], case=_case(POST), body=_ASKS, asked=asked)
