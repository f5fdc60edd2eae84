"""The chapter about handlers who work together: a link, a hand-over, a name in a note."""

from __future__ import annotations

from escalations import triage
from escalations.working import handing_over, linking, mentioning
from tests.audit.story_words import CANARY
from tests.factories.escalations import House, a_report


def tell_working(house: House) -> None:
    """Two posts of one conversation, linked and taken apart; one goes to a colleague."""
    by, to = house.adviser, house.secretary
    post = f"https://x.example/{CANARY}/gesprek"
    first = triage.claim(by=by, case=a_report(house.reporter, quote=CANARY, address=post).case)
    under_it = f"{post}?comment_id=2"
    second = a_report(house.reporter, quote=CANARY, address=under_it).case
    made = linking.link(by=by, case=first, reference=second.reference, remark=CANARY)
    linking.undo(by=by, case=first, link=made)
    linking.link(by=by, case=first, reference=second.reference, remark=CANARY)
    mentioning.write_note(by=by, case=first, body=CANARY, asked=[to.pk])
    handing_over.hand_over(by=by, case=first, to=to, note=CANARY, revision=first.revision)
