"""The one table of who may open what (bar 1).

A row is a route, or POST and a route; `who` are the relations that get `status`. Of the others,
someone who isn't signed in is sent to the sign-in page, and everyone else gets
the 404 that a page that doesn't exist gets. The POSTs send an empty form, with no
revision of the case: who may act gets the form back, a redirect, or the 409 of a
stale page; who may not gets none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from policy.queries_flags import judged_flags

from .scenario import Scenario

SIGN_IN = "sign-in"
Arguments = Callable[[Scenario], list[Any]]

ANONYMOUS = frozenset({"anonymous"})
STAFF = frozenset(
    {
        "colleague",
        "reporter",
        "adviser",
        "secretary",
        "manager",
        "director",
        "privacy_officer",
        "auditor",
        "administrator",
    }
)
EVERYONE = STAFF | ANONYMOUS
DESK = frozenset({"adviser", "secretary"})
ASKED = frozenset({"colleague", "adviser"})
FIGURES = DESK | {"director", "auditor"}
RELATIONS = sorted(EVERYONE)


def no_arguments(scenario: Scenario) -> list[Any]:
    """Most routes name no object."""
    return []


@dataclass(frozen=True)
class Row:
    """Who may call a route, and what they get."""

    who: frozenset[str]
    status: int = 200
    arguments: Arguments = no_arguments
    anonymous: int | str = SIGN_IN
    refused: int | str = 404
    special: Mapping[str, int] = field(default_factory=dict)  # allowed, yet not this time

    def expected(self, relation: str) -> int | str:
        """What `relation` gets: a status, or the sign-in page."""
        if relation in self.who:
            return self.special.get(relation, self.status)
        return self.anonymous if relation == "anonymous" else self.refused


def public(**given: Any) -> Row:
    """For everyone, signed in or not."""
    return Row(EVERYONE, **given)


def staff(**given: Any) -> Row:
    """For everyone who is signed in."""
    return Row(STAFF, **given)


def only(*who: str, **given: Any) -> Row:
    """For these relations alone."""
    return Row(frozenset(who), **given)


def desk(**given: Any) -> Row:
    """For the communications desk alone."""
    return Row(DESK, **given)


KIND = "negatief-bericht"


def source(scenario: Scenario) -> list[Any]:
    """The source that waits to be accepted."""
    return [scenario.source.pk]


def code(scenario: Scenario) -> list[Any]:
    """The code by its slug."""
    return [scenario.version.policy.slug]


def version(scenario: Scenario) -> list[Any]:
    """A version of the code."""
    return [*code(scenario), scenario.version.number]


def report(scenario: Scenario) -> list[Any]:
    """The reporter's report."""
    return [scenario.report.reference]


def case(scenario: Scenario) -> list[Any]:
    """The case that the adviser has taken up."""
    return [scenario.case.reference]


def reported_case(scenario: Scenario) -> list[Any]:
    """That case, and its report."""
    return [*case(scenario), *report(scenario)]


def asked(scenario: Scenario) -> list[Any]:
    """A report of the reporter, which may go on as another kind if the reporter agrees."""
    return [scenario.asked.reference]


def violation(scenario: Scenario) -> list[Any]:
    """The violation that the manager put to the colleague."""
    return [scenario.violation.reference]


def a_name(scenario: Scenario) -> list[Any]:
    """The account name that was approved for the colleague."""
    return [scenario.name.pk]


def agreed_report(scenario: Scenario) -> list[Any]:
    """The reporter's line of a strategy, on their own report."""
    return [scenario.discussion.reports.get().reference, scenario.agreed.pk]


def agreed_case(scenario: Scenario) -> list[Any]:
    """The same line, on the case that the manager handles."""
    return [scenario.discussion.reference, scenario.agreed.pk]


def a_permission(scenario: Scenario) -> list[Any]:
    """The permission of the colleague."""
    return [scenario.permission.pk]


def response(scenario: Scenario) -> list[Any]:
    """A response that the adviser may place, with its case."""
    return [scenario.response.case.reference, scenario.response.pk]


def watched(scenario: Scenario) -> list[Any]:
    """A case of the adviser, of which the post is watched."""
    return [scenario.watch.case.reference]


def answer(scenario: Scenario) -> list[Any]:
    """An answer of the library that may be used."""
    return [scenario.answer.pk]


def waiting_answer(scenario: Scenario) -> list[Any]:
    """An answer that the adviser made, and nobody approved yet."""
    return [scenario.waiting_answer.pk]


def draft_image(scenario: Scenario) -> list[Any]:
    """The image of the reporter's draft."""
    return [scenario.draft_image.pk]


def acknowledgement(scenario: Scenario) -> list[Any]:
    """The reporter's acknowledgement."""
    return [scenario.acknowledgement.pk]


def reading(scenario: Scenario) -> list[Any]:
    """What the director read together with the secretary."""
    return [scenario.reading.pk]


def amendment(scenario: Scenario) -> list[Any]:
    """The draft of an amendment, on the desk's pages."""
    return [scenario.amendment.number]


def amended(scenario: Scenario) -> list[Any]:
    """A lid of that draft, which has a reference to mend."""
    text = scenario.amendment.texts.get(eid="art_4__para_4")
    return [*amendment(scenario), text.provision_id]


def odd(scenario: Scenario) -> list[Any]:
    """Something odd in the words of that draft."""
    one = judged_flags(scenario.amendment)[0]
    return [*amendment(scenario), one.flag.code, one.values_sha256]


def number(scenario: Scenario) -> list[Any]:
    """A version, on the desk's pages."""
    return [scenario.version.number]


def explained(scenario: Scenario) -> list[Any]:
    """The explanation of a lid, in Dutch."""
    return [*number(scenario), "nl", "artikel-4/lid-8"]


def proposal(scenario: Scenario) -> list[Any]:
    """An explanation that waits for the desk."""
    return [scenario.explanation.pk]


def first_event(scenario: Scenario) -> list[Any]:
    """The first event of the trail."""
    return [0]


def colleague(scenario: Scenario) -> list[Any]:
    """Someone whom the administrator helps."""
    return [scenario.people["colleague"].pk]


def a_team(scenario: Scenario) -> list[Any]:
    """A team with a manager."""
    return [scenario.managership.team_id]


def a_request(scenario: Scenario) -> list[Any]:
    """A role that the administrator asks for themselves."""
    return [scenario.role_request.pk]


def arranging(**given: Any) -> Row:
    """For whoever arranges things for the colleague: the managers above, and the administrator."""
    return only("manager", "director", "administrator", **{"arguments": colleague, **given})


def arranging_or_own(**given: Any) -> Row:
    """The same, and the colleague."""
    return only("colleague", "manager", "director", "administrator", **given)


def a_role(scenario: Scenario) -> list[Any]:
    """A role of that person, held or not."""
    return [*colleague(scenario), "auditor"]


def before_you_post(scenario: Scenario) -> list[Any]:
    """The questions of before you post, as the desk works on them."""
    return ["mag-ik-dit-plaatsen"]


def a_question(scenario: Scenario) -> list[Any]:
    """One of these questions."""
    return [*before_you_post(scenario), "vraag", "what"]


ROUTES: dict[str, Row] = {
    "home": staff(),
    "POST language": public(status=302),
    "display": staff(),
    "POST display": staff(status=302),
    "POST stay": staff(status=204, anonymous=403),
    "accessibility": public(),
    "your_data": staff(),
    "manifest": public(),
    "offline_worker": public(),
    "offline": public(),
    "health_live": public(),
    "health_ready": public(),
    # --- one's own account
    "account": staff(),
    "account_login": Row(ANONYMOUS, refused=302),
    "POST account_logout": staff(status=302, anonymous=302),
    "account_reauthenticate": staff(),
    "account_change_password": staff(),
    "account_reset_password": public(),
    "account_reset_password_done": public(),
    "account_reset_password_from_key": public(arguments=lambda s: ["a", "b"]),
    "account_reset_password_from_key_done": public(),
    "mfa_index": public(status=302),
    "mfa_authenticate": public(status=302),
    "mfa_reauthenticate": staff(status=302),
    # Nobody in the scenario signed in with a password just now, or has a second factor.
    "mfa_activate_totp": staff(status=302),
    "mfa_deactivate_totp": staff(status=404),
    "mfa_view_recovery_codes": staff(status=404),
    "mfa_generate_recovery_codes": staff(status=302),
    "mfa_download_recovery_codes": staff(status=404),
    # --- the code
    "policy:code": staff(status=302),
    "policy:version_in_force": staff(arguments=code),
    "policy:version": staff(arguments=version),
    "policy:versions": staff(arguments=code),
    "policy:compare": staff(status=302, arguments=code),
    "policy:comparison": staff(arguments=lambda s: [*code(s), 1, 1]),
    "policy:search": staff(arguments=code),
    "policy:provision": staff(arguments=lambda s: [*version(s), "artikel-6/lid-6"]),
    "policy:provision_in_force": staff(arguments=lambda s: [*code(s), "artikel-6/lid-6"]),
    "policy:provision_by_id": staff(status=302, arguments=lambda s: [s.provision.provision_id]),
    "policy:handout": staff(arguments=lambda s: [*version(s), "json"]),
    "policy:handout_schema": public(),
    "policy:downloads": staff(arguments=version),
    "policy:summary": staff(arguments=version),
    "policy:summary_handout": staff(arguments=version),
    # --- confirming
    "policy:confirm": staff(arguments=version, special={"reporter": 302}),
    "POST policy:confirm": staff(status=302, arguments=version),
    # The reporter confirmed; the desk and the colleague are asked; the others are in no team.
    "policy:refuse": staff(status=302, arguments=version, special=dict.fromkeys(ASKED, 200)),
    "POST policy:refuse": staff(status=302, arguments=version),
    "policy:conversation": only("manager", "director", arguments=lambda s: [s.refusal.pk]),
    "POST policy:conversation": only(
        "manager", "director", status=422, arguments=lambda s: [s.refusal.pk]
    ),
    "policy:reasons": desk(),
    "policy:acknowledgements": staff(),
    "policy:acknowledgement": only("reporter", arguments=acknowledgement),
    "policy:acknowledgement_receipt": only("reporter", arguments=acknowledgement),
    "policy:acknowledgement_receipt_pdf": only("reporter", arguments=acknowledgement),
    "policy:team": only("manager", "director"),
    "policy:figures": only(*FIGURES),
    "policy:figures_export": only(*FIGURES),
    "POST policy:figures_export": only(*FIGURES, status=422),
    "policy:rounds": desk(),
    "policy:new_round": desk(),
    "POST policy:new_round": desk(status=422),
    "policy:stop_round": desk(arguments=lambda s: [s.round.pk]),
    "POST policy:stop_round": desk(status=422, arguments=lambda s: [s.round.pk]),
    "policy:round": desk(arguments=lambda s: [s.round.pk]),
    "policy:extend_round": desk(arguments=lambda s: [s.round.pk]),
    "POST policy:extend_round": desk(status=422, arguments=lambda s: [s.round.pk]),
    "policy:exemptions": desk(),
    "policy:new_exemption": desk(),
    "POST policy:new_exemption": desk(status=422),
    "policy:end_exemption": desk(arguments=lambda s: [s.exemption.pk]),
    "POST policy:end_exemption": desk(status=422, arguments=lambda s: [s.exemption.pk]),
    "policy:invitations": desk(arguments=lambda s: [s.round.pk]),
    "policy:print_invitations": desk(arguments=lambda s: [s.unreached.pk]),
    "POST policy:hand_over_invitations": desk(status=422, arguments=lambda s: [s.round.pk]),
    # --- questions about the code: one of the reporter, and one that the adviser answered
    "policy:ask_which": staff(arguments=version),
    "policy:ask": staff(arguments=lambda s: [*version(s), "artikel-4/lid-8"]),
    "POST policy:ask": staff(status=422, arguments=lambda s: [*version(s), "artikel-4/lid-8"]),
    "policy:questions": staff(),
    "policy:question": only("reporter", arguments=lambda s: [s.question.pk]),
    "policy:desk_questions": desk(),
    "policy:answer_question": desk(arguments=lambda s: [s.question.pk]),
    "POST policy:answer_question": desk(status=422, arguments=lambda s: [s.question.pk]),
    "policy:publish_answer": desk(arguments=lambda s: [s.answered.pk]),
    "POST policy:publish_answer": desk(status=422, arguments=lambda s: [s.answered.pk]),
    "POST policy:withdraw_answer": desk(status=302, arguments=lambda s: [s.answered.pk]),
    # --- reading together; nobody in the scenario has begun
    "policy:read_together": only("manager", "director"),
    # The colleague said not to confirm: first comes the conversation.
    "policy:read_with": only("manager", "director", status=409, arguments=colleague),
    "POST policy:read_with": only("manager", "director", status=409, arguments=colleague),
    "policy:read_part": only("manager", "director", status=302, arguments=lambda s: [1]),
    "policy:attest": only("manager", "director", status=302),
    "POST policy:attest": only("manager", "director", status=302),
    "POST policy:reading_language": only("manager", "director", status=302),
    "POST policy:stay_reading": staff(status=204),
    "policy:stop_reading": staff(status=302),
    "POST policy:stop_reading": staff(status=302),
    "policy:reading_ended": public(arguments=lambda s: ["tijd"]),
    # The director read with the secretary.
    "policy:notice": only("director", arguments=reading),
    "policy:contest_reading": only("secretary", arguments=reading),
    "POST policy:contest_reading": only("secretary", status=302, arguments=reading),
    # --- forms on paper, and how someone confirmed
    "policy:look_up": desk(),
    "policy:blank_form": desk(),
    "policy:how_confirmed": desk(arguments=colleague),
    "policy:record_form": desk(arguments=colleague),
    "POST policy:record_form": desk(status=422, arguments=colleague),
    "policy:paper_form_download": desk(arguments=lambda s: [s.on_paper.pk]),
    "policy:contest_for_person": desk(arguments=reading),
    "POST policy:contest_for_person": desk(status=302, arguments=reading),
    # --- the desk's work on the code
    "policy:desk_changes": desk(arguments=number),
    "POST policy:write_summary": desk(
        status=422, arguments=lambda s: [1, 1, s.provision.provision_id]
    ),
    "policy:withdraw_version": desk(arguments=number),
    "POST policy:withdraw_version": desk(status=422, arguments=number),
    "policy:desk_versions": desk(),
    "policy:desk_version": desk(arguments=number),
    "POST policy:record_version_fact": desk(status=422, arguments=number),
    "POST policy:adopt_version": desk(status=422, arguments=number),
    "POST policy:publish_version": desk(status=422, arguments=number),
    # --- drafting an amendment
    "policy:begin_draft": desk(arguments=number),
    "POST policy:begin_draft": desk(status=422, arguments=number),
    "policy:draft": desk(arguments=amendment),
    "policy:preview": desk(arguments=amendment),
    "policy:draft_title": desk(arguments=amendment),
    "POST policy:draft_title": desk(status=422, arguments=amendment),
    "POST policy:undo_change": desk(status=409, arguments=amendment),
    "policy:drop_draft": desk(arguments=amendment),
    "POST policy:drop_draft": desk(status=302, arguments=amendment),
    "policy:draft_provision": desk(arguments=amended),
    "POST policy:draft_provision": desk(status=409, arguments=amended),
    "POST policy:mend": desk(status=409, arguments=amended),
    "policy:draft_operation": desk(arguments=lambda s: [*amended(s), "toevoegen"]),
    "POST policy:draft_operation": desk(status=422, arguments=lambda s: [*amended(s), "toevoegen"]),
    "policy:judge_flag": desk(arguments=odd),
    "POST policy:judge_flag": desk(status=422, arguments=odd),
    # --- explanations: someone outside the scenario proposed one, with a note for the desk
    "policy:explanations": desk(),
    "policy:explanation": desk(arguments=explained),
    "policy:write_explanation": desk(arguments=explained),
    "POST policy:write_explanation": desk(status=422, arguments=explained),
    "POST policy:propose_again": desk(status=302, arguments=explained),
    "policy:proposal": desk(arguments=proposal),
    "POST policy:approve_explanation": desk(status=302, arguments=proposal),
    "policy:reject_explanation": desk(arguments=proposal),
    "POST policy:reject_explanation": desk(status=422, arguments=proposal),
    "POST policy:take_back_explanation": desk(status=409, arguments=proposal),
    "policy:withdraw_explanation": desk(status=302, arguments=proposal),
    "POST policy:withdraw_explanation": desk(status=409, arguments=proposal),
    "policy:settle_note": desk(arguments=proposal),
    "POST policy:settle_note": desk(status=422, arguments=proposal),
    # --- a reader does not understand a rule
    "policy:not_understood": staff(status=302, arguments=version),
    "POST policy:not_understood": staff(status=404, arguments=version),
    "policy:helped": staff(arguments=lambda s: [*version(s), "artikel-4/lid-8"]),
    # --- before you post, at hand, and the desk's work on both
    "policy:before_you_post": staff(),
    "POST policy:before_you_post": staff(status=422),
    "policy:at_hand": staff(),
    "policy:guidance": desk(),
    "policy:guidance_draft": desk(arguments=before_you_post),
    "POST policy:offer_guidance": desk(status=422, arguments=before_you_post),
    "POST policy:publish_guidance": desk(status=409, arguments=before_you_post),
    "policy:try_guidance": desk(arguments=before_you_post),
    "POST policy:try_guidance": desk(status=422, arguments=before_you_post),
    "policy:guidance_versions": desk(arguments=before_you_post),
    "policy:guidance_version": desk(arguments=lambda s: [*before_you_post(s), 1]),
    "POST policy:restore_guidance": desk(status=409, arguments=lambda s: [*before_you_post(s), 1]),
    "policy:guidance_new": desk(arguments=lambda s: [*before_you_post(s), "vraag"]),
    "POST policy:guidance_new": desk(
        status=422, arguments=lambda s: [*before_you_post(s), "vraag"]
    ),
    "policy:guidance_part": desk(arguments=a_question),
    "POST policy:guidance_part": desk(status=422, arguments=a_question),
    "policy:guidance_remove": desk(arguments=a_question),
    "POST policy:guidance_remove": desk(status=409, arguments=a_question),
    # --- giving in a source, and where provisions come from
    "policy:give_in": desk(),
    "POST policy:give_in": desk(status=422),
    "policy:source_draft": desk(arguments=source),
    "POST policy:correct_line": desk(status=422, arguments=source),
    "POST policy:accept_source": desk(status=409, arguments=source),
    "POST policy:throw_source_away": desk(status=302, arguments=source),
    "policy:lineage": desk(arguments=number),
    "POST policy:lineage": desk(status=302, arguments=number),
    "policy:provision_history": staff(arguments=lambda s: [s.provision.provision_id]),
    # --- reporting
    "escalations:choose_kind": staff(),
    "escalations:share": staff(),
    # A POST that doesn't come from a device or from our own pages acts for nobody.
    "POST escalations:share": Row(EVERYONE, status=403),
    "escalations:shared_kind": only("reporter", arguments=lambda s: [s.draft.pk]),
    "POST escalations:shared_kind": only("reporter", arguments=lambda s: [s.draft.pk]),
    "escalations:start": staff(status=302, arguments=lambda s: [KIND]),
    "escalations:step": staff(arguments=lambda s: [KIND, "waar"]),
    "escalations:check": staff(status=302, arguments=lambda s: [KIND]),
    "escalations:discard": only("reporter", arguments=lambda s: [s.draft.pk]),
    "escalations:draft_image": only("reporter", arguments=draft_image),
    "escalations:black_out": only("reporter", arguments=draft_image),
    "POST escalations:black_out": only("reporter", status=422, arguments=draft_image),
    "POST escalations:remove_image": only("reporter", status=302, arguments=draft_image),
    "escalations:reports": staff(),
    "escalations:report": only("reporter", arguments=report),
    "escalations:report_receipt": only("reporter", arguments=report),
    "escalations:report_attachment": only("reporter", arguments=lambda s: [*report(s), s.image.pk]),
    "escalations:sent": only("reporter", arguments=report),
    "escalations:withdraw": only("reporter", arguments=report),
    "POST escalations:discard": only("reporter", status=302, arguments=lambda s: [s.draft.pk]),
    "POST escalations:report": only("reporter", status=422, arguments=report),
    "POST escalations:withdraw": only("reporter", status=302, arguments=report),
    "escalations:agree_to_rerouting": only("reporter", arguments=asked),
    "POST escalations:agree_to_rerouting": only("reporter", status=422, arguments=asked),
    # --- handling
    "escalations:queue": only("adviser", "secretary", "manager", "director"),
    "escalations:queue_news": only("adviser", "secretary", "manager", "director", status=204),
    "POST escalations:several": only("adviser", "secretary", "manager", "director", status=302),
    "escalations:set_aside": desk(arguments=case, special={"secretary": 409}),
    "POST escalations:set_aside": desk(status=422, arguments=case, special={"secretary": 409}),
    "escalations:weigh": desk(arguments=case),
    "POST escalations:weigh": desk(status=422, arguments=case),
    "escalations:case": desk(arguments=case),
    "escalations:case_attachment": desk(arguments=lambda s: [*case(s), s.image.pk]),
    # The adviser handles the case: the secretary can't decide it, and nobody can reopen it.
    "escalations:claim": desk(status=302, arguments=case),
    "escalations:release": desk(arguments=case),
    "escalations:wait": desk(arguments=case, special={"secretary": 409}),
    "escalations:resume": desk(status=302, arguments=case),
    "escalations:case_message": desk(arguments=lambda s: [*case(s), *report(s)]),
    "escalations:note": desk(arguments=case),
    "escalations:guide": desk(arguments=case),
    "escalations:decide": desk(arguments=case, special={"secretary": 409}),
    "escalations:review": desk(status=302, arguments=case),
    "escalations:close": desk(status=302, arguments=case),
    "escalations:reopen": desk(status=409, arguments=case),
    "POST escalations:claim": desk(status=302, arguments=case, special={"secretary": 409}),
    "POST escalations:release": desk(status=409, arguments=case, special={"secretary": 422}),
    "POST escalations:wait": desk(status=422, arguments=case, special={"secretary": 409}),
    "POST escalations:resume": desk(status=409, arguments=case),
    "POST escalations:case_message": desk(status=422, arguments=lambda s: [*case(s), *report(s)]),
    "POST escalations:note": desk(status=422, arguments=case),
    "POST escalations:decide": desk(status=422, arguments=case, special={"secretary": 409}),
    "POST escalations:review": desk(status=302, arguments=case),
    "POST escalations:close": desk(status=409, arguments=case),
    "POST escalations:reopen": desk(status=409, arguments=case),
    "escalations:reroute": desk(arguments=reported_case, special={"secretary": 409}),
    "POST escalations:reroute": desk(
        status=422, arguments=reported_case, special={"secretary": 409}
    ),
    # --- a violation: the manager put the findings to the colleague, who may answer
    "escalations:admit": only("manager", status=409, arguments=violation),
    "escalations:hear": only("manager", status=409, arguments=violation),
    "escalations:waive": only("manager", status=409, arguments=violation),
    "escalations:delay_notice": only("manager", status=409, arguments=violation),
    "escalations:state_day": only("manager", arguments=violation),
    "escalations:answer_findings": only("colleague", arguments=violation),
    "escalations:object": only("colleague", status=409, arguments=violation),
    "escalations:wordings": desk(),
    "escalations:wording": desk(arguments=lambda s: ["overtreding"]),
    "POST escalations:admit": only("manager", status=409, arguments=violation),
    "POST escalations:hear": only("manager", status=409, arguments=violation),
    "POST escalations:waive": only("manager", status=409, arguments=violation),
    "POST escalations:delay_notice": only("manager", status=409, arguments=violation),
    "POST escalations:state_day": only("manager", status=422, arguments=violation),
    "POST escalations:answer_findings": only("colleague", arguments=violation),
    "POST escalations:object": only("colleague", status=409, arguments=violation),
    "POST escalations:wording": desk(status=422, arguments=lambda s: ["overtreding"]),
    # --- the words and target times of the kinds, which the desk keeps
    "escalations:kinds": desk(),
    "escalations:kind": desk(arguments=lambda s: [KIND]),
    "escalations:kind_target": desk(arguments=lambda s: [KIND]),
    "escalations:kind_text": desk(arguments=lambda s: [KIND, "outcome.monitor.told"]),
    "POST escalations:kind_target": desk(status=422, arguments=lambda s: [KIND]),
    "POST escalations:kind_text": desk(
        status=422, arguments=lambda s: [KIND, "outcome.monitor.told"]
    ),
    # --- what was agreed about a discussion, which the manager handles
    "escalations:finish_own_action": only("reporter", status=302, arguments=agreed_report),
    "escalations:finish_action": only("manager", status=302, arguments=agreed_case),
    "escalations:drop_action": only("manager", arguments=agreed_case),
    "POST escalations:finish_own_action": only("reporter", status=302, arguments=agreed_report),
    "POST escalations:finish_action": only("manager", status=302, arguments=agreed_case),
    "POST escalations:drop_action": only("manager", status=422, arguments=agreed_case),
    # --- account names: the communications advisers' alone
    "escalations:accounts": staff(),
    "escalations:account_name": staff(arguments=a_name),
    "escalations:withdraw_name": only("adviser", arguments=a_name),
    "POST escalations:withdraw_name": only("adviser", status=422, arguments=a_name),
    "escalations:review_name": only("adviser", arguments=lambda s: [s.left_name.pk]),
    "POST escalations:review_name": only(
        "adviser", status=422, arguments=lambda s: [s.left_name.pk]
    ),
    "escalations:appoint": only("director", arguments=lambda s: [s.name_case.reference]),
    "POST escalations:appoint": only(
        "director", status=422, arguments=lambda s: [s.name_case.reference]
    ),
    # --- responding: the adviser handles the cases, and made the answers
    "escalations:response": desk(arguments=case),
    "POST escalations:response": desk(status=422, arguments=case),
    "escalations:place": desk(arguments=response, special={"secretary": 409}),
    "POST escalations:place": desk(status=422, arguments=response, special={"secretary": 409}),
    "escalations:watch": desk(arguments=case, special={"secretary": 409}),
    "POST escalations:watch": desk(status=422, arguments=case, special={"secretary": 409}),
    "escalations:look": desk(arguments=watched, special={"secretary": 409}),
    "POST escalations:look": desk(status=422, arguments=watched, special={"secretary": 409}),
    "escalations:answers": desk(),
    "escalations:make_answer": desk(),
    "POST escalations:make_answer": desk(status=422),
    "escalations:answer": desk(arguments=answer),
    "POST escalations:answer": desk(status=302, arguments=waiting_answer, special={"adviser": 409}),
    "escalations:change_answer": desk(arguments=answer),
    "POST escalations:change_answer": desk(status=422, arguments=answer),
    "escalations:withdraw_answer": desk(arguments=answer),
    "POST escalations:withdraw_answer": desk(status=422, arguments=answer),
    "escalations:step_aside": desk(arguments=case),
    "POST escalations:step_aside": desk(arguments=case),
    # --- the whole file of a case
    "escalations:take_out": desk(arguments=case),
    "POST escalations:take_out": desk(status=422, arguments=case),
    # --- permissions of third parties; the colleague is the holder of one
    "escalations:permissions": desk(),
    "escalations:own_permissions": staff(),
    "escalations:permission": only("colleague", *DESK, arguments=a_permission),
    "escalations:withdraw_permission": desk(arguments=a_permission),
    "escalations:take_over_permission": desk(arguments=lambda s: [s.orphan.pk]),
    "POST escalations:withdraw_permission": desk(status=422, arguments=a_permission),
    "POST escalations:take_over_permission": desk(status=422, arguments=lambda s: [s.orphan.pk]),
    "POST escalations:renew_permission": only("colleague", status=302, arguments=a_permission),
    # --- working together on a case
    "escalations:hand_over": desk(arguments=case, special={"secretary": 409}),
    "POST escalations:hand_over": desk(status=422, arguments=case, special={"secretary": 409}),
    "escalations:link": desk(arguments=case),
    "POST escalations:link": desk(status=422, arguments=case),
    "escalations:unlink": desk(status=302, arguments=lambda s: [*case(s), s.link.pk]),
    "POST escalations:unlink": desk(status=302, arguments=lambda s: [*case(s), s.link.pk]),
    "escalations:case_print": desk(arguments=case),
    # --- figures about reports
    "escalations:figures": only(*FIGURES),
    "escalations:figures_export": only(*FIGURES),
    "POST escalations:figures_export": only(*FIGURES, status=422),
    "escalations:yearly_report": only(*FIGURES),
    "POST escalations:yearly_report": only(*FIGURES, status=422),
    # --- being away, standing in, and duty
    "absence:mine": staff(),
    "POST absence:mine": staff(status=422),
    "absence:team": only("manager", "director"),
    # The colleague has an absence that has begun and one that has not.
    "absence:of_person": arranging(),
    "POST absence:of_person": arranging(status=422),
    "absence:end": arranging_or_own(arguments=lambda s: [s.absence_now.pk]),
    "POST absence:end": arranging_or_own(status=422, arguments=lambda s: [s.absence_now.pk]),
    "absence:deputy": arranging_or_own(arguments=lambda s: [s.absence_now.pk]),
    "POST absence:deputy": arranging_or_own(status=422, arguments=lambda s: [s.absence_now.pk]),
    "absence:take_back": arranging_or_own(arguments=lambda s: [s.absence_later.pk]),
    "POST absence:take_back": arranging_or_own(
        status=302, arguments=lambda s: [s.absence_later.pk]
    ),
    "duty:roster": desk(),
    "POST duty:roster": desk(status=422),
    "POST duty:end": desk(status=302, arguments=lambda s: [s.duty.pk]),
    "escalations:routing": only("administrator"),
    "POST escalations:routing": only("administrator", status=422),
    # --- the trail and the mail
    "audit:trail": only("auditor", "privacy_officer"),
    "audit:event": only("auditor", "privacy_officer", arguments=first_event),
    "POST audit:unmask": only("privacy_officer", status=422, arguments=first_event),
    "audit:check": public(),
    "audit:key": public(arguments=lambda s: [s.key_id]),
    # --- passwords, second steps and roles; nobody in the scenario has a second step to reset
    "access:search": only("administrator", status=302),
    "access:person": only("administrator", arguments=colleague),
    "access:password": only("administrator", arguments=colleague),
    "access:second_factor": only("administrator", status=409, arguments=colleague),
    "access:grant": only("administrator", arguments=a_role),
    "access:revoke": only("administrator", arguments=a_role),
    "access:close": only("administrator", arguments=colleague),
    "POST access:password": only("administrator", arguments=colleague),
    "POST access:second_factor": only("administrator", status=409, arguments=colleague),
    "POST access:grant": only("administrator", status=302, arguments=a_role),
    "POST access:revoke": only("administrator", status=302, arguments=a_role),
    "POST access:close": only("administrator", status=302, arguments=colleague),
    # --- people, teams, lists from HR, and roles asked for oneself
    "people:people": only("administrator"),
    "people:new": only("administrator"),
    "people:person": only("administrator", arguments=colleague),
    "people:details": only("administrator", arguments=colleague),
    "people:join": only("administrator", arguments=colleague),
    "people:leave": only("administrator", arguments=colleague),
    "people:end_membership": only("administrator", arguments=lambda s: [s.membership.pk]),
    "POST people:new": only("administrator", status=422),
    "POST people:details": only("administrator", status=422, arguments=colleague),
    "POST people:join": only("administrator", status=422, arguments=colleague),
    "POST people:leave": only("administrator", status=422, arguments=colleague),
    "POST people:end_membership": only(
        "administrator", status=422, arguments=lambda s: [s.membership.pk]
    ),
    "teams:tree": only("administrator"),
    "teams:new": only("administrator"),
    "teams:team": only("administrator", arguments=a_team),
    "teams:change": only("administrator", arguments=a_team),
    "teams:manager": only("administrator", arguments=a_team),
    "teams:end_manager": only("administrator", arguments=lambda s: [s.managership.pk]),
    "POST teams:new": only("administrator", status=422),
    "POST teams:change": only("administrator", status=422, arguments=a_team),
    "POST teams:manager": only("administrator", status=422, arguments=a_team),
    "POST teams:end_manager": only(
        "administrator", status=422, arguments=lambda s: [s.managership.pk]
    ),
    "people_list:give_in": only("administrator"),
    "people_list:download": only("administrator"),
    "people_list:shown": only("administrator", arguments=lambda s: [s.people_list.pk]),
    "POST people_list:give_in": only("administrator", status=422),
    "POST people_list:shown": only(
        "administrator", status=422, arguments=lambda s: [s.people_list.pk]
    ),
    "POST people_list:drop": only(
        "administrator", status=302, arguments=lambda s: [s.people_list.pk]
    ),
    # The one administrator of the scenario asks; so it is the director who answers.
    "role_requests:waiting": only("administrator", "director"),
    "role_requests:ask": only("administrator"),
    "role_requests:request": only("administrator", "director", arguments=a_request),
    "POST role_requests:ask": only("administrator", status=422),
    "POST role_requests:request": only(
        "administrator", "director", status=302, arguments=a_request
    ),
    "desk": desk(),
    "mail": only("administrator"),
    "POST mail_try_again": only("administrator", status=302, arguments=lambda s: [s.mail.pk]),
}
