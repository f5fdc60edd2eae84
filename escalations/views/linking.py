"""Saying that a case belongs with another, and taking that back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, signed_in
from werksaam.plain_forms import status_of

from ..models import Case
from ..working import linking
from ..working.forms import LinkForm
from ..working.queries_links import is_linkable, links_seen_by
from ..working.refusals import NoSuchCase
from .cases import case_to_move_or_404
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: PersonRequest, reference: str) -> HttpResponse:
    """Link the case with another by its number; also the button beside a proposal."""
    found = _linkable_or_404(request, reference)
    form = LinkForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        try:
            linking.link(by=request.user, case=found, **form.cleaned_data)
        except NoSuchCase:
            form.refuse()
        else:
            messages.success(request, _("The cases are linked."))
            return redirect(f"{found.get_absolute_url()}#h-related")
    context = {"case": found, "form": form, "owner": owner_of_form(request.user)}
    status = status_of(form)
    return render(request, "escalations/link.html", context, status=status)


@keeps_unsent
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def unlink(request: PersonRequest, reference: str, link_id: UUID) -> HttpResponse:
    """Take a link back; of which one sees both cases, else the same 404 as for none."""
    found = _linkable_or_404(request, reference)
    mine = links_seen_by(request.user)
    made = get_object_or_404(mine.filter(case=found) | mine.filter(other=found), pk=link_id)
    if request.method == "POST":
        linking.undo(by=request.user, case=found, link=made)
        messages.success(request, _("The link is gone."))
    return redirect(f"{found.get_absolute_url()}#h-related")


def _linkable_or_404(request: PersonRequest, reference: str) -> Case:
    """A case that this person sees, of a kind that can be linked."""
    found = case_to_move_or_404(request, reference)
    if not is_linkable(found):
        raise Http404
    return found
