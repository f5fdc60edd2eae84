"""Explanations at work in the demo: proposals that wait, questions to the desk, and rules that
readers do not understand, as steps of the story."""

from __future__ import annotations

from functools import partial

from policy import queries
from policy.explaining import Wording, propose, reject, settle_note
from policy.explaining.proposing import proposals_for
from policy.models import Explanation, ProvisionText
from policy.not_understood import count_not_understood

from .people import Cast
from .telling import Step, moment
from .versions import the_version

SHORTER = Wording(
    "Het gesprek wordt naar? Bel uw leidinggevende.",
    "Gaat het over WerkSaam en wordt het gesprek naar? Wacht niet. Bel uw leidinggevende. "
    "U kiest samen wat u doet.",
    "moet",
    "ontsporende-discussie",
    (
        ("Mensen schelden op WerkSaam onder uw bericht. U belt uw leidinggevende.", "mag"),
        ("U scheldt terug.", "mag-niet"),
        ("U verwijdert de reacties.", "vraag-eerst"),
    ),
)
"""A better one for a lid that readers do not understand: it waits for a second person."""

HEADING = Wording(
    "Zo gaat u om met berichten over WerkSaam.",
    "Dit artikel gaat over wat u online over WerkSaam schrijft. Elk lid is een regel.",
    "weten",
    note_for_desk="De kop zegt ‘Suggesties’, maar enkele leden zijn een plicht. Wat geldt?",
)
TOO_LONG = Wording(
    "U bent zelf verantwoordelijk voor al hetgeen u op sociale media publiceert.",
    "Gebruikmakend van sociale media draagt u persoonlijk de verantwoordelijkheid.",
    "moet",
)
WHY_NOT = "Dit is moeilijker dan wat er stond. Schrijf korte zinnen, met gewone woorden."
SETTLED = "art_2__para_1", "Wij lezen dit als: sociale media mogen. Een plicht is er niet."
NOT_UNDERSTOOD = {"art_4__para_8": 7, "art_3__para_1": 3, "art_6__para_7": 5}
"""How many readers said so, by lid, in the last weeks."""


def steps(cast: Cast, today: int) -> list[Step]:
    """What happened in the days before the day `today` of the story."""
    writes = partial(_propose, cast)
    return [
        *_not_understood(cast, today),
        # Times that go up: what falls in a weekend is told on the Friday before.
        Step(moment(cast.day(today - 6), "09:15"), partial(writes, "art_2__para_2", TOO_LONG)),
        Step(moment(cast.day(today - 5), "09:45"), partial(_turn_down, cast)),
        Step(moment(cast.day(today - 4), "10:20"), partial(_settle, cast)),
        Step(moment(cast.day(today - 3), "13:15"), partial(writes, "art_4__para_8", SHORTER)),
        Step(moment(cast.day(today - 2), "14:05"), partial(writes, "art_6", HEADING)),
    ]


def _not_understood(cast: Cast, today: int) -> list[Step]:
    return [
        Step(moment(cast.day(today - 30 + nth), "12:10"), partial(_count, eid))
        for eid, times in NOT_UNDERSTOOD.items()
        for nth in range(times)
    ]


def _count(eid: str) -> None:
    count_not_understood(text=_text(eid))


def _propose(cast: Cast, eid: str, wording: Wording) -> None:
    text = _text(eid)
    latest = proposals_for(text, text.sha256, "nl").last()
    propose(
        by=cast["Communicatie 1"],
        text=text,
        text_sha256=text.sha256,
        language="nl",
        wording=wording,
        seen=latest.pk if latest else None,
    )


def _turn_down(cast: Cast) -> None:
    row = Explanation.objects.get(gist=TOO_LONG.gist)
    reject(by=cast["Communicatie 2"], explanation=row, reason=WHY_NOT)


def _settle(cast: Cast) -> None:
    eid, answer = SETTLED
    text = _text(eid)
    row = proposals_for(text, text.sha256, "nl").get()
    settle_note(by=cast["Communicatie 2"], explanation=row, settlement=answer)


def _text(eid: str) -> ProvisionText:
    return queries.provision_text(the_version(), eid)
