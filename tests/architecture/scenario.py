"""One scenario for the table of routes: every relation, and an object of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from escalations.models import Case, Draft, Report
from policy.acknowledging import confirm
from policy.models import Acknowledgement, ProvisionText, Version
from tests.factories.escalations import a_claimed_case, a_draft, a_house
from tests.factories.people import person
from werksaam.audit.checkpoints import latest_or_sign
from werksaam.people.models import Role, User


@dataclass(frozen=True)
class Scenario:
    """`people` by relation to the report, the case, the draft and the acknowledgement."""

    people: dict[str, User]
    version: Version
    provision: ProvisionText
    report: Report
    case: Case
    draft: Draft
    acknowledgement: Acknowledgement


def a_scenario() -> Scenario:
    """The reporter reported, wrote a draft and confirmed; the adviser took up the case."""
    house = a_house()
    case = a_claimed_case(house)
    latest_or_sign()
    people = {
        "colleague": house.other,
        "reporter": house.reporter,
        "adviser": house.adviser,
        "secretary": house.secretary,
        "manager": house.manager,
        "director": house.director,
        "privacy_officer": person("Fieke", roles=[Role.PRIVACY_OFFICER]),
        "auditor": person("Aad", roles=[Role.AUDITOR]),
        "administrator": person("Bea", roles=[Role.ADMINISTRATOR]),
    }
    return Scenario(
        people=people,
        version=house.version,
        provision=ProvisionText.objects.get(version=house.version, eid="art_6__para_6"),
        report=case.reports.get(),
        case=case,
        draft=a_draft(house.reporter),
        acknowledgement=confirm(by=house.reporter, version=house.version, language="nl"),
    )
