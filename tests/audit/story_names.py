"""The chapter about account names: approved, withdrawn, gone over, and decided by who was named."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from escalations.models import CaseParty, Relation
from escalations.registers.appointing import appoint
from escalations.registers.ending import withdraw_name
from escalations.registers.reviewing import review_name
from escalations.routing import Reason
from tests.audit.story_words import CANARY, DAY, named
from tests.factories.escalations import House
from tests.factories.names import a_name_request, an_approved_name
from werksaam import due
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.joining import close_account
from werksaam.people.models import User


def tell_names(house: House) -> None:
    """One that ends, one whose holder left, one that the director has decided by another."""
    by = house.adviser
    ends = (DAY + timedelta(days=90)).isoformat()
    asker, said = named("Naamvrager"), {"purpose": CANARY, "until": ends}
    first = an_approved_name(by, asker, handle=f"WerkSaam.{CANARY}", **said)
    withdraw_name(by=by, name=first, reason=CANARY)
    leaver = named("Naamhouder")
    second = an_approved_name(by, leaver, handle=f"WerkSaam_{CANARY}", purpose=CANARY)
    close_account(by=house.director, person=leaver)
    due.run()
    review_name(by=by, name=second, to=house.other, reason=CANARY)
    _appoint(house, named("Naamwens"))


def _appoint(house: House, asker: User) -> None:
    case = a_name_request(asker, handle=f"WerkSaam3{CANARY}", purpose=CANARY).case
    _comes_to(person=house.director, case_id=case.pk)
    to, revision = named("Beslisser"), case.revision
    appoint(by=house.director, case=case, revision=revision, to=to, reason=CANARY)


@act
def _comes_to(*, person: User, case_id: UUID) -> None:
    """As routing would, were there no adviser."""
    party = CaseParty.objects.create(
        case_id=case_id, person=person, relation=Relation.RECIPIENT, reason=Reason.DIRECTOR
    )
    facts = {"relation": "recipient", "why": "director"}
    record("case.party_added", by=None, about=party, facts=facts)
