"""Explanations for tests, made by the real acts.

row = a_proposal(adviser, version)                      # waits, in Dutch, about article 4 lid 8
row = an_explanation(adviser, secretary, version)       # approved
"""

from __future__ import annotations

from policy.explaining import Wording, approve, propose
from policy.explaining.proposing import proposals_for
from policy.models import Explanation, Version
from werksaam.people.models import User

LID = "art_4__para_8"
GIST = "Loopt het uit de hand? Bel."
BODY = "U belt uw leidinggevende. Samen kiest u wat u doet."


def a_wording(gist: str = GIST, *, body: str = BODY, note: str = "") -> Wording:
    """Words of an explanation."""
    return Wording(gist, body, "moet", "", (("U belt meteen.", "mag"),), note)


def a_proposal(
    by: User,
    version: Version,
    *,
    eid: str = LID,
    language: str = "nl",
    wording: Wording | None = None,
) -> Explanation:
    """One that waits; what waited for the same text is replaced."""
    text = version.texts.get(eid=eid)
    latest = proposals_for(text, text.sha256, language).last()
    return propose(
        by=by,
        text=text,
        text_sha256=text.sha256,
        language=language,
        wording=wording or a_wording(),
        seen=latest.pk if latest else None,
    )


def an_explanation(
    by: User,
    second: User,
    version: Version,
    *,
    eid: str = LID,
    language: str = "nl",
    wording: Wording | None = None,
) -> Explanation:
    """One that readers see."""
    row = a_proposal(by, version, eid=eid, language=language, wording=wording)
    return approve(by=second, explanation=row)
