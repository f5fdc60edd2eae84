"""Rounds: the desk asks everyone to confirm the version in force."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, User

from ..access import visible_versions
from ..forms import RoundForm, new_round_days
from ..models import FactKind, Round, Version
from ..rounds import CannotOpen, open_round


@requires(*sorted(DESK))
@require_safe
def rounds(request: PersonRequest) -> HttpResponse:
    """All rounds, the latest first."""
    found = Round.objects.select_related("version__policy", "opened_by")
    return render(request, "policy/rounds.html", {"rounds": found.order_by("-opens_on", "-id")})


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: PersonRequest) -> HttpResponse:
    """Open a round; what can't be is told at its field."""
    versions = _published(request.user)
    if request.method != "POST":
        form = RoundForm(versions=versions, initial=new_round_days() | _only(versions))
        return render(request, "policy/round_new.html", {"form": form})
    form = RoundForm(request.POST, versions=versions)
    if form.is_valid() and _opened(request, form):
        return redirect("policy:rounds")
    return render(request, "policy/round_new.html", {"form": form}, status=422)


def _opened(request: PersonRequest, form: RoundForm) -> bool:
    try:
        made = open_round(by=request.user, **form.cleaned_data)
    except CannotOpen as refused:
        for field, message in refused.errors.items():
            form.add_error(field, str(message))
        return False
    words = _("The round for version %(number)d is open.") % {"number": made.version.number}
    messages.success(request, words)
    return True


def _published(person: User) -> QuerySet[Version]:
    released = visible_versions(person).filter(facts__kind=FactKind.RELEASED)
    return released.distinct().order_by("-number")


def _only(versions: QuerySet[Version]) -> dict[str, object]:
    latest = versions.first()
    return {"version": latest.pk} if latest else {}
