"""A case for whoever handles it: looking, writing, taking up, giving back, waiting."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in

from .. import history, triage
from ..access import reports_in, visible_cases
from ..forms_handling import BodyForm, WaitForm
from ..forms_reason import ReasonForm
from ..kinds import kind
from ..loading import load_page, open_page, with_beside
from ..messaging import is_over_for_reporter, send_message
from ..models import Case, Report
from ..passing.presenters_passing import turn_lines
from ..passing.queries_passing import was_passed_on_by
from ..presenters_case import CaseView, case_view
from ..presenters_gates import gates_view
from ..presenters_history import history_days
from ..presenters_rerouting import proposal_lines
from ..queries import next_case
from ..queries_decisions import may_review, pending_decision
from ..queries_rerouting import went_on_from
from ..refusals import JustLost, ReviewPending
from ..refusals_hearing import ReporterHeard
from ..refusals_rerouting import WentOn
from ..registers.presenters_names import case_name_view
from ..transitions import MOVES, allowed, refusal
from ..working import mentioning
from ..working.colleagues import colleagues_of
from ..working.forms import NoteForm
from ..working.presenters import beside_case, next_step
from ..working.queries_links import links_among, related_to
from . import subject
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


def case_to_move_or_404(request: PersonRequest, reference: str) -> Case:
    """A case that this person may handle; others' and none at all are the same 404."""
    if request.method == "POST" and _has_just_lost(request, reference):
        raise JustLost
    return get_object_or_404(_cases(request), reference=reference)


def _cases(request: PersonRequest) -> QuerySet[Case]:
    return with_beside(visible_cases(request.user))


def _has_just_lost(request: PersonRequest, reference: str) -> bool:
    """Whether this person handled the case until its reports went on as another kind, or
    passed it on in another window."""
    gone = Case.objects.filter(reference=reference, succeeded_by__isnull=False)
    if gone.filter(handler=request.user).exists():
        return True
    return was_passed_on_by(request.user, reference)


def case_or_404(request: PersonRequest, reference: str) -> Case:
    """The same, for a page that shows it: the look is in the trail, and proves notification.

    A step that is posted is no look: noting it would change the case under its feet.
    """
    if request.method == "POST":
        return case_to_move_or_404(request, reference)
    request.user.take_stock()
    found = open_page(request.user, reference)
    if found is None:
        raise Http404
    if vars(found)["is_news"]:  # annotated
        triage.mark_opened(by=request.user, case=found)
    return found


def may(case: Case, move: str, request: PersonRequest) -> bool:
    """Whether this person can take this step now, were no decision being read along."""
    return move in allowed(
        case.state,
        is_handler=case.handler_id == request.user.pk,
        hears_subject=kind(case.kind).hears_subject,
    )


def must_be_allowed(case: Case, move: str, request: PersonRequest) -> None:
    """Refuses a page for a step that can't be taken now (409).

    Raises Stale, with both states, for a page that was posted from an older revision;
    else NotAllowedNow.
    """
    is_handler = case.handler_id == request.user.pk
    if MOVES[move].waits_for_review(is_handler=is_handler) and pending_decision(case):
        raise ReviewPending(case)
    if not may(case, move, request):
        shown = revision_of(request, case) if "revision" in request.POST else case.revision
        raise refusal(case, shown)


def revision_of(request: PersonRequest, case: Case) -> int:
    """The revision that the page showed; nonsense counts as one long past."""
    shown = request.POST.get("revision", "")
    return int(shown) if shown.isdecimal() and len(shown) < 9 else 0


@signed_in
def case(request: PersonRequest, reference: str) -> HttpResponse:
    """The post, the people, what the code says, and what may be done now.

    The subject of a violation gets a page of their own, from the hearing on.
    """
    try:
        found = case_or_404(request, reference)
    except Http404:
        return subject.page(request, reference)
    return show_case(request, found)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def message(request: PersonRequest, reference: str, report_reference: str) -> HttpResponse:
    """Write to the reporter of one report of the case."""
    found = case_or_404(request, reference)
    if request.method == "POST" and went_on_from(found, report_reference):
        raise WentOn(found)
    report = get_object_or_404(reports_in(found, request.user), reference=report_reference)
    form = message_form(report.reference, report.reporter_name, posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        send_message(by=request.user, report=report, body=form.cleaned_data["body"])
        messages.success(request, _("Your message has been sent to the reporter."))
        return redirect(f"{found.get_absolute_url()}#h-messages")
    return show_case(request, found, {report.reference: form})


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def note(request: PersonRequest, reference: str) -> HttpResponse:
    """Write an internal note on the case; no reporter ever sees it. Colleagues may be named."""
    found = case_or_404(request, reference)
    form = NoteForm(posted_or_unsent(request), colleagues=colleagues_of(found, request.user))
    if request.method == "POST" and form.is_valid():
        said = {"body": form.cleaned_data["body"], "asked": form.asked_ids}
        _note, reached = mentioning.write_note(by=request.user, case=found, **said)
        messages.success(request, _("Your internal note has been kept."))
        if reached:
            names = ", ".join(one.name for one in reached)
            messages.info(request, _("These colleagues get a mail: %(names)s.") % {"names": names})
        return redirect(f"{found.get_absolute_url()}#h-note")
    return show_case(request, found, {"note": form})


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def claim(request: PersonRequest, reference: str) -> HttpResponse:
    """Take the case up. Of several at once one wins; the others hear who (409)."""
    found = case_to_move_or_404(request, reference)
    if request.method == "POST":
        triage.claim(by=request.user, case=found)
        messages.success(request, _("The case is with you now."))
    return redirect(found)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def release(request: PersonRequest, reference: str) -> HttpResponse:
    """Put the case back into the queue; that of a colleague only with a reason."""
    found = case_to_move_or_404(request, reference)
    must_be_allowed(found, "release", request)
    form = ReasonForm(posted_or_unsent(request), required=found.handler_id != request.user.pk)
    if request.method == "POST" and form.is_valid():
        triage.release(
            by=request.user,
            case=found,
            revision=revision_of(request, found),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("The case is back in the queue."))
        return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/release.html", context)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def resume(request: PersonRequest, reference: str) -> HttpResponse:
    """Go on without the reporter's answer."""
    found = case_to_move_or_404(request, reference)
    if request.method == "POST":
        triage.resume(by=request.user, case=found, revision=revision_of(request, found))
    return redirect(found)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def wait(request: PersonRequest, reference: str) -> HttpResponse:
    """Ask a reporter something, and wait for the answer."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "wait", request)
    reports = _reports_to_ask(request, found)
    form = WaitForm(posted_or_unsent(request), reports=reports)
    if request.method == "POST" and form.is_valid():
        triage.wait(
            by=request.user,
            case=found,
            revision=revision_of(request, found),
            report=form.chosen_report,
            question=form.cleaned_data["question"],
        )
        messages.success(request, _("Your question is with the reporter. The case waits."))
        return redirect(found)
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    return render(request, "escalations/wait.html", context)


def show_case(
    request: PersonRequest, found: Case, forms: dict[str, BodyForm] | None = None
) -> HttpResponse:
    """The page of the case; `forms` are bound ones, with errors or rescued words."""
    if request.method == "POST":
        triage.mark_opened(by=request.user, case=found)
    load_page(found)
    if vars(found).get("is_named"):
        mentioning.mark_seen(by=request.user, notes=list(found.notes.all()))
    view, related = case_view(found, request.user), related_to(found, request.user)
    conversations, may_review_now = _conversations(view, forms or {}), _may_review(view, request)
    context = {
        "view": view,
        "gates": gates_view(found, request.user),
        "name": case_name_view(found, found.reports.all(), request.user),
        "conversations": conversations,
        "can_ask": not all(conversation["is_over"] for conversation in conversations),
        "note_form": (forms or {}).get("note") or NoteForm(colleagues=view.colleagues),
        "turns": turn_lines(found),
        "proposals": proposal_lines(found, list(found.reports.all()), request.user),
        "history": history_days(history.of_loaded_case(found, links_among(related))),
        "pending": view.pending,
        "may_review": may_review_now,
        "next_step": next_step(found, view.moves, may_review=may_review_now),
        **beside_case(found, request.user, related),
        "next_case": None if view.is_running else next_case(request.user, found),
        "owner": owner_of_form(request.user),
        "form": next(iter(forms.values())) if forms else None,
    }
    return render(request, "escalations/case.html", context)


def _reports_to_ask(request: PersonRequest, found: Case) -> list[Report]:
    """The reports whose reporter may still be asked something. Raises ReporterHeard."""
    reports = list(reports_in(found, request.user).filter(withdrawn_at__isnull=True))
    open_ones = [report for report in reports if not is_over_for_reporter(report)]
    if reports and not open_ones:
        raise ReporterHeard(found)
    return open_ones


def _may_review(view: CaseView, request: PersonRequest) -> bool:
    """Whether this viewer can read along now: the case is with someone."""
    if view.pending is None or view.case.handler_id is None:
        return False
    return may_review(request.user, view.pending)


def _conversations(view: Any, forms: dict[str, BodyForm]) -> list[dict[str, Any]]:
    """Each report with its own form and address: a message goes to one reporter."""
    return [
        {
            "section": section,
            "is_over": is_over_for_reporter(section.report),
            "form": forms.get(section.report.reference)
            or message_form(section.report.reference, section.reporter, None),
            "url": reverse(
                "escalations:case_message", args=[view.case.reference, section.report.reference]
            ),
        }
        for section in view.reports
    ]


def message_form(reference: str, reporter: str, data: Any) -> BodyForm:
    """The form to write to one reporter."""
    label = _("Your message to %(name)s") % {"name": reporter}
    return BodyForm(data, label=label, prefix=f"message-{reference}")
