"""Wrong kind: a report goes on as another kind, at once or after its reporter agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from escalations.access import visible_cases
from escalations.kinds import kind
from escalations.messaging import send_message, write_note
from escalations.models import Case, Relation, Report, Rerouting, State
from escalations.queries_rerouting import arrived_at, open_question
from escalations.refusals_rerouting import (
    AskedBefore,
    OtherPeopleNow,
)
from escalations.rerouting import answer, preview, propose
from escalations.routing import NobodyEligible
from escalations.target_times import due_at
from escalations.triage import claim, mark_opened, wait
from escalations.withdrawing import withdraw
from tests.factories.escalations import KIND, MONDAY, House, a_report
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.absences import record_absence
from werksaam.people.models import User

WHY = "Dit is geen bericht, maar een gesprek dat ontspoort."
LATER = MONDAY + timedelta(minutes=30)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def taken_up(by: User, report: Report) -> Case:
    mark_opened(by=by, case=report.case)
    return claim(by=by, case=fresh(report.case))


def put(by: User, report: Report, to_kind: str = DISCUSSION) -> Rerouting:
    """What the handler proposes about a report, on the case as it is."""
    case = Case.objects.get(reports=report)
    return propose(
        by=by, case=case, report=report, revision=case.revision, to_kind=to_kind, reason=WHY
    )


def agree(report: Report, agreed: bool = True) -> Rerouting:
    """What the reporter says, after seeing who would see it."""
    asked = report.reroutings.latest("proposed_at")
    shown = preview(report, asked.to_kind).person_ids
    return answer(by=report.reporter, report=report, agreed=agreed, shown=shown)


@pytest.fixture
def post(house: House) -> Report:
    """A negative post that the adviser has in hand."""
    report = a_report(house.reporter)
    taken_up(house.adviser, report)
    return Report.objects.get(pk=report.pk)


@pytest.fixture
def discussion(house: House) -> Report:
    """A discussion that the manager has in hand."""
    report = a_discussion(house.reporter)
    taken_up(house.manager, report)
    return Report.objects.get(pk=report.pk)


# --- at once -----------------------------------------------------------------


def test_a_discussion_that_is_a_post_goes_to_the_desk_at_once(
    house: House, discussion: Report
) -> None:
    successor = put(house.manager, discussion, KIND).successor

    assert successor is not None
    assert (successor.kind, successor.state, successor.is_at_desk) == (KIND, State.OPEN, True)
    assert list(successor.reports.all()) == [discussion]


def test_the_case_that_it_left_is_over_and_gone_for_who_had_it(
    house: House, discussion: Report
) -> None:
    old = discussion.case

    successor = put(house.manager, discussion, KIND).successor

    old = fresh(old)
    assert (old.state, old.succeeded_by) == (State.CLOSED, successor)
    assert not visible_cases(house.manager).exists()


def test_the_report_stays_as_it_was_sent_with_its_proof(house: House, discussion: Report) -> None:
    with clock.at(LATER):
        put(house.manager, discussion, KIND)

    now = Report.objects.get(pk=discussion.pk)
    kept = ("reference", "kind", "answers", "submitted_at", "notified_at", "notified_by", "seen_at")
    assert [getattr(now, name) for name in kept] == [getattr(discussion, name) for name in kept]


def test_the_new_case_rests_on_its_own_lid_and_has_a_target_of_its_own(
    house: House, discussion: Report
) -> None:
    with clock.at(LATER):
        successor = put(house.manager, discussion, KIND).successor

    assert successor is not None
    assert successor.provision_text == house.version.texts.get(eid="art_6__para_6")
    assert successor.due_at == due_at(LATER, kind(KIND).target_hours)
    assert arrived_at(discussion) == LATER


def test_its_messages_go_with_it_and_the_notes_stay(house: House, discussion: Report) -> None:
    old = discussion.case
    send_message(by=house.reporter, report=discussion, body="Ik heb gebeld.")
    write_note(by=house.manager, case=old, body="Rik klonk boos.")

    successor = put(house.manager, discussion, KIND).successor

    assert successor is not None
    assert [m.body for r in successor.reports.all() for m in r.messages.all()] == ["Ik heb gebeld."]
    assert list(successor.notes.all()) == []
    assert old.notes.count() == 1


def test_whom_it_goes_to_and_its_reporter_are_told_by_mail(
    house: House, discussion: Report
) -> None:
    Mail.objects.all().delete()

    put(house.manager, discussion, KIND)

    told = set(Mail.objects.values_list("template", "person_id"))
    desk = {house.adviser.pk, house.colleague.pk, house.secretary.pk}
    assert told == {
        *(("case_new", pk) for pk in desk),
        ("report_rerouted", house.reporter.pk),
    }


def test_it_joins_the_case_of_the_same_post(house: House, post: Report) -> None:
    other = a_discussion(house.other)
    taken_up(house.manager, other)

    successor = put(house.manager, Report.objects.get(pk=other.pk), KIND).successor

    assert successor == post.case


def test_who_is_named_in_it_or_stepped_aside_does_not_see_the_new_case(house: House) -> None:
    report = a_discussion(house.reporter, named=[house.secretary.pk])
    case = taken_up(house.manager, report)
    case.parties.create(person=house.colleague, relation=Relation.RECUSED)

    successor = put(house.manager, report, KIND).successor

    assert successor is not None
    seen = {p.name for p in User.objects.all() if visible_cases(p).filter(pk=successor.pk).exists()}
    assert seen == {"Anna"}


def test_where_nobody_can_receive_it_nothing_changes(house: House) -> None:
    desk = [house.adviser.pk, house.colleague.pk, house.secretary.pk, house.director.pk]
    report = a_discussion(house.reporter, named=desk)
    taken_up(house.manager, report)

    with pytest.raises(NobodyEligible):
        put(house.manager, report, KIND)

    assert Report.objects.get().case == report.case


# --- with consent ------------------------------------------------------------


def test_a_post_becomes_a_discussion_only_after_its_reporter_agreed(
    house: House, post: Report
) -> None:
    asked = put(house.adviser, post)

    assert (asked.successor, open_question(post)) == (None, asked)
    assert not visible_cases(house.manager).exists()

    agree(post)

    assert visible_cases(house.manager).get().kind == DISCUSSION
    assert not visible_cases(house.adviser).exists()


def test_a_violation_becomes_a_post_only_after_its_reporter_agreed(house: House) -> None:
    report = a_violation(house.reporter, house.other)
    taken_up(house.manager, report)
    put(house.manager, report, KIND)
    assert not visible_cases(house.adviser).exists()

    agree(report)

    assert visible_cases(house.adviser).get().kind == KIND
    assert not visible_cases(house.other).exists()


def test_nothing_ever_becomes_a_violation() -> None:
    assert all(VIOLATION not in kind(slug).becomes for slug in (KIND, DISCUSSION, VIOLATION))


def test_the_reporter_gets_a_mail_with_number_and_link(house: House, post: Report) -> None:
    put(house.adviser, post)

    mail = Mail.objects.get(template="report_rerouting")
    assert mail.person_id == house.reporter.pk
    assert mail.context == {"reference": post.reference, "path": post.get_absolute_url()}


def test_refusing_keeps_everything_and_is_told_to_the_handler(house: House, post: Report) -> None:
    put(house.adviser, post)
    before = fresh(post.case).revision

    agree(post, agreed=False)

    now = Report.objects.get(pk=post.pk)
    assert (now.case, fresh(post.case).revision) == (post.case, before)
    told = Mail.objects.get(template="case_rerouting_refused")
    assert told.person_id == house.adviser.pk


def test_who_refused_is_not_asked_the_same_again(house: House, post: Report) -> None:
    put(house.adviser, post)
    agree(post, agreed=False)

    with pytest.raises(AskedBefore):
        put(house.adviser, post)


def test_who_handled_it_hears_that_it_went_on(house: House, post: Report) -> None:
    put(house.adviser, post)
    agree(post)

    told = Mail.objects.get(template="case_rerouted")
    assert (told.person_id, told.context["path"]) == (house.adviser.pk, "/werkvoorraad/")


def test_the_lock_of_the_reporter_stays_as_it_was(house: House, post: Report) -> None:
    put(house.adviser, post)
    agree(post)

    now = Report.objects.get(pk=post.pk)
    assert (now.notified_at, now.notified_by) == (post.notified_at, post.notified_by)


def test_where_others_would_see_it_than_was_shown_the_reporter_looks_again(
    house: House, post: Report
) -> None:
    put(house.adviser, post)
    shown = preview(post, DISCUSSION).person_ids
    day = MONDAY.date()
    record_absence(by=house.manager, person=house.manager, starts_on=day, ends_on=day)

    with pytest.raises(OtherPeopleNow):
        answer(by=house.reporter, report=post, agreed=True, shown=shown)

    assert Report.objects.get(pk=post.pk).case == post.case


# --- another report of the case ------------------------------------------------


def test_the_other_report_of_the_case_stays_untouched(house: House, post: Report) -> None:
    second = a_report(house.other)
    put(house.adviser, post)

    agree(post)

    old = fresh(post.case)
    assert (old.state, old.handler, list(old.reports.all())) == (
        State.CLAIMED,
        house.adviser,
        [second],
    )


def test_a_case_that_waited_for_who_left_goes_on(house: House, post: Report) -> None:
    a_report(house.other)
    case = fresh(post.case)
    wait(by=house.adviser, case=case, revision=case.revision, report=post, question="Waar?")
    put(house.adviser, post)

    agree(post)

    assert fresh(post.case).state == State.CLAIMED


def test_a_case_that_waits_for_another_reporter_waits_on(house: House, post: Report) -> None:
    second = a_report(house.other)
    put(house.adviser, post)
    case = fresh(post.case)
    wait(by=house.adviser, case=case, revision=case.revision, report=second, question="Waar?")

    agree(post)

    assert fresh(post.case).state == State.WAITING


def test_what_is_left_of_a_case_without_live_reports_is_over(house: House) -> None:
    first, second = a_report(house.reporter), a_report(house.other)
    withdraw(by=house.other, report=second)
    taken_up(house.adviser, first)
    put(house.adviser, first)

    agree(first)

    assert fresh(second.case).state == State.CLOSED
