"""Permissions of third parties: the register of the desk, one's own, and what ends them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.people.access import PersonRequest, requires, signed_in
from werksaam.people.models import DESK, User
from werksaam.plain_forms import status_of

from ..forms_reason import ReasonForm
from ..kinds import kind
from ..models import Permission
from ..presenters_queue_page import with_query
from ..presenters_reporting import address
from ..registers import permissions as acts
from ..registers.forms_permissions import RegisterForm, TakeOverForm
from ..registers.presenters_permissions import permission_lines, permission_view
from ..registers.queries_permissions import in_register, own, seen_by
from ..registers.refusals_permissions import page_of
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent

PER_PAGE = 50


@requires(*sorted(DESK))
@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """Every permission, the one that ends first on top; narrowed by the address."""
    form = RegisterForm(request.GET)
    form.is_valid()
    rows = in_register(
        request.user, form.cleaned_data.get("stand", ""), form.cleaned_data.get("q", "")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": permission_lines(page),
        "filters": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "query": with_query(request.GET)[1:],
    }
    return render(request, "escalations/permissions.html", context)


@signed_in
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """The permissions of which this person is the holder."""
    rows = own(request.user).select_related("holder").order_by("-until", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": permission_lines(page)}
    return render(request, "escalations/own_permissions.html", context)


@signed_in
@require_safe
def permission(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """One permission, for its holder and the desk; for others a page that is not there."""
    view = permission_view(_found(request, identifier), request.user)
    return render(request, "escalations/permission.html", {"view": view})


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The desk ends a permission, with a reason."""
    found = _found(request, identifier)
    form = ReasonForm(
        posted_or_unsent(request),
        required=True,
        label=_("Why does it no longer hold?"),
        help=_("The holder reads this. Leave out health and citizen service numbers (BSN)."),
    )
    if request.method == "POST" and form.is_valid():
        acts.withdraw(by=request.user, permission=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The permission no longer holds. We tell the holder."))
        return redirect(page_of(found))
    words = {
        "here": _("End a permission"),
        "title": _("End this permission?"),
        "lead": _("From now on nobody may go by it. It stays in the register, with your reason."),
        "submit": _("End the permission"),
    }
    return _ask(request, found, form, words)


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """A colleague becomes the holder, where the holder no longer works here."""
    found = _found(request, identifier)
    if found.holder.is_active:
        raise Http404
    form = TakeOverForm(posted_or_unsent(request), permission=found)
    if request.method == "POST" and form.is_valid():
        holder = User.objects.get(pk=form.cleaned_data["holder"])
        reason = form.cleaned_data["reason"]
        made = acts.take_over(by=request.user, permission=found, holder=holder, reason=reason)
        messages.success(request, _("The permission went over. We tell the new holder."))
        return redirect(page_of(made))
    words = {
        "here": _("Another holder"),
        "title": _("Who takes this permission over?"),
        "lead": _(
            "The holder no longer works here. What may be shared stays the same, "
            "and so does the last day."
        ),
        "submit": _("Make this colleague the holder"),
    }
    return _ask(request, found, form, words)


@signed_in
@require_POST
def renew(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The holder begins a report that asks for it anew; the answers of before are in it."""
    found = get_object_or_404(own(request.user), pk=identifier)
    draft = acts.begin_renewal(by=request.user, permission=found)
    of_kind = kind(draft.kind)
    return redirect(address("step", of_kind, draft, of_kind.steps[0]))


def _found(request: PersonRequest, identifier: UUID) -> Permission:
    rows = seen_by(request.user).select_related(
        "holder", "withdrawn_by", "provision_text", "renews", "decision"
    )
    return get_object_or_404(rows, pk=identifier)


def _ask(
    request: PersonRequest,
    found: Permission,
    form: ReasonForm | TakeOverForm,
    words: dict[str, str],
) -> HttpResponse:
    (line,) = permission_lines([found])
    context = {"line": line, "form": form, "owner": owner_of_form(request.user), **words}
    status = status_of(form)
    return render(request, "escalations/permission_form.html", context, status=status)
