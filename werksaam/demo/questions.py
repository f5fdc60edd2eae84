"""Questions about the code in the demo, and people who do not confirm, as steps of the story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from policy import (
    acknowledging,
    answering,
    asking,
    conversing,
    publishing_answers,
    queries,
    refusing,
)
from policy.models import ProvisionQuestion, ProvisionText, Refusal, Version
from policy.publishing_answers import Wording

from .people import Cast
from .telling import Step, moment


@dataclass(frozen=True)
class Asked:
    """Who asks what about which provision, and the answer if there is one by now."""

    name: str
    eid: str
    body: str
    answer: str = ""
    published: tuple[Wording, ...] = ()


URGENT = Asked(
    "Fatima Amrani",
    "art_4__para_8",
    "Laatst liep het in onze buurtgroep uit de hand, op zaterdagavond. Moest ik toen bellen?",
    "Ja. Bel meteen, ook in het weekend. Lukt dat niet? Bel dan de piketdienst.",
    (
        Wording(
            "nl",
            "Moet ik ook ’s avonds of in het weekend bellen?",
            "Ja. Loopt een discussie uit de hand, wacht dan niet. Bel uw leidinggevende. "
            "Neemt niemand op? Bel dan de dienst buiten kantoortijd.",
        ),
        Wording(
            "en",
            "Must I also call in the evening or at the weekend?",
            "Yes. Does a discussion get out of hand, do not wait. Call your manager. "
            "Does nobody answer? Then call the duty outside office hours.",
        ),
    ),
)
DISCLAIMER = Asked(
    "Medewerker 1",
    "art_5__para_3",
    "Moet dit ook bij een foto van mijn werkplek zonder tekst?",
    "Nee, bij een foto zonder mening hoeft dat niet. Schrijft u er iets bij? Dan wel.",
)
PRIVATE = Asked(
    "Medewerker 3",
    "art_3__para_5",
    "Geldt dit ook als ik onder een andere naam iets schrijf?",
)
DOES_NOT_CONFIRM, HAD_A_TALK = "Bilal Yildiz", "Ineke Bood"
NAMES = frozenset({DOES_NOT_CONFIRM, HAD_A_TALK})
"""Who must not have confirmed before they say that they do not."""
TALKS = "Leidinggevende 2"
REASON = "Ik vind de regels over privé te streng."
THOUGHT_AGAIN = {
    "Cor Ooms": "Ik zit niet op sociale media.",
    "Willem Ruiter": "Ik wil het eerst met de OR bespreken.",
    "Dirk Kistemaker": "De tekst is te moeilijk voor mij.",
    "Greet Schuitemaker": "Wat ik thuis schrijf, is van mij.",
    "Nel Dudink": "Ik had geen tijd om het te lezen.",
}
"""Who did not confirm in the first round, and why; they confirmed later on."""


def steps(cast: Cast, today: int) -> list[Step]:
    """What happened in the days before the day `today` of the story."""
    return [
        *_thought_again(cast),
        *_asked(cast, URGENT, today - 25),
        *_asked(cast, DISCLAIMER, today - 2),
        *_asked(cast, PRIVATE, today - 1),
        Step(moment(cast.day(today - 4), "13:05"), partial(_refuse, cast, HAD_A_TALK, "")),
        Step(moment(cast.day(today - 2), "15:00"), partial(_talk, cast)),
        Step(
            moment(cast.day(today - 1), "12:40"), partial(_refuse, cast, DOES_NOT_CONFIRM, REASON)
        ),
    ]


def _thought_again(cast: Cast) -> list[Step]:
    """On the day that the round opened, before anyone confirms; and weeks later."""
    refused = [
        Step(moment(cast.day(4), f"09:{20 + 5 * index}"), partial(_refuse, cast, name, reason))
        for index, (name, reason) in enumerate(THOUGHT_AGAIN.items())
    ]
    confirmed = [
        Step(moment(cast.day(24 + index), "15:35"), partial(_confirm, cast, name))
        for index, name in enumerate(THOUGHT_AGAIN)
    ]
    return [*refused, *confirmed]


def _asked(cast: Cast, asked: Asked, day: int) -> list[Step]:
    """The question in the morning, and what came of it in the afternoon."""
    found = [Step(moment(cast.day(day), "10:10"), partial(_ask, cast, asked))]
    if asked.answer:
        found.append(Step(moment(cast.day(day), "14:20"), partial(_answer, cast, asked)))
    if asked.published:
        found.append(Step(moment(cast.day(day), "14:45"), partial(_publish, cast, asked)))
    return found


def _ask(cast: Cast, asked: Asked) -> None:
    asking.ask(by=cast[asked.name], text=_text(asked), body=asked.body, language="nl")


def _answer(cast: Cast, asked: Asked) -> None:
    answering.answer(by=cast["Communicatie 1"], question=_question(asked), body=asked.answer)


def _publish(cast: Cast, asked: Asked) -> None:
    publishing_answers.publish_answer(
        by=cast["Communicatie 2"],
        question=_question(asked),
        text=_text(asked),
        wordings=asked.published,
    )


def _refuse(cast: Cast, name: str, reason: str) -> None:
    refusing.refuse(by=cast[name], version=_version(), reason=reason)


def _confirm(cast: Cast, name: str) -> None:
    acknowledging.confirm(by=cast[name], version=_version(), language="nl")


def _talk(cast: Cast) -> None:
    refusal = Refusal.objects.get(person=cast[HAD_A_TALK])
    conversing.hold(by=cast[TALKS], refusal=refusal, held_on=refusal.refused_at.date())


def _question(asked: Asked) -> ProvisionQuestion:
    return ProvisionQuestion.objects.get(body=asked.body)


def _text(asked: Asked) -> ProvisionText:
    return _version().texts.select_related("version").get(eid=asked.eid)


def _version() -> Version:
    policy = queries.the_policy()
    version = queries.version_in_force(policy) if policy else None
    assert version is not None
    return version
