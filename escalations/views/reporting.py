"""Reporting: choose a kind, answer step by step, check, send."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.roles import is_desk

from .. import draft_images
from ..access import own_drafts
from ..forms import StepForm
from ..kind_texts.kept import as_kept
from ..kinds import Kind, Step, kind
from ..models import Draft
from ..presenters_call import call_before
from ..presenters_check import check_view
from ..presenters_choosing import doors
from ..presenters_images import images_of_draft
from ..presenters_reporting import address, draft_lines, step_view
from ..refusals import NothingInForce, TooMany
from ..routing import NobodyEligible
from ..submitting import own_draft, save_draft, submit
from .rescuing import keeps_unsent, owner_of_form, unsent_answers


@dataclass(frozen=True)
class Page:
    """Where someone is in a report: its kind, the step, and the draft once there is one."""

    kind: Kind
    draft: Draft | None
    step: Step | None = None

    @property
    def answers(self) -> dict[str, object]:
        """What was answered so far."""
        return self.draft.answers if self.draft else {}


@signed_in
def choose_kind(request: PersonRequest) -> HttpResponse:
    """What can be reported, and the drafts that wait."""
    context = {"groups": doors(), "drafts": draft_lines(own_drafts(request.user))}
    return render(request, "escalations/choose_kind.html", context)


@signed_in
def start(request: PersonRequest, kind_slug: str) -> HttpResponse:
    """The short address of a kind: to its first step."""
    first = _kind(kind_slug).steps[0]
    return redirect("escalations:step", kind_slug, first.slug)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def step(request: PersonRequest, kind_slug: str, step_slug: str) -> HttpResponse:
    """One step: shown, or kept in the draft and on to the next."""
    page = _page(request, kind_slug, step_slug)
    if page.draft and page.draft.report:
        return redirect("escalations:sent", page.draft.report.reference)
    if page.step not in page.kind.steps_for(page.answers):
        return redirect(address("check", page.kind, page.draft))
    if request.method == "POST":
        return _keep(request, page)
    unsent = unsent_answers(request)
    form = StepForm(page.step, page.answers, unsent, by=request.user)
    return _show(request, page, form, was_unsent=unsent is not None)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def check(request: PersonRequest, kind_slug: str) -> HttpResponse:
    """Check your answers and who will see them; then send."""
    page = _page(request, kind_slug)
    if page.draft is None:
        return redirect("escalations:start", kind_slug)
    if page.draft.report:
        return redirect("escalations:sent", page.draft.report.reference)
    missing = _first_incomplete(page)
    if missing:
        return redirect(address("step", page.kind, page.draft, missing))
    if request.method == "POST":
        return _send(request, page.kind, page.draft)
    return _show_check(request, page.kind, page.draft)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "POST"])
def discard(request: PersonRequest, draft_id: str) -> HttpResponse:
    """Ask whether a draft can go; then let it go."""
    draft = get_object_or_404(own_drafts(request.user), pk=draft_id)
    if request.method == "POST":
        draft_images.discard(by=request.user, draft=draft)
        return redirect("escalations:choose_kind")
    return render(request, "escalations/discard.html", {"draft": draft_lines([draft])[0]})


def _kind(slug: str) -> Kind:
    try:
        return kind(slug)
    except KeyError:
        raise Http404 from None


def _page(request: PersonRequest, kind_slug: str, step_slug: str = "") -> Page:
    """The page at this address, with the draft of this person; 404 for another's."""
    found = _kind(kind_slug)
    draft = None
    if "concept" in request.GET:
        draft = draft_or_404(request, found, request.GET["concept"])
    if not step_slug:
        return Page(found, draft)
    found = as_kept(found)
    try:
        return Page(found, draft, found.step(step_slug))
    except KeyError:
        raise Http404 from None


def draft_or_404(request: PersonRequest, of_kind: Kind, draft_id: str) -> Draft:
    """This person's draft of this kind, sent or not."""
    try:
        key = UUID(draft_id)
    except ValueError:
        raise Http404 from None
    # Also what was sent: a second click.
    for draft in own_draft(request.user.pk, key):
        if draft.kind == of_kind.slug:
            return draft
    raise Http404


def _keep(request: PersonRequest, page: Page) -> HttpResponse:
    assert page.step is not None
    if page.step.unsure and "unsure" in request.POST:
        return _go_on_unsure(request, page)
    form = StepForm(page.step, page.answers, request.POST, request.FILES, by=request.user)
    later = "later" in request.POST
    if not (form.is_valid() or (later and form.only_missing())):
        return _refuse(request, page, form)
    draft = _kept(request, page, form)
    if "add" in request.POST:
        messages.success(request, _("Added. Are there names or faces on it? Make them black."))
        return redirect(request.get_full_path() if page.draft else _same_step(page, draft))
    if later:
        messages.success(request, _("We kept your answers. You can go on later."))
        return redirect("escalations:choose_kind")
    return redirect(_after(request, page.kind, page.step, draft))


def _refuse(request: PersonRequest, page: Page, form: StepForm) -> HttpResponse:
    """The form with its errors. Images that were accepted stay: nobody can choose them again."""
    if form.images:
        page = replace(page, draft=_kept(request, page, form))
    assert page.step is not None
    return _show(request, page, form, status=422 if page.step.takes_images else 200)


def _kept(request: PersonRequest, page: Page, form: StepForm) -> Draft:
    """The draft with these answers and images."""
    answers = {**page.answers, **form.answers()}
    draft = save_draft(by=request.user, kind=page.kind.slug, answers=answers, draft=page.draft)
    draft_images.add(by=request.user, draft=draft, images=form.images)
    return draft


def _same_step(page: Page, draft: Draft | None) -> str:
    return address("step", page.kind, draft, page.step)


def _go_on_unsure(request: PersonRequest, page: Page) -> HttpResponse:
    """On without an answer to this step; what was answered here before no longer counts."""
    assert page.step is not None
    assert page.step.unsure is not None
    emptied = {question.name: None for question in page.step.questions}
    answers = {**page.answers, **emptied, page.step.unsure.question: page.step.unsure.value}
    draft = save_draft(by=request.user, kind=page.kind.slug, answers=answers, draft=page.draft)
    return redirect(_after(request, page.kind, page.step, draft))


def _show(
    request: PersonRequest,
    page: Page,
    form: StepForm,
    *,
    was_unsent: bool = False,
    status: int = 200,
) -> HttpResponse:
    assert page.step is not None
    context = {
        "form": form,
        "step": step_view(page.kind, page.step, page.answers, page.draft),
        "owner": owner_of_form(request.user),
        "was_unsent": was_unsent,
        "is_desk": is_desk(request.user),
    }
    if page.step.shows == "phone":
        context["call"] = call_before(page.kind, request.user, page.answers)
    if page.step.takes_images:
        context["images"] = images_of_draft(page.draft)
        # A draft that came about with this very answer isn't in the address yet.
        is_new = page.draft is not None and "concept" not in request.GET
        context["action"] = _same_step(page, page.draft) if is_new else ""
    return render(request, "escalations/step.html", context, status=status)


def _after(request: PersonRequest, of_kind: Kind, done: Step, draft: Draft) -> str:
    """Where to go after a step: the next one, or back to checking if one came from there."""
    at = of_kind.steps.index
    following = [step for step in of_kind.steps_for(draft.answers) if at(step) > at(done)]
    if "wijzig" in request.GET or not following:
        return address("check", of_kind, draft)
    return address("step", of_kind, draft, following[0])


def _send(request: PersonRequest, of_kind: Kind, draft: Draft) -> HttpResponse:
    try:
        report = submit(by=request.user, draft=draft)
    except NobodyEligible:
        return _show_check(request, of_kind, draft, status=422)
    except NothingInForce:
        return _show_check(request, of_kind, draft, status=422, nothing_in_force=True)
    except TooMany as refusal:
        response = render(request, "escalations/too_many.html", status=429)
        response.headers["Retry-After"] = str(refusal.retry_after)
        return response
    return redirect("escalations:sent", report.reference)


def _show_check(
    request: PersonRequest,
    of_kind: Kind,
    draft: Draft,
    *,
    status: int = 200,
    nothing_in_force: bool = False,
) -> HttpResponse:
    context = {
        "check": check_view(of_kind, draft, request.user),
        "draft": draft,
        "nothing_in_force": nothing_in_force,
    }
    return render(request, "escalations/check.html", context, status=status)


def _first_incomplete(page: Page) -> Step | None:
    missing = {question.name for question in page.kind.to_mend(page.answers, clock.today())}
    for step in page.kind.steps_for(page.answers):
        if missing & {question.name for question in step.questions}:
            return step
    return None
