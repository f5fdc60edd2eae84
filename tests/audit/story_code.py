"""The chapters about the code: published, asked, confirmed in every way, and not confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from policy import (
    acknowledging,
    answering,
    asking,
    conversing,
    exempting,
    explaining,
    handing_over,
    inviting,
    looking,
    paper,
    publishing,
    publishing_answers,
    reading_together,
    refusing,
    rounds,
)
from policy.models import Audience, ExemptionReason, Explanation, FactKind, Round, Version
from tests.audit.story_words import CANARY, DAY, named
from tests.factories.escalations import House
from tests.factories.images import picture
from tests.factories.people import person
from tests.factories.policy import judge_flags
from werksaam.people.models import User
from werksaam.uploads import accept

_EXPLAINED = {
    "gist": {"nl": CANARY, "en": CANARY},
    "nl": CANARY,
    "en": CANARY,
    "kind": "moet",
    "examples": [{"nl": CANARY, "en": CANARY, "verdict": "mag"}],
    "note_for_desk": CANARY,
}


def tell_code(house: House) -> None:
    by, version = house.adviser, house.version
    for kind, on in (
        (FactKind.WORKS_COUNCIL_CONSENT, date(2015, 4, 28)),
        (FactKind.PUBLISHED, date(2017, 4, 20)),
        (FactKind.IN_FORCE, date(2017, 4, 21)),
    ):
        publishing.record_fact(by=by, version=version, kind=kind, on=on, body=CANARY, remark=CANARY)
    judge_flags(version, by=by, remark=CANARY)
    publishing.publish(
        by=house.secretary,
        version=version,
        change_kind="substantive",
        change_note_nl=CANARY,
        change_note_en=CANARY,
    )
    explaining.import_proposals(by=by, version=version, content={"art_4__para_8": _EXPLAINED})
    for explanation in Explanation.objects.order_by("pk"):
        explaining.approve(by=house.secretary, explanation=explanation)
    made = rounds.open_round(
        by=by,
        version=version,
        opens_on=DAY,
        due_on=DAY + timedelta(days=30),
        audience=Audience.TEAMS,
        audience_of=[house.hall.pk],
        reminder_days=[5, -1],
        invitation_nl=CANARY,
        invitation_en=CANARY,
    )
    _whom_it_asks(house, made)
    rounds.stop_round(by=house.secretary, opened=made, reason=CANARY)
    _confirm(house.reporter, version)


def _whom_it_asks(house: House, opened: Round) -> None:
    """A later last day, and someone who need not confirm, in the end for a shorter time."""
    by, later = house.adviser, DAY + timedelta(days=40)
    rounds.extend_round(by=by, opened=opened, due_on=later, reason=CANARY)
    made = exempting.exempt(
        by=by,
        person=house.other,
        starts_on=DAY,
        ends_on=later,
        reason=ExemptionReason.OTHER_AGREEMENT,
        decided_by=house.secretary,
    )
    exempting.end_exemption(by=by, exemption=made, last_day=DAY + timedelta(days=3))


def tell_invitations(house: House) -> None:
    """People are invited; who has no mail address is handed a letter."""
    alone = person(f"Piet {CANARY}", team=house.hall, email=None)
    rounds.open_round(
        by=house.adviser,
        version=house.version,
        opens_on=DAY,
        due_on=DAY + timedelta(days=30),
    )
    inviting.invite_due()
    handing_over.hand_over(by=house.adviser, people=[alone])


def _confirm(by: User, version: Version) -> None:
    acknowledging.confirm(by=by, version=version, language="nl")


def tell_questions(house: House) -> None:
    """A question is answered, and stands beside the code until it is taken away."""
    by, text = house.adviser, house.version.texts.get(eid="art_4__para_8")
    question = asking.ask(by=house.other, text=text, body=CANARY, language="nl")
    answering.answer(by=by, question=question, body=CANARY)
    # Not the canary itself: that is the last name of who asked.
    wording = publishing_answers.Wording("nl", f"{CANARY}en?", f"{CANARY}en.")
    told: Any = {"by": by, "question": question}
    publishing_answers.publish_answer(**told, text=text, wordings=[wording])
    publishing_answers.withdraw_answer(**told)


def tell_refusal(house: House) -> None:
    """Someone does not confirm, and talks about it; their manager is away."""
    unwilling = named("Nel", team=house.hall)
    refusal = refusing.refuse(by=unwilling, version=house.version, reason=CANARY)
    conversing.hold(by=house.director, refusal=refusal, held_on=DAY)


def tell_confirming_otherwise(house: House) -> None:
    """Read together, contested; and signed on paper. The desk looks at both."""
    by, version = house.adviser, house.version
    reading = reading_together.attest(
        by=house.director, person=house.secretary, version=version, language="nl"
    )
    reading_together.contest(by=house.secretary, reading=reading, remark=CANARY)
    given = paper.record_paper_form(
        by=by,
        person=house.colleague,
        version=version,
        signed_on=DAY,
        language="nl",
        scan=accept("scan.png", picture()),
    )
    looking.note_looked_up(by=by, people=[house.colleague])
    looking.note_scan_looked_at(by=by, form=given.paper_form)
    looking.note_unreached_looked_at(by=by, opened=version.rounds.earliest("pk"))
