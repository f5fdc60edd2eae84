"""The administrator's pages about where people work: to a team, out of it, and leaving."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest
from werksaam.people.forms_people import YES, LastDayForm, PlaceForm
from werksaam.people.joining import AlreadyInTeam, OwnAccount
from werksaam.people.models import Membership, TeamManagership, User
from werksaam.people.placing import NotSoAnyMore, place, see_off, stop
from werksaam.plain_forms import status_of

from .people import administrator, shown_and_sent

Fact = Membership | TeamManagership


@shown_and_sent
@administrator
def join(request: PersonRequest, person_id: int) -> HttpResponse:
    """To a team: a first one, another one, or again one after having left."""
    found = get_object_or_404(User, pk=person_id)
    is_elsewhere = Membership.objects.on(clock.today()).filter(person=found).exists()
    form = PlaceForm(request.POST if request.method == "POST" else None, is_elsewhere=is_elsewhere)
    if request.method == "POST" and form.is_valid():
        try:
            place(
                by=request.user,
                person=found,
                team=form.cleaned_data["team"],
                starts_on=form.cleaned_data["starts_on"],
                ends_on=form.cleaned_data["ends_on"],
                stays_elsewhere=form.cleaned_data.get("elsewhere") == YES,
            )
            messages.success(request, _("The team has been recorded."))
            return redirect(url_of(found))
        except AlreadyInTeam:
            form.add_error("team", _("This person is in this team on some of these days already."))
    words = (_("To a team"), _("It counts from the first day that you fill in."), _("Record"))
    return _ask(request, form, found, words)


@shown_and_sent
@administrator
def end_membership(request: PersonRequest, fact_id: int) -> HttpResponse:
    """A last day in one team, while the person may stay in others."""
    held = get_object_or_404(Membership.objects.select_related("person", "team"), pk=fact_id)
    form = LastDayForm(request.POST if request.method == "POST" else None)
    if held.superseded_at is not None:
        raise changed_before(held)
    if request.method == "POST" and form.is_valid():
        stop_on(request, held, form.cleaned_data["last_day"])
        return redirect(url_of(held.person))
    title = _("When does %(name)s stop in %(team)s?") % _names(held)
    words = (title, _("The person stays in other teams."), _("Record the last day"))
    return _ask(request, form, held.person, words)


@shown_and_sent
@administrator
def leave(request: PersonRequest, person_id: int) -> HttpResponse:
    """The last day of someone who leaves."""
    found = get_object_or_404(User, pk=person_id)
    form = LastDayForm(request.POST if request.method == "POST" else None)
    if found.pk == request.user.pk:
        raise _own(found)
    if request.method == "POST" and form.is_valid():
        try:
            see_off(by=request.user, person=found, last_day=form.cleaned_data["last_day"])
        except OwnAccount as own:
            raise _own(found) from own
        messages.success(request, _("The last day has been recorded."))
        return redirect(url_of(found))
    words = (
        _("When does %(name)s leave?") % {"name": found.name},
        _("After that day the account closes. What this person confirmed stays."),
        _("Record the last day"),
    )
    return _ask(request, form, found, words)


def stop_on(request: PersonRequest, held: Fact, last_day: date) -> None:
    """End a membership or a managership. Raises Conflict where someone was faster."""
    try:
        stop(by=request.user, fact=held, last_day=last_day)
    except NotSoAnyMore as faster:
        raise changed_before(held) from faster
    messages.success(request, _("The last day has been recorded."))


def changed_before(held: Fact) -> Conflict:
    """What was to be ended is not so any more."""
    return Conflict(
        _("This was changed just before you"),
        _("Nothing was stored. Look at how it is now."),
        url_of(held.person),
        held.person.name,
    )


def _ask(
    request: PersonRequest,
    form: PlaceForm | LastDayForm,
    person: User,
    words: tuple[str, str, str],
) -> HttpResponse:
    title, lead, button = words
    context = {"form": form, "person": person, "title": title, "lead": lead, "button": button}
    return render(request, "people/place.html", context, status=status_of(form))


def _own(person: User) -> Conflict:
    return Conflict(
        _("This is your own account"),
        _("Nobody closes their own account. Ask another administrator."),
        url_of(person),
        person.name,
    )


def _names(held: Fact) -> dict[str, str]:
    return {"name": held.person.name, "team": held.team.name}


def url_of(person: User) -> str:
    """The page of a person."""
    return reverse("people:person", args=[person.pk])
