"""Being away and who stands in: one's own, and a manager's for the own people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people import absences
from werksaam.people.access import PersonRequest, requires_manager, signed_in
from werksaam.people.access_absences import (
    absences_arranged_by,
    people_arranged_by,
    people_led_by,
)
from werksaam.people.forms_absence import AbsenceForm, DeputyForm, EndForm
from werksaam.people.models import Absence, User
from werksaam.people.presenters_absence import (
    absence_lines,
    days_in_words,
    people_lines,
    stand_ins,
)
from werksaam.plain_forms import status_of

PER_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    """My absences, who stands in, for whom I stand in, and a form for a new one."""
    return _absences_of(request, request.user, may_be_leave=False)


@require_safe
@requires_manager
def team(request: PersonRequest) -> HttpResponse:
    """The own people, and who of them is away today."""
    found = Paginator(people_led_by(request.user, clock.today()), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    return render(request, "absence/team.html", {"page": page, "lines": people_lines(list(page))})


@form_page
@signed_in
def of_person(request: PersonRequest, person_id: int) -> HttpResponse:
    """The same for someone else, for their manager, one above, or the administrator."""
    today = clock.today()
    found = get_object_or_404(people_arranged_by(request.user, today), pk=person_id)
    return _absences_of(request, found, may_be_leave=True)


@form_page
@signed_in
def end(request: PersonRequest, absence_id: int) -> HttpResponse:
    """Say that an absence ended earlier."""
    found = _absence_or_404(request, absence_id)
    if found.starts_on > clock.today():
        return redirect("absence:take_back", found.pk)
    form = EndForm(request.POST if request.method == "POST" else None, absence=found)
    if form.is_bound and form.is_valid():
        with _refusals_in_words(request, found):
            last_day: date = form.cleaned_data["last_day"]
            absences.come_back(by=request.user, absence=found, last_day=last_day)
        messages.success(request, _("The last day has been changed."))
        return redirect(_back(request, found.person))
    return _ask(request, "absence/end.html", found, form)


@form_page
@signed_in
def take_back(request: PersonRequest, absence_id: int) -> HttpResponse:
    """Take back an absence that has not begun."""
    found = _absence_or_404(request, absence_id)
    if request.method == "POST":
        with _refusals_in_words(request, found):
            absences.take_back(by=request.user, absence=found)
        messages.success(request, _("The absence has been taken back."))
        return redirect(_back(request, found.person))
    return _ask(request, "absence/take_back.html", found, None)


@form_page
@signed_in
def deputy(request: PersonRequest, absence_id: int) -> HttpResponse:
    """Name who stands in, in place of whoever did."""
    found = _absence_or_404(request, absence_id)
    posted = request.POST if request.method == "POST" else None
    form = DeputyForm(posted, absence=found, by=request.user)
    if form.is_bound and form.is_valid():
        with _refusals_in_words(request, found):
            chosen: User = form.cleaned_data["deputy"]
            absences.name_deputy(by=request.user, absence=found, deputy=chosen)
        _say_done(request, _("%(name)s stands in.") % {"name": chosen.name}, form.warning)
        return redirect(_back(request, found.person))
    return _ask(request, "absence/deputy.html", found, form)


def _absences_of(request: PersonRequest, person: User, *, may_be_leave: bool) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = AbsenceForm(posted, person=person, by=request.user, may_be_leave=may_be_leave)
    if form.is_bound and form.is_valid():
        with _refusals_in_words(request, None, person):
            absences.go_away(by=request.user, person=person, **form.cleaned_data)
        _say_done(request, _("The absence has been kept."), form.warning)
        return redirect(_back(request, person))
    allowed = absences_arranged_by(request.user, clock.today()).filter(person=person)
    context = {
        "person": person,
        "is_own": person.pk == request.user.pk,
        "lines": absence_lines(person, may_change=set(allowed.values_list("pk", flat=True))),
        "stand_ins": stand_ins(person) if person.pk == request.user.pk else [],
        "form": form,
    }
    return render(request, "absence/absences.html", context, status=status_of(form))


def _ask(
    request: PersonRequest, template: str, found: Absence, form: EndForm | DeputyForm | None
) -> HttpResponse:
    context = {
        "absence": found,
        "is_own": found.person_id == request.user.pk,
        "days": days_in_words(found.starts_on, found.ends_on),
        "back_url": _back(request, found.person),
        "form": form,
    }
    status = status_of(form)
    return render(request, template, context, status=status)


def _absence_or_404(request: PersonRequest, absence_id: int) -> Absence:
    """One that this person may change; others' and none at all are the same 404."""
    arranged = absences_arranged_by(request.user, clock.today())
    return get_object_or_404(arranged, pk=absence_id)


def _back(request: PersonRequest, person: User) -> str:
    if person.pk == request.user.pk:
        return reverse("absence:mine")
    return reverse("absence:of_person", args=[person.pk])


def _say_done(request: PersonRequest, text: str, warning: str) -> None:
    messages.success(request, text)
    if warning:
        messages.info(request, warning)


@contextmanager
def _refusals_in_words(
    request: PersonRequest, found: Absence | None, person: User | None = None
) -> Iterator[None]:
    """What another changed between the form and the act."""
    whose = found.person if found else person
    assert whose is not None
    try:
        yield
    except (
        absences.NotSoAnyMore,
        absences.AlreadyAway,
        absences.NoLongerHere,
        absences.ArrangerStandsIn,
    ) as refused:
        raise Conflict(
            _("This has changed in the meantime"),
            _("Someone else changed this absence, or it has begun. Nothing was kept."),
            _back(request, whose),
            _("See the absences as they are now"),
        ) from refused
