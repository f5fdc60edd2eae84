"""Deciding: the decision, the second pair of eyes, closing and reopening."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.models import User
from werksaam.plain_forms import status_of

from .. import deciding
from ..access import may_enter_queue, visible_cases
from ..forms_handling import DecideForm, ReviewForm
from ..forms_hearing import DecideViolationForm
from ..forms_more import MoreForm, parts_of
from ..forms_reason import ReasonForm
from ..forms_strategy import StrategyForm
from ..guide import GuideOutcome, load, walk
from ..kinds import kind
from ..models import Case, Decision
from ..presenters_case import post_view
from ..presenters_decision import decision_view
from ..presenters_gates import next_gate_of, still_to_do
from ..presenters_law import law_quote_of
from ..presenters_reporting import answer_lines
from ..queries_decisions import may_review, pending_decision, sent_back
from ..queries_strategy import reports_to_agree_with
from ..refusals import NoSecondReader, Stale
from ..refusals_hearing import GateAhead
from ..responding.following import Following, path_of
from ..responding.forms import GuidedDecideForm
from ..responding.presenters import count_for, limit_words, too_long_words
from ..responding.presenters_guide import advice_view, words_to_reporter
from ..responding.queries import latest_draft_text, open_watch
from ..responding.watching import proposed_day
from ..routing import NobodyEligible
from .cases import case_or_404, case_to_move_or_404, must_be_allowed, revision_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def decide(request: PersonRequest, reference: str) -> HttpResponse:
    """The decision of the handler, on the state that the page showed."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "decide", request)
    advice, following = _advised(request)
    initial = _initial(found, advice)
    form = _form(found, posted_or_unsent(request), following, request.user, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _show_decide(request, found, form)
    try:
        decision = deciding.decide(by=request.user, case=found, **form.decision)
    except Stale as stale:
        return _show_stale(request, stale, form)
    except NoSecondReader:
        form.add_error(
            None, _("Nobody can read along now, so nothing can be placed. Call the director.")
        )
        return _show_decide(request, found, form)
    except NobodyEligible:
        form.add_error("outcome", _("Nobody at the team can take this over. Call the director."))
        return _show_decide(request, found, form)
    messages.success(request, _told(decision))
    return redirect(found if _still_sees(request, found) else _away_from(request))


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def review(request: PersonRequest, reference: str) -> HttpResponse:
    """Read a colleague's decision: approve it, or send it back with a reason."""
    found = case_or_404(request, reference)
    decision = pending_decision(found) if request.method == "GET" else _named(request, found)
    if decision is None:
        return redirect(found)
    form = ReviewForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        deciding.review(
            by=request.user,
            decision=decision,
            approved=form.is_approved,
            remark=form.cleaned_data["remark"],
        )
        messages.success(request, _("Thank you for reading along. Your colleague sees it."))
        return redirect(found)
    context = {
        "case": found,
        "decision": decision_view(found, decision),
        "may_review": may_review(request.user, decision),
        "too_long": too_long_words(found.post, decision.public_response),
        "form": form,
        **_beside(request, found),
    }
    return render(request, "escalations/review.html", context, status=status_of(form))


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, reference: str) -> HttpResponse:
    """End the handling of a decided case."""
    found = case_to_move_or_404(request, reference)
    if request.method == "POST":
        deciding.close(by=request.user, case=found, revision=revision_of(request, found))
        messages.success(request, _("The case is closed."))
    return redirect(found)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def reopen(request: PersonRequest, reference: str) -> HttpResponse:
    """Open a decided or closed case again, with a reason."""
    found = case_or_404(request, reference)
    must_be_allowed(found, "reopen", request)
    label = _("Why do you open it again?")
    form = ReasonForm(posted_or_unsent(request), required=True, label=label)
    if request.method == "POST" and form.is_valid():
        shown = revision_of(request, found)
        reason = form.cleaned_data["reason"]
        try:
            deciding.reopen(by=request.user, case=found, revision=shown, reason=reason)
        except NobodyEligible:
            form.add_error(None, _("There is nobody else who can decide. Nothing was changed."))
        else:
            return _after_reopening(request, found)
    context = {
        "case": found,
        "form": form,
        "to_another": kind(found.kind).hears_subject,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/reopen.html", context, status=status_of(form))


def _after_reopening(request: PersonRequest, found: Case) -> HttpResponse:
    """A violation goes to another decider, so who reopened it may see it no more."""
    if kind(found.kind).hears_subject:
        messages.success(request, _("The case is open again. It goes to another decider."))
        return redirect(_away_from(request))
    messages.success(request, _("The case is open again. Anyone can pick it up."))
    return redirect(found)


def _still_sees(request: PersonRequest, found: Case) -> bool:
    return visible_cases(request.user).filter(pk=found.pk).exists()


def _away_from(request: PersonRequest) -> str:
    """Where to go on for who may see the case no more."""
    return "escalations:queue" if may_enter_queue(request.user) else "home"


def _advised(request: PersonRequest) -> tuple[GuideOutcome | None, Following]:
    """What the guide led to, by the answers in the address, and the way there."""
    of_walk = walk(load(), request.GET.dict())
    if of_walk.outcome is None:
        return None, Following()
    return of_walk.outcome, Following(path_of(of_walk), of_walk.outcome.id)


def _form(found: Case, data: Any, following: Following, by: User, **options: Any) -> DecideForm:
    """The form for a decision on this case, with what may be chosen now. Raises GateAhead."""
    of_kind = kind(found.kind)
    if of_kind.hears_subject:
        return _violation_form(found, data, **options)
    offered = of_kind.outcomes_at(found.state, is_at_desk=found.is_at_desk)
    if of_kind.plans:
        return StrategyForm(
            data,
            kind=of_kind,
            offered=offered,
            is_at_desk=found.is_at_desk,
            reports=reports_to_agree_with(found),
            **options,
        )
    if of_kind.guide:
        options |= {"following": following, "is_watched": open_watch(found) is not None}
        return GuidedDecideForm(data, kind=of_kind, offered=offered, **options)
    parts = parts_of(of_kind, found, by)
    if parts:
        return MoreForm(data, kind=of_kind, offered=offered, parts=parts, **options)
    return DecideForm(data, kind=of_kind, offered=offered, **options)


def _violation_form(found: Case, data: Any, **options: Any) -> DecideForm:
    """What the gates allow."""
    form = DecideViolationForm(data, kind=kind(found.kind), case=found, **options)
    if form.is_empty:
        raise GateAhead(found, next_gate_of(found))
    return form


def _initial(found: Case, advice: GuideOutcome | None) -> dict[str, Any]:
    """What the form begins with: the advice of the guide, over the decision that came back
    from its second reader; and the response that was written beforehand."""
    came_back = sent_back(found)
    words = ("outcome", "motivation", "public_response", "advice_to_reporter")
    initial = {name: getattr(came_back, name) for name in words} if came_back else {}
    initial |= {"revision": found.revision, "look_on": proposed_day(clock.today())}
    if draft := latest_draft_text(found):
        initial["public_response"] = draft
    if advice is None:
        return initial
    initial["outcome"] = advice.decision
    if not kind(found.kind).outcome(advice.decision).public:
        initial["public_response"] = ""
    return {"advice_to_reporter": words_to_reporter(advice, kind(found.kind)), **initial}


def _named(request: PersonRequest, found: Case) -> Decision | None:
    """The decision that the page showed: a review is of that one, not of a later."""
    shown = request.POST.get("decision", "")
    return next((d for d in found.decisions.all() if str(d.pk) == shown), None)


def _told(decision: Decision) -> str:
    chosen = kind(decision.case.kind).outcome(decision.outcome)
    if chosen.passes_on:
        return _("It was passed on. Whoever has it now gets word, and so does the reporter.")
    if chosen.refers:
        return _("The communications team has the case now. The reporter is told.")
    if kind(decision.case.kind).hears_subject:
        return _("Your decision is kept. Your colleague is told. The reporter hears it is handled.")
    if decision.needs_review:
        return _("Your decision is kept. A colleague reads along before it takes effect.")
    return _("Your decision is kept. The reporter is told.")


def _show_stale(request: PersonRequest, stale: Stale, form: DecideForm) -> HttpResponse:
    """Both states and what was typed: nothing is stored, nothing is lost (409)."""
    must_be_allowed(stale.case, "decide", request)
    data = {**request.POST.dict(), "revision": stale.case.revision}
    fresh = _form(stale.case, data, _advised(request)[1], request.user)
    return _show_decide(request, stale.case, fresh, stale=stale)


def _show_decide(
    request: PersonRequest, found: Case, form: DecideForm, stale: Stale | None = None
) -> HttpResponse:
    advice, _following = _advised(request)
    _say_room(form, found)
    context = {
        "case": found,
        "form": form,
        "stale": stale,
        "came_back": sent_back(found),
        "advice": advice_view(advice, found.provision_text.version) if advice else None,
        "still": still_to_do(found) if kind(found.kind).hears_subject else "",
        "has_guide": kind(found.kind).guide,
        "kind": kind(found.kind),
        **_beside(request, found),
    }
    status = 409 if stale else status_of(form)
    return render(request, "escalations/decide.html", context, status=status)


def _say_room(form: DecideForm, found: Case) -> None:
    """Beside the text to place, how much fits there: a help, no rule."""
    if field := form.fields.get("public_response"):
        count_for(field, found.post.platform if found.post else "")
        field.help_text = f"{field.help_text} {limit_words(found.post)}".strip()


def _beside(request: PersonRequest, found: Case) -> dict[str, object]:
    """What stands in the margin: the lid, the post or what was told instead, whose form it is."""
    told = [] if found.post else found.reports.order_by("submitted_at")
    return {
        "law": law_quote_of(found.provision_text.version, kind(found.kind).ground_eid),
        "post": post_view(found.post, found.quote) if found.post else None,
        "told": [answer_lines(kind(report.kind), report.answers) for report in told],
        "owner": owner_of_form(request.user),
    }
