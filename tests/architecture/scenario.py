"""One scenario for the table of routes: every relation, and an object of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from escalations.models import (
    AccountName,
    AgreedAction,
    ApprovedAnswer,
    Attachment,
    Case,
    CaseLink,
    Decision,
    Draft,
    DraftImage,
    Permission,
    Report,
    Watch,
)
from policy.models import (
    Acknowledgement,
    Exemption,
    Explanation,
    ProvisionQuestion,
    ProvisionText,
    ReadingTogether,
    Refusal,
    Round,
    SourceDraft,
    Version,
)
from tests.factories.escalations import a_house
from werksaam.audit.keyring import public_keys
from werksaam.notifications.models import Mail
from werksaam.people.models import (
    Absence,
    DeskDuty,
    Membership,
    PeopleList,
    RoleRequest,
    TeamManagership,
    User,
)

from .scenario_parts import (
    a_dead_mail,
    of_acknowledging,
    of_people,
    of_reporting,
    of_responding,
    of_the_code,
    of_the_registers,
    people,
)


@dataclass(frozen=True)
class Scenario:
    """`people` by relation to the report, the case, the draft and the acknowledgement."""

    people: dict[str, User]
    version: Version
    amendment: Version
    provision: ProvisionText
    report: Report
    asked: Report
    case: Case
    link: CaseLink
    draft: Draft
    draft_image: DraftImage
    image: Attachment
    acknowledgement: Acknowledgement
    on_paper: Acknowledgement
    reading: ReadingTogether
    explanation: Explanation
    source: SourceDraft
    round: Round
    exemption: Exemption
    unreached: Round
    question: ProvisionQuestion
    answered: ProvisionQuestion
    refusal: Refusal
    mail: Mail
    key_id: str
    violation: Case
    discussion: Case
    agreed: AgreedAction
    response: Decision
    watch: Watch
    answer: ApprovedAnswer
    waiting_answer: ApprovedAnswer
    absence_now: Absence
    absence_later: Absence
    duty: DeskDuty
    membership: Membership
    managership: TeamManagership
    people_list: PeopleList
    role_request: RoleRequest
    name: AccountName
    left_name: AccountName
    name_case: Case
    permission: Permission
    orphan: Permission


def a_scenario() -> Scenario:
    """The reporter reported, wrote a draft and confirmed; the adviser took up the case."""
    house = a_house()
    everyone = people(house)
    return Scenario(
        people=everyone,
        **of_reporting(house),
        **of_the_code(house),
        **of_acknowledging(house),
        **of_responding(house),
        **of_the_registers(house),
        **of_people(house, everyone["administrator"]),
        mail=a_dead_mail(),
        key_id=public_keys()[0].key_id.hex(),
    )
