"""What the scenario is made of, topic by topic."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import yaml

from escalations.models import (
    AccountName,
    Case,
    CaseParty,
    Relation,
    Report,
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
    ProvisionText,
    ReadingTogether,
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
from tests.factories.escalations import House, a_claimed_case
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
    TeamManagership,
    User,
)
from werksaam.uploads import accept


def people(house: House) -> dict[str, User]:
    return {
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


def of_reporting(house: House) -> dict[str, Any]:
    case = claim(by=house.adviser, case=a_report_with_images(house.reporter).case)
    draft, discussion = a_draft_with_images(house.reporter), an_agreed_discussion(house)
    latest_or_sign()
    asked = _a_question(house)
    return {
        "report": case.reports.get(),
        "asked": asked,
        "case": case,
        "link": link(by=house.adviser, case=case, reference=asked.case.reference),
        "draft": draft,
        "draft_image": draft.images.get(),
        "image": case.reports.get().attachments.get(),
        "violation": a_heard(house, by=house.reporter),
        "discussion": discussion,
        "agreed": action_of(discussion),
    }


def of_the_code(house: House) -> dict[str, Any]:
    publish_guidance(house.version, by=house.adviser, second=house.secretary)
    return {
        "version": house.version,
        "amendment": an_amendment(house.adviser, house.version),
        "provision": ProvisionText.objects.get(version=house.version, eid="art_6__para_6"),
        "explanation": _a_proposal(house.version),
        "source": _a_source(house.adviser),
        "question": a_question(house.reporter, house.version),
        "answered": a_published_answer(house.reporter, house.version, desk=house.adviser),
    }


def of_acknowledging(house: House) -> dict[str, Any]:
    opened = _a_round(house.version)
    return {
        "round": opened,
        "unreached": _of_someone_unreached(opened, house),
        "acknowledgement": confirm(by=house.reporter, version=house.version, language="nl"),
        "exemption": _an_exemption(person()),
        "refusal": refuse(by=house.other, version=house.version, reason="Ik snap het niet."),
        "on_paper": _on_paper(house),
        "reading": _a_reading(house),
    }


def of_responding(house: House) -> dict[str, Any]:
    return {
        "response": an_approved(house, _another(house, "reactie")),
        "watch": a_watched(house, _another(house, "volgen")),
        "answer": an_answer(house),
        "waiting_answer": a_made_answer(house, title="Openingstijden"),
    }


def of_the_registers(house: House) -> dict[str, Any]:
    return {
        "name": an_approved_name(house.adviser, house.other),
        "left_name": _a_name_without_holder(house),
        "name_case": _a_name_at_the_director(house),
        "permission": a_permission(house, by=house.other),
        "orphan": an_orphan(house),
    }


def of_people(house: House, administrator: User) -> dict[str, Any]:
    return {
        "absence_now": _an_absence(house.other, begins_in=0),
        "absence_later": _an_absence(house.other, begins_in=30),
        "duty": _a_duty(house.secretary),
        "membership": Membership.objects.get(person=house.other),
        "managership": TeamManagership.objects.get(team=house.hall),
        "people_list": _a_list(administrator),
        "role_request": ask_role(by=administrator, role=Role.AUDITOR, reason="Bij afwezigheid."),
    }


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


def a_dead_mail() -> Mail:
    mail = Mail.objects.all()[0]
    mail.given_up_at = clock.now()
    mail.save()
    return mail
