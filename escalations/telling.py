"""Which mail goes to whom about a report or a case: a number and a link, no content."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from werksaam.compiled_queries import compiled, filled_up
from werksaam.notifications.outbox import Recipient, enqueue
from werksaam.people.models import DESK, User
from werksaam.people.roles import people_with

from .access import who_sees
from .models import Case, Relation, Report


def of_report(report: Report, person_ids: Collection[int]) -> None:
    """Tell recipients of a new report: acceptance of this mail lifts its lock."""
    path = report.case.get_absolute_url()
    _send("case_new", person_ids, report.case.reference, path, f"report:{report.pk}")


def of_message(case: Case) -> None:
    """Tell who handles the case that the reporter wrote."""
    _tell("case_message", case, handlers_of(case))


def of_review(case: Case, person_ids: Collection[int]) -> None:
    """Ask second readers to read along."""
    _tell("case_review", case, person_ids)


def of_referral(case: Case, person_ids: Collection[int]) -> None:
    """Tell the desk that a manager asks them to take a case over."""
    _tell("case_referred", case, person_ids)


def of_sending_back(case: Case) -> None:
    """Tell who handles the case that the second reader sent the decision back."""
    _tell("case_sent_back", case, handlers_of(case))


def of_release(case: Case, handler_id: int) -> None:
    """Tell who handled the case that a colleague put it back into the queue."""
    _tell("case_released", case, who_sees(case, [handler_id]))


def of_coming_back(case: Case) -> None:
    """Tell who handles the case that the day has come until which it was set aside."""
    _tell("case_back", case, handlers_of(case))


def of_answer(case: Case) -> None:
    """Tell who handles a violation that its subject answered."""
    _tell("case_answered", case, handlers_of(case))


def of_another_decider(case: Case, person_ids: Collection[int]) -> None:
    """Tell who decides next that a case came to them after an earlier decision."""
    _tell("case_another_decider", case, person_ids)


def of_overdue_notice(case: Case, person_ids: Collection[int]) -> None:
    """Tell people that the subject of a violation should have been told by now."""
    _tell("case_tell_subject", case, person_ids)


def subject(case: Case, person_id: int) -> None:
    """Tell the subject of a violation that there is something new."""
    _tell("case_subject", case, [person_id])


def of_reassigning(case: Case, person_ids: Collection[int]) -> None:
    """Tell people that a case has come to them, or is free for them again."""
    _tell("case_reassigned", case, person_ids)


def of_passing_on(case: Case, person_ids: Collection[int]) -> None:
    """Tell people that a colleague passed a case on to them."""
    _tell("case_passed_on", case, person_ids)


def of_handover(case: Case, person_id: int) -> None:
    """Tell someone that a colleague gave them the case."""
    _tell("case_handed_over", case, [person_id])


def of_mention(case: Case, person_ids: Collection[int]) -> None:
    """Tell people that a note of a colleague names them."""
    _tell("case_mention", case, person_ids)


def of_target(case: Case, stage: str, person_ids: Collection[int]) -> None:
    """Tell who handles a case that its target time is near, or past."""
    _tell(f"case_due_{stage}", case, person_ids)


def of_watch(case: Case, person_ids: Collection[int]) -> None:
    """Tell who handles a case that its post is to be looked at again today."""
    _tell("case_look_again", case, person_ids)


def reporter_of_message(report: Report) -> None:
    """Tell the reporter that whoever handles the report wrote."""
    _tell_reporter("report_message", report)


def reporter_of_advice(report: Report) -> None:
    """Tell the reporter that there is an answer."""
    _tell_reporter("report_advice", report)


def reporter_of_rerouting_question(report: Report) -> None:
    """Ask the reporter whether the report may go on as another kind."""
    _tell_reporter("report_rerouting", report)


def reporter_of_rerouting(report: Report) -> None:
    """Tell the reporter that the report went on as another kind."""
    _tell_reporter("report_rerouted", report)


def reporters_of_reopening(case: Case) -> None:
    """Tell each reporter that the report is looked at again."""
    for report in case.reports.filter(withdrawn_at__isnull=True).order_by("pk"):
        _tell_reporter("report_reopened", report)


def of_rerouting_answer(case: Case, *, agreed: bool) -> None:
    """Tell who asked what the reporter said; the link leads to what they may still see."""
    if not agreed:
        _tell("case_rerouting_refused", case, handlers_of(case))
    elif case.handler_id is not None:
        path = "/werkvoorraad/" if case.succeeded_by_id else case.get_absolute_url()
        _send("case_rerouted", [case.handler_id], case.reference, path, f"case:{case.pk}")


def reporter_of_handling(report: Report) -> None:
    """Tell the reporter of a violation that it was handled, and nothing more."""
    _tell_reporter("report_handled", report)


def handlers_of(case: Case) -> frozenset[int]:
    """Whom to tell about a case: its handler, else all recipients, else the desk.

    Only who may still see it: not a party, not someone whose role was taken away.
    """
    handler = who_sees(case, [case.handler_id]) if case.handler_id else frozenset()
    if handler:
        return handler
    received = case.parties.filter(relation=Relation.RECIPIENT)
    recipients = who_sees(case, list(received.values_list("person_id", flat=True)))
    return recipients or who_sees(case, list(people_with(*DESK).values_list("pk", flat=True)))


def _tell(template: str, case: Case, person_ids: Collection[int]) -> None:
    path = case.get_absolute_url()
    _send(template, person_ids, case.reference, path, f"case:{case.pk}")


def _tell_reporter(template: str, report: Report) -> None:
    path = report.get_absolute_url()
    regarding = f"advice:{report.pk}"
    _send(template, [report.reporter_id], report.reference, path, regarding)


def _send(
    template: str, person_ids: Collection[int], reference: str, path: str, regarding: str
) -> None:
    """To whoever has a mail address; the others find it in the portal."""
    people = _with_mail(*filled_up(sorted(person_ids))) if person_ids else []
    enqueue(
        template=template,
        to=[Recipient(person.pk, person.email or "", person.language) for person in people],
        context={"reference": reference, "path": path},
        regarding=regarding,
    )


@compiled
def _with_mail(*people: int) -> QuerySet[User, User]:
    there = User.objects.filter(pk__in=people, is_active=True, email__gt="")
    return there.only("id", "email", "language").order_by("pk")
