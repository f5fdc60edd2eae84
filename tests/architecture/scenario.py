"""One scenario for the table of routes: every relation, and an object of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import yaml

from escalations.models import (
    AccountName,
    AgreedAction,
    ApprovedAnswer,
    Attachment,
    Case,
    CaseLink,
    CaseParty,
    Decision,
    Draft,
    DraftImage,
    Permission,
    Relation,
    Report,
    Watch,
)
from escalations.rerouting import propose
from escalations.routing import Reason
from escalations.triage import claim
from escalations.working.linking import link
from policy.acknowledging import confirm
from policy.exempting import exempt
from policy.explaining import import_proposals
from policy.giving_in.keeping import correct
from policy.giving_in.keeping import keep as keep_source
from policy.models import (
    Acknowledgement,
    Exemption,
    ExemptionReason,
    Explanation,
    Invitation,
    ProvisionQuestion,
    ProvisionText,
    ReadingTogether,
    Refusal,
    Round,
    SourceDraft,
    Version,
)
from policy.paper import record_paper_form
from policy.parsing import Mark
from policy.reading_together import attest
from policy.refusing import refuse
from policy.rounds import open_round
from tests.factories.amendments import an_amendment
from tests.factories.discussions import action_of, an_agreed_discussion
from tests.factories.escalations import House, a_claimed_case, a_house
from tests.factories.guidance import publish_guidance
from tests.factories.images import a_draft_with_images, a_report_with_images, picture
from tests.factories.kinds import DISCUSSION
from tests.factories.names import a_name_request, an_approved_name
from tests.factories.people import person
from tests.factories.permissions import a_permission, an_orphan
from tests.factories.policy import EXPLANATIONS, SLUG, changed_source
from tests.factories.questions import a_published_answer, a_question
from tests.factories.responses import a_made_answer, a_watched, an_answer, an_approved
from tests.factories.violation import a_heard
from werksaam import clock
from werksaam.audit.checkpoints import latest_or_sign
from werksaam.audit.keyring import public_keys
from werksaam.notifications.models import Mail
from werksaam.people.absences import go_away
from werksaam.people.asking_roles import ask_role
from werksaam.people.duty import put_on_duty
from werksaam.people.hr.keeping import keep
from werksaam.people.joining import close_account
from werksaam.people.models import (
    Absence,
    DeskDuty,
    Membership,
    PeopleList,
    Role,
    RoleRequest,
    TeamManagership,
    User,
)
from werksaam.uploads import accept


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
    case = claim(by=house.adviser, case=a_report_with_images(house.reporter).case)
    draft = a_draft_with_images(house.reporter)
    discussion = an_agreed_discussion(house)
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
    opened, asked = _a_round(house.version), _a_question(house)
    publish_guidance(house.version, by=house.adviser, second=house.secretary)
    return Scenario(
        people=people,
        version=house.version,
        amendment=an_amendment(house.adviser, house.version),
        provision=ProvisionText.objects.get(version=house.version, eid="art_6__para_6"),
        report=case.reports.get(),
        asked=asked,
        case=case,
        link=link(by=house.adviser, case=case, reference=asked.case.reference),
        draft=draft,
        draft_image=draft.images.get(),
        image=case.reports.get().attachments.get(),
        acknowledgement=confirm(by=house.reporter, version=house.version, language="nl"),
        explanation=_a_proposal(house.version),
        source=_a_source(house.adviser),
        exemption=_an_exemption(person()),
        round=opened,
        unreached=_of_someone_unreached(opened, house),
        question=a_question(house.reporter, house.version),
        answered=a_published_answer(house.reporter, house.version, desk=house.adviser),
        refusal=refuse(by=house.other, version=house.version, reason="Ik snap het niet."),
        on_paper=_on_paper(house),
        reading=_a_reading(house),
        mail=_a_dead_mail(),
        key_id=public_keys()[0].key_id.hex(),
        violation=a_heard(house, by=house.reporter),
        discussion=discussion,
        agreed=action_of(discussion),
        response=an_approved(house, _another(house, "reactie")),
        watch=a_watched(house, _another(house, "volgen")),
        answer=an_answer(house),
        waiting_answer=a_made_answer(house, title="Openingstijden"),
        absence_now=_an_absence(house.other, begins_in=0),
        absence_later=_an_absence(house.other, begins_in=30),
        duty=_a_duty(house.secretary),
        membership=Membership.objects.get(person=house.other),
        managership=TeamManagership.objects.get(team=house.hall),
        people_list=_a_list(people["administrator"]),
        role_request=ask_role(
            by=people["administrator"], role=Role.AUDITOR, reason="Bij afwezigheid."
        ),
        name=an_approved_name(house.adviser, house.other),
        left_name=_a_name_without_holder(house),
        name_case=_a_name_at_the_director(house),
        permission=a_permission(house, by=house.other),
        orphan=an_orphan(house),
    )


def _a_name_without_holder(house: House) -> AccountName:
    """An approved name of someone who left since."""
    holder = person("Weggegaan")
    name = an_approved_name(house.adviser, holder, platform="youtube")
    close_account(by=house.director, person=holder)
    return name


def _a_name_at_the_director(house: House) -> Case:
    """A name that someone asked for, and that came to the director."""
    case = a_name_request(person("Vrager"), platform="tiktok").case
    CaseParty.objects.create(
        case=case, person=house.director, relation=Relation.RECIPIENT, reason=Reason.DIRECTOR
    )
    return case


def _another(house: House, slug: str) -> Case:
    """Another case that the adviser took up."""
    return a_claimed_case(house, address=f"https://facebook.example/groep/{slug}")


def _a_list(by: User) -> PeopleList:
    """A list from HR with one newcomer, whom a whole organisation makes room for."""
    rows = "personeelsnummer;naam;organisatie;team\nN1;Nieuw Hier;Westfriesland;Nieuw team\n"
    return keep(by=by, content=rows.encode(), name="lijst.csv")


def _an_absence(someone: User, *, begins_in: int) -> Absence:
    """A week away."""
    first = clock.today() + timedelta(days=begins_in)
    return go_away(by=someone, person=someone, starts_on=first, ends_on=first + timedelta(days=6))


def _a_duty(someone: User) -> DeskDuty:
    """On duty this week."""
    today = clock.today()
    return put_on_duty(
        by=someone, person=someone, starts_on=today, ends_on=today + timedelta(days=6)
    )


def _a_question(house: House) -> Report:
    """Another report, of which the reporter is asked whether it may go on as another kind."""
    case = a_claimed_case(house, address="https://facebook.example/groep/gesprek-1")
    report = case.reports.get()
    reason = "Dit is een gesprek dat ontspoort."
    propose(
        by=house.adviser,
        case=case,
        report=report,
        revision=case.revision,
        to_kind=DISCUSSION,
        reason=reason,
    )
    return report


def _a_round(version: Version) -> Round:
    """A round that runs; the reporter confirmed already."""
    today = clock.today()
    by = person(roles=[Role.COMMS_ADVISER])
    return open_round(by=by, version=version, opens_on=today, due_on=today)


def _an_exemption(someone: User) -> Exemption:
    """One that is not over, decided by someone of the desk."""
    by, today = person(roles=[Role.COMMS_ADVISER]), clock.today()
    return exempt(
        by=by,
        person=someone,
        starts_on=today - timedelta(days=30),
        ends_on=today + timedelta(days=30),
        reason=ExemptionReason.CONTRACT_ENDS,
        decided_by=by,
    )


def _of_someone_unreached(opened: Round, house: House) -> Round:
    """That round, of which someone without a mail address waits for a printed invitation."""
    someone = person("Piet", team=house.hall, email=None)
    Invitation.objects.create(
        person=someone, day=opened.opens_on, rounds=[opened.pk], is_reminder=False
    )
    return opened


def _on_paper(house: House) -> Acknowledgement:
    """Someone else of the desk signed a form on paper."""
    return record_paper_form(
        by=house.adviser,
        person=house.colleague,
        version=house.version,
        signed_on=clock.today(),
        language="nl",
        scan=accept("scan.png", picture()),
    )


def _a_reading(house: House) -> ReadingTogether:
    """The director read the code with the secretary, in the round that runs."""
    return attest(by=house.director, person=house.secretary, version=house.version, language="nl")


def _a_proposal(version: Version) -> Explanation:
    """An explanation that someone outside the scenario proposed."""
    import_proposals(
        by=person(roles=[Role.COMMS_ADVISER]),
        version=version,
        content=yaml.safe_load(EXPLANATIONS),
    )
    return Explanation.objects.filter(approved_at__isnull=True)[0]


def _a_source(by: User) -> SourceDraft:
    """Another text, given in and corrected, that waits to be accepted."""
    text = changed_source("De oude Sociale media code", "De vorige Sociale media code")
    kept = keep_source(by=by, slug=SLUG, name="code.txt", text=text)
    return correct(source=kept.pk, revision=kept.revision, line=33, mark=Mark.LAYOUT)


def _a_dead_mail() -> Mail:
    mail = Mail.objects.all()[0]
    mail.given_up_at = clock.now()
    mail.save()
    return mail
