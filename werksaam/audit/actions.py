"""Everything that the trail can say happened.

The key stands in the leaf for ever and is never renamed; the words are for
people. A new action is one line here; an action that is not here is refused.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class UnknownAction(ValueError):
    """An act recorded an action that is not in `ACTIONS`."""


ACTIONS: dict[str, Promise] = {
    "person.added": _("Person added"),
    "person.left": _("Person left"),
    "person.returned": _("Person returned"),
    "person.account_closed": _("Account closed"),
    "person.details_changed": _("Details of a person changed"),
    "person.password_given": _("New password given"),
    "person.second_factor_reset": _("Second step of signing in reset"),
    "team.created": _("Team created"),
    "team.changed": _("Team renamed or moved"),
    "people.imported": _("List of people imported"),
    "membership.recorded": _("Membership of a team recorded"),
    "managership.recorded": _("Manager of a team recorded"),
    "absence.recorded": _("Absence recorded"),
    "deputyship.recorded": _("Deputy recorded"),
    "desk_duty.recorded": _("Duty of the desk recorded"),
    "role.asked": _("Role asked for oneself"),
    "role.answered": _("Role asked for oneself answered"),
    "role.granted": _("Role given"),
    "role.revoked": _("Role taken away"),
    "policy.created": _("Regulation created"),
    "version.imported": _("Version imported"),
    "version.fact_recorded": _("Fact about a version recorded"),
    "version.adopted": _("Version adopted"),
    "version.published": _("Version published"),
    "version.withdrawn": _("Version withdrawn"),
    "version.drafted": _("Draft of an amendment begun"),
    "version.changed": _("Draft changed"),
    "version.dropped": _("Draft dropped"),
    "lineage.confirmed": _("Where a provision comes from confirmed"),
    "flag.judged": _("Something odd in the text judged"),
    "change.summarised": _("Change of a provision told in plain words"),
    "explanation.proposed": _("Explanation proposed"),
    "explanation.approved": _("Explanation approved"),
    "explanation.rejected": _("Proposed explanation turned down"),
    "explanation.replaced": _("Proposed explanation replaced by another"),
    "explanation.taken_back": _("Proposed explanation taken back"),
    "explanation.withdrawn": _("Explanation withdrawn"),
    "explanation.note_settled": _("Question to the desk about a text settled"),
    "guidance.published": _("Questions and advice for staff published"),
    "round.opened": _("Round of confirming opened"),
    "round.stopped": _("Round of confirming stopped"),
    "round.extended": _("Round of confirming extended"),
    "round.invited": _("People invited or reminded to confirm"),
    "invitation.handed_over": _("Printed invitations handed over"),
    "acknowledgement.given": _("Code confirmed as received and read"),
    "acknowledgement.recorded": _("Paper form recorded as a confirmation"),
    "paper_form.recorded": _("Scan of a paper form stored"),
    "paper_form.looked_at": _("Scan of a paper form looked at"),
    "confirmation.looked_up": _("Looked up how one person confirmed"),
    "round.unreached_looked_at": _("Looked at whom no mail about a round reached"),
    "reading.attested": _("Code read together"),
    "reading.contested": _("Reading together contested"),
    "refusal.given": _("Someone does not confirm"),
    "conversation.held": _("Conversation about not confirming held"),
    "question.asked": _("Question about a provision asked"),
    "question.answered": _("Question about a provision answered"),
    "answer.published": _("Answer published beside a provision"),
    "answer.withdrawn": _("Published answer withdrawn"),
    "figures.exported": _("Figures about confirming exported"),
    "exemption.recorded": _("Exemption recorded"),
    "report.submitted": _("Report sent"),
    "report.notified": _("Recipients notified"),
    "report.seen": _("Report seen for the first time"),
    "report.withdrawal_asked": _("Reporter asked to stop"),
    "report.withdrawn": _("Report withdrawn"),
    "report.advised": _("Reporter advised"),
    "report.rerouting_asked": _("Reporter asked to agree with another kind"),
    "report.rerouting_answered": _("Reporter answered about another kind"),
    "report.rerouted": _("Report goes on as another kind"),
    "report.rerouting_made": _("Report found to be of another kind"),
    "case.opened": _("Case opened"),
    "case.report_added": _("Another report added to the case"),
    "case.party_added": _("Someone added to the case"),
    "case.seen": _("Case seen for the first time"),
    "case.looked_at": _("Case looked at"),
    "case.claimed": _("Case taken up"),
    "case.released": _("Case given back"),
    "case.waiting": _("Case set to waiting"),
    "case.resumed": _("Case taken up again"),
    "case.decided": _("Decision taken"),
    "case.informed": _("Reporter told, decision follows"),
    "case.proposed": _("Decision put to a second person"),
    "case.sent_back": _("Decision sent back by the second person"),
    "case.withdrawn": _("Case ended, because its reports were withdrawn"),
    "decision.written": _("Decision written down"),
    "case.reviewed": _("Decision looked at by a second person"),
    "case.closed": _("Case closed"),
    "case.reopened": _("Case opened again"),
    "case.referred": _("Case referred"),
    "case.recused": _("Someone stepped aside"),
    "case.reassigned": _("Case brought to someone else"),
    "case.rerouted": _("A report of the case goes on as another kind"),
    "case.succeeded": _("Case ended, because its reports went on as another kind"),
    "case.admitted": _("Taken up for investigation"),
    "case.hearing_opened": _("Findings put to the subject, or waived"),
    "case.findings_answered": _("Findings answered by the subject"),
    "case.subject_told": _("Subject told"),
    "case.objected": _("Objection made, another decider takes it up"),
    "admission.written": _("Reason for taking it up written down"),
    "hearing.opened": _("Findings written down"),
    "hearing.answered": _("Answer to the findings written down"),
    "notice.delayed": _("Telling the subject put off"),
    "objection.written": _("Objection written down"),
    "day_statement.made": _("Looked up what one person had confirmed on one day"),
    "action.agreed": _("Agreed who does what by when"),
    "action.ended": _("Agreed action ended"),
    "attachment.added": _("Image added"),
    "attachment.fetched": _("Image looked at"),
    "wording.written": _("Standing text changed"),
    "message.sent": _("Message sent"),
    "note.written": _("Internal note written"),
    "mail.sent_again": _("Mail sent again"),
    "audit.exported": _("Trail exported"),
    "audit.unmasked": _("Names behind an event shown"),
    "trail.key_announced": _("New signing key announced"),
    "trail.restored": _("Portal restored from a backup"),
}


def known(action: str) -> str:
    """The action itself. Raises UnknownAction, naming the file that lacks it."""
    if action not in ACTIONS:
        raise UnknownAction(f"{action!r} is not in werksaam/audit/actions.py.")
    return action


def in_words(action: str) -> str:
    """The action for people, in the language of now; an action of a later release as it is."""
    return str(ACTIONS.get(action, action))
