"""The chapter about explanations: judged in every way, and what their notes ask settled."""

from __future__ import annotations

from policy.explaining import (
    Wording,
    approve,
    propose,
    reject,
    settle_note,
    take_back,
    withdraw,
)
from policy.models import Explanation
from tests.audit.story_words import CANARY
from tests.factories.escalations import House

LID = "art_6__para_6"


def tell_explaining(house: House) -> None:
    """One is turned down, one taken back, one replaced, one approved and withdrawn."""
    by, second = house.adviser, house.secretary
    reject(by=second, explanation=_proposed(house, "1"), reason=CANARY)
    take_back(by=by, explanation=_proposed(house, "2"))
    _proposed(house, "3")
    standing = approve(by=second, explanation=_proposed(house, "4"))
    settle_note(by=second, explanation=standing, settlement=CANARY)
    withdraw(by=by, explanation=standing)


def _proposed(house: House, nth: str) -> Explanation:
    text = house.version.texts.get(eid=LID)
    latest = Explanation.objects.filter(provision=text.provision_id).order_by("pk").last()
    return propose(
        by=house.adviser,
        text=text,
        text_sha256=text.sha256,
        language="nl",
        wording=Wording(f"{CANARY} {nth}", CANARY, "mag", "", ((CANARY, "mag"),), CANARY),
        seen=latest.pk if latest else None,
    )
