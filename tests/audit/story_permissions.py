"""The chapters about permissions of third parties, and about questions that are passed on."""

from __future__ import annotations

from escalations.deciding import reopen
from escalations.registers import permissions
from tests.audit.story_words import CANARY, named
from tests.factories.escalations import House
from tests.factories.passing import a_question, pass_on, take_over
from tests.factories.permissions import a_permission_report, decided, permission_of, terms


def tell_permissions(house: House) -> None:
    """One registered, gone over and ended; one that the other party took back."""
    by, holder = house.adviser, named("Hedy", team=house.hall)
    said = {"scope": CANARY, "proof": CANARY}
    for ends in ("by the desk", "by the other party"):
        case = a_permission_report(holder, party_name=f"Klant {CANARY}", **said).case
        verified = terms(scope=CANARY, proof=CANARY)
        made = permission_of(decided(by, case, more=verified, motivation=CANARY))
        if ends == "by the desk":
            over = permissions.take_over(by=by, permission=made, holder=house.other, reason=CANARY)
            permissions.withdraw(by=by, permission=over, reason=CANARY)
            continue
        case.refresh_from_db()
        reopen(by=by, case=case, revision=case.revision, reason=CANARY)
        decided(by, case, "withdrawn", motivation=CANARY)


def tell_passing_on(house: House) -> None:
    """A question for a colleague, who passes it on to another, who takes it over."""
    first, second = named("Cor", team=house.hall), named("Dina", team=house.hall)
    case = a_question(named("Vrager"), to=first, quote=CANARY, where=CANARY).case
    pass_on(by=first, case=case, to=second, why=CANARY)
    take_over(by=second, case=case)
