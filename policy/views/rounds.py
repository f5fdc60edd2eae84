"""Rounds: the desk asks an audience to confirm the version in force."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, Team
from werksaam.plain_forms import status_of

from ..access import published_versions
from ..forms_rounds import ExtendForm, RoundForm, StopForm
from ..forms_rounds import new_round as begin
from ..models import Audience, Round
from ..presenters_round import audience_words, how_far, mail_lines, teams_touched
from ..presenters_rounds import round_lines, round_state
from ..queries_after_publishing import asking_nobody
from ..queries_audience import for_everyone, members_of
from ..queries_reading import code_of
from ..queries_rounds import last_day, rounds_beside
from ..round_errors import why_not
from ..rounds import CannotOpen, extend_round, may_stop, open_round, plan_round, stop_round

form_page = require_http_methods(["GET", "HEAD", "POST"])


@requires(*sorted(DESK))
@require_safe
def rounds(request: PersonRequest) -> HttpResponse:
    """All rounds, the latest first."""
    rows = Round.objects.select_related("version__policy", "stopped_by")
    found = list(rows.prefetch_related("extensions").order_by("-opens_on", "-id"))
    lines = round_lines(found, clock.today(), _idle(found))
    return render(request, "policy/rounds.html", {"lines": lines})


@requires(*sorted(DESK))
@require_safe
def one_round(request: PersonRequest, identifier: int) -> HttpResponse:
    """A round: of whom it asks what, by when, with which words, and how far it is."""
    found, today, teams = _round(identifier), clock.today(), list(Team.objects.all())
    day = _last_asking_day(found, today)
    is_idle = bool(_idle([found]))
    asks = day >= found.opens_on and not is_idle
    members = members_of(found, day) if asks else None
    context = {
        "round": found,
        "state": round_state(found, today, is_idle=is_idle),
        "is_idle": is_idle,
        "last_day": last_day(found),
        "audience": audience_words(found, teams),
        "mail": mail_lines(found),
        "numbers": None if members is None else how_far(members),
        "day": day,
        "may_stop": may_stop(found, today),
    }
    return render(request, "policy/round.html", context)


@requires(*sorted(DESK))
@form_page
def new_round(request: PersonRequest) -> HttpResponse:
    """Open a round: first whom it touches, then, checked, for real."""
    versions, teams = published_versions(request.user), list(Team.objects.all())
    if request.method != "POST":
        form = RoundForm(versions=versions, teams=teams, initial=begin(versions))
        return render(request, "policy/round_new.html", {"form": form})
    form = RoundForm(request.POST, versions=versions, teams=teams)
    if "back" in request.POST:
        return render(request, "policy/round_new.html", {"form": form})
    if form.is_valid() and "checked" in request.POST and (made := _opened(request, form)):
        return redirect("policy:round", made.pk)
    if form.is_valid() and not _refused(form, CannotOpen(why_not(plan_round(**form.asked)))):
        return _check(request, form, teams)
    return render(request, "policy/round_new.html", {"form": form}, status=422)


@requires(*sorted(DESK))
@form_page
def extend(request: PersonRequest, identifier: int) -> HttpResponse:
    """Give a round a later last day, for a reason; also after its last day."""
    found = _round(identifier)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            extend_round(by=request.user, opened=found, **form.cleaned_data)
        except CannotOpen as refused:
            _refused(form, refused)
        else:
            messages.success(request, _("The round has been extended."))
            return redirect("policy:round", found.pk)
    context = {"form": form, "round": found, "last_day": last_day(found)}
    return render(request, "policy/round_extend.html", context, status=status_of(form))


@requires(*sorted(DESK))
@form_page
def stop(request: PersonRequest, identifier: int) -> HttpResponse:
    """Stop a round that runs or is planned, for a reason."""
    found = _round(identifier)
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stop_round(by=request.user, opened=found, **form.cleaned_data)
        messages.success(request, _("The round has stopped. Nobody is asked any more."))
        return redirect("policy:rounds")
    context = {"form": form, "round": found, "last_day": last_day(found)}
    return render(request, "policy/round_stop.html", context, status=status_of(form))


def _idle(rounds: list[Round]) -> list[Round]:
    """Those about a version that another one replaced (2 queries)."""
    code = code_of(rounds[0].version.policy) if rounds else None
    return asking_nobody(code, rounds, clock.today()) if code else []


def _check(request: PersonRequest, form: RoundForm, teams: list[Team]) -> HttpResponse:
    planned = plan_round(**form.asked)
    everyone = members_of(for_everyone(planned), planned.opens_on)
    is_whole = planned.audience == Audience.EVERYONE
    audience = None if is_whole else _people_in(planned)
    context = {
        "form": form,
        "planned": planned,
        "audience": audience_words(planned, teams),
        "mail": mail_lines(planned),
        "numbers": how_far(everyone) if is_whole else None,
        "by_team": teams_touched(everyone, teams, audience),
        "beside": round_lines(rounds_beside(planned), clock.today()),
    }
    return render(request, "policy/round_check.html", context, status=status_of(form))


def _people_in(planned: Round) -> set[int]:
    return {member.person_id for member in members_of(planned, planned.opens_on)}


def _opened(request: PersonRequest, form: RoundForm) -> Round | None:
    try:
        made = open_round(by=request.user, **form.asked)
    except CannotOpen as refused:
        _refused(form, refused)
        return None
    if made.opens_on > clock.today():
        words = _("The round for version %(number)d is planned.")
    else:
        words = _("The round for version %(number)d is open.")
    messages.success(request, words % {"number": made.version.number})
    return made


def _refused(form: forms.Form, refused: CannotOpen) -> bool:
    for field, message in refused.errors.items():
        form.add_error(field, str(message))
    return bool(refused.errors)


def _round(identifier: int) -> Round:
    rows = Round.objects.select_related("version__policy", "opened_by", "stopped_by")
    rows = rows.prefetch_related("extensions__recorded_by")
    found = rows.filter(pk=min(identifier, 2**62)).first()
    if found is None:
        raise Http404
    return found


def _last_asking_day(row: Round, today: date) -> date:
    """Today, or the day before a round was stopped: on that one it asked for the last time."""
    if row.stopped_at is None:
        return today
    return row.stopped_at.astimezone(clock.AMSTERDAM).date() - timedelta(days=1)
