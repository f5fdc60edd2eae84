"""The desk says where the provisions of a draft come from."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK

from ..access import visible_versions
from ..citations import full
from ..forms_lineage import EARLIER, LATER
from ..lineage.assigning import Contradiction, GoesOnTwice
from ..lineage.confirming import Fixed, confirm
from ..models import FactKind, Version
from ..presenters_lineage import LineagePage
from ..queries import the_policy
from ..queries_lineage import origins


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def lineage(request: PersonRequest, number: int) -> HttpResponse:
    """What needs a person, with both texts beside one another; all at once or one by one."""
    versions = visible_versions(request.user).select_related("policy", "based_on")
    version = get_object_or_404(versions, policy=the_policy(), number=number)
    known = origins(version)
    if request.method != "POST":
        return _page(request, LineagePage(known))
    page = LineagePage(known, request.POST, request.POST.get("only", ""))
    if page.sent and page.is_valid() and _confirmed(request, version, page):
        messages.success(request, _("That is confirmed."))
        return redirect("policy:lineage", number)
    if not page.sent:
        return redirect("policy:lineage", number)
    return _page(request, page, status=422)


def _confirmed(request: PersonRequest, version: Version, page: LineagePage) -> bool:
    shown = request.POST.get("shown", "")
    try:
        confirm(by=request.user, version=version, shown=shown, said=page.said())
    except Contradiction as refused:
        page.refuse(refused.where, _in_words(refused))
        return False
    except Fixed:
        words = _("This text was adopted: what a provision goes on from is fixed with it.")
        page.refuse("", words)
        return False
    return True


def _in_words(refused: Contradiction) -> str:
    values = {"other": full(refused.other)}
    if isinstance(refused, GoesOnTwice):
        return _("%(other)s goes on from the same provision. Only one of them can.") % values
    return _("%(other)s goes on from it, so it is not gone.") % values


def _page(request: PersonRequest, page: LineagePage, status: int = 200) -> HttpResponse:
    version = page.known.version
    context = {
        "page": page,
        "version": version,
        "before": page.known.before,
        "lists": [(EARLIER, page.earlier.names), (LATER, page.later.names)],
        "is_released": version.facts.filter(kind=FactKind.RELEASED).exists(),
        "form": next((row.form for row in page.sent if row.form.errors), None),
    }
    return render(request, "policy/lineage.html", context, status=status)
