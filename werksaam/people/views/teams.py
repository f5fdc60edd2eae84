"""The administrator's pages about the tree of teams, and who manages them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest
from werksaam.people.forms_people import LastDayForm, ManagerForm, TeamForm
from werksaam.people.granting import OwnRole
from werksaam.people.joining import AlreadyInTeam
from werksaam.people.models import Membership, Team, TeamManagership, User
from werksaam.people.placing import put_in_charge
from werksaam.people.presenters_people import managers_of_team
from werksaam.people.presenters_teams import tree_on
from werksaam.people.teams import NameTaken, WouldLoop, change_team, make_team
from werksaam.plain_forms import status_of

from .people import administrator, shown_and_sent
from .places import changed_before, stop_on


@require_safe
@administrator
def tree(request: PersonRequest) -> HttpResponse:
    """All teams, each below the one above it."""
    return render(request, "people/teams.html", {"branches": tree_on(clock.today())})


@require_safe
@administrator
def team(request: PersonRequest, team_id: int) -> HttpResponse:
    """A team: where it is, who manages it and managed it, and who works there today."""
    found = get_object_or_404(Team.objects.select_related("parent"), pk=team_id)
    managing = TeamManagership.objects.filter(team=found).select_related("person")
    here = Membership.objects.on(clock.today()).filter(team=found)
    context = {
        "team": found,
        "managers": managers_of_team(managing),
        "below": found.children.order_by("name", "pk"),
        "people": User.objects.filter(pk__in=here.values("person")).order_by("name", "pk"),
    }
    return render(request, "people/team.html", context)


@shown_and_sent
@administrator
def new(request: PersonRequest) -> HttpResponse:
    """A new team."""
    form = TeamForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_team(by=request.user, **form.cleaned_data)
            messages.success(request, _("The team has been added."))
            return redirect(_url(made))
        except OwnRole:
            _say_own(form)
        except NameTaken:
            _say_taken(form)
    return _team_form(request, form, None)


@shown_and_sent
@administrator
def change(request: PersonRequest, team_id: int) -> HttpResponse:
    """Another name, another place in the tree, another organisation."""
    found = get_object_or_404(Team, pk=team_id)
    initial = {"name": found.name, "parent": found.parent_id, "entity": found.entity}
    form = TeamForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_team(by=request.user, team=found, **form.cleaned_data)
            messages.success(request, _("The team has been changed."))
            return redirect(_url(found))
        except WouldLoop:
            words = _("This team is below the one you change. Choose another one.")
            form.add_error("parent", words)
        except OwnRole:
            _say_own(form)
        except NameTaken:
            _say_taken(form)
    return _team_form(request, form, Team.objects.get(pk=team_id))


@shown_and_sent
@administrator
def manager(request: PersonRequest, team_id: int) -> HttpResponse:
    """Someone begins to manage a team."""
    found = get_object_or_404(Team, pk=team_id)
    form = ManagerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            put_in_charge(by=request.user, team=found, **form.cleaned_data)
            messages.success(request, _("The manager has been recorded."))
            return redirect(_url(found))
        except AlreadyInTeam:
            words = _("This person manages this team on some of these days already.")
            form.add_error("person", words)
        except OwnRole:
            words = _("Nobody makes themselves a manager. Ask another administrator.")
            form.add_error("person", words)
    title = _("Who manages %(team)s?") % {"team": found.name}
    return _day_form(request, form, found, title, _("Record"))


@shown_and_sent
@administrator
def end_manager(request: PersonRequest, fact_id: int) -> HttpResponse:
    """Someone stops managing a team."""
    managing = TeamManagership.objects.select_related("person", "team")
    held = get_object_or_404(managing, pk=fact_id)
    if held.superseded_at is not None:
        raise changed_before(held)
    form = LastDayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        stop_on(request, held, form.cleaned_data["last_day"])
        return redirect(_url(held.team))
    title = _("When does %(name)s stop managing %(team)s?") % {
        "name": held.person.name,
        "team": held.team.name,
    }
    return _day_form(request, form, held.team, title, _("Record the last day"))


def _day_form(
    request: PersonRequest, form: ManagerForm | LastDayForm, found: Team, title: str, button: str
) -> HttpResponse:
    context = {"form": form, "team": found, "title": title, "button": button}
    return render(request, "people/manager.html", context, status=status_of(form))


def _team_form(request: PersonRequest, form: TeamForm, found: Team | None) -> HttpResponse:
    status = status_of(form)
    return render(request, "people/team_form.html", {"form": form, "team": found}, status=status)


def _say_taken(form: TeamForm) -> None:
    form.add_error("name", _("Another team has this name. Choose one that tells them apart."))


def _say_own(form: TeamForm) -> None:
    words = _(
        "You manage this team or one above it, or stand in for who does. You would see the "
        "people of the team below it. Ask another administrator."
    )
    form.add_error("parent", words)


def _url(found: Team) -> str:
    return reverse("teams:team", args=[found.pk])
