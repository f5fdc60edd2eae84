"""Rounds: the desk asks everyone to confirm the version in force."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, Team, User

from ..access import visible_versions
from ..forms import RoundForm, StopForm, new_round_days
from ..models import FactKind, Round, Version
from ..presenters_rounds import round_lines, touched
from ..queries_acknowledging import would_be_asked
from ..rounds import CannotOpen, open_round, stop_round, why_not


@requires(*sorted(DESK))
@require_safe
def rounds(request: PersonRequest) -> HttpResponse:
    """All rounds, the latest first."""
    found = Round.objects.select_related("version__policy", "opened_by", "stopped_by")
    lines = round_lines(found.order_by("-opens_on", "-id"), clock.today())
    return render(request, "policy/rounds.html", {"lines": lines})


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: PersonRequest) -> HttpResponse:
    """Open a round: first whom it touches, then, checked, for real."""
    versions = _published(request.user)
    if request.method != "POST":
        initial = new_round_days() | _only(versions) | request.GET.dict()
        form = RoundForm(versions=versions, initial=initial)
        return render(request, "policy/round_new.html", {"form": form})
    form = RoundForm(request.POST, versions=versions)
    if form.is_valid() and "checked" in request.POST and _opened(request, form):
        return redirect("policy:rounds")
    if form.is_valid() and _possible(form):
        return _check(request, form)
    return render(request, "policy/round_new.html", {"form": form}, status=422)


@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: PersonRequest, identifier: int) -> HttpResponse:
    """Stop a round that runs or is planned, for a reason."""
    found = Round.objects.select_related("version").filter(pk=min(identifier, 2**62)).first()
    if found is None:
        raise Http404
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stop_round(by=request.user, opened=found, **form.cleaned_data)
        messages.success(request, _("The round has stopped. Nobody is asked any more."))
        return redirect("policy:rounds")
    context = {"form": form, "round": found}
    return render(request, "policy/round_stop.html", context, status=422 if form.errors else 200)


def _possible(form: RoundForm) -> bool:
    return not _refused(form, CannotOpen(why_not(**form.cleaned_data)))


def _check(request: PersonRequest, form: RoundForm) -> HttpResponse:
    members = would_be_asked(Round(**form.cleaned_data))
    found = touched(members, list(Team.objects.all()))
    context = {"chosen": form.cleaned_data, "touched": found}
    return render(request, "policy/round_check.html", context)


def _opened(request: PersonRequest, form: RoundForm) -> bool:
    try:
        made = open_round(by=request.user, **form.cleaned_data)
    except CannotOpen as refused:
        return not _refused(form, refused)
    values = {"number": made.version.number}
    if made.opens_on > clock.today():
        words = _("The round for version %(number)d is planned.")
    else:
        words = _("The round for version %(number)d is open.")
    messages.success(request, words % values)
    return True


def _refused(form: RoundForm, refused: CannotOpen) -> bool:
    for field, message in refused.errors.items():
        form.add_error(field, str(message))
    return bool(refused.errors)


def _published(person: User) -> QuerySet[Version]:
    released = visible_versions(person).filter(facts__kind=FactKind.RELEASED)
    return released.distinct().order_by("-number")


def _only(versions: QuerySet[Version]) -> dict[str, object]:
    latest = versions.first()
    return {"version": latest.pk} if latest else {}
