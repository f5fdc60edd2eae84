"""The administrator's pages about people: finding, adding and changing them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam import clock
from werksaam.conflicts import Conflict
from werksaam.people import presenters_access
from werksaam.people.access import PersonRequest, requires
from werksaam.people.changing import ChangedMeanwhile, LoginTaken, change_person
from werksaam.people.finding import people_matching
from werksaam.people.forms_access import FindForm
from werksaam.people.forms_people import DetailsForm, NewPersonForm, PersonForm
from werksaam.people.models import Role, User
from werksaam.people.placing import add_and_place
from werksaam.people.presenters_people import page_of
from werksaam.plain_forms import status_of

PER_PAGE = 25

administrator = requires(Role.ADMINISTRATOR)
shown_and_sent = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@administrator
def people(request: PersonRequest) -> HttpResponse:
    """Everyone by name, or whom the words find."""
    asked = request.GET.get("q", "").strip()
    form = FindForm(request.GET) if asked else FindForm()
    context: dict[str, object] = {"form": form, "asked": asked}
    if not form.errors:
        found = Paginator(people_matching(form.cleaned_data["q"] if asked else ""), PER_PAGE)
        page = found.get_page(request.GET.get("page"))
        context |= {
            "page": page,
            "lines": presenters_access.lines_of(list(page)),
            "query": urlencode({"q": asked}) if asked else "",
        }
    return render(request, "people/people.html", context, status=status_of(form))


@require_safe
@administrator
def person(request: PersonRequest, person_id: int) -> HttpResponse:
    """Who someone is, where they worked when, and what can be changed."""
    found = get_object_or_404(User, pk=person_id)
    return render(request, "people/person.html", {"page": page_of(found, viewer=request.user)})


@shown_and_sent
@administrator
def new(request: PersonRequest) -> HttpResponse:
    """Add someone by hand."""
    form = NewPersonForm(
        request.POST if request.method == "POST" else None, initial={"language": "nl"}
    )
    if request.method == "POST" and form.is_valid():
        try:
            added = add_and_place(
                by=request.user,
                details=form.details,
                team=form.cleaned_data["team"],
                starts_on=form.cleaned_data["starts_on"] or clock.today(),
            )
        except IntegrityError:
            _say_taken(form)
        else:
            messages.success(request, _("%(name)s has been added.") % {"name": added.name})
            return redirect(_url(added))
    return _form_page(request, form, None)


@shown_and_sent
@administrator
def details(request: PersonRequest, person_id: int) -> HttpResponse:
    """Change who someone is. A page that is out of date is refused."""
    found = get_object_or_404(User, pk=person_id)
    form = DetailsForm(request.POST if request.method == "POST" else None, person=found)
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_person(
                by=request.user,
                person=found,
                details=form.details,
                shown=form.cleaned_data["shown"],
                on=clock.today(),
            )
        except ChangedMeanwhile as faster:
            raise _changed_meanwhile(found) from faster
        except LoginTaken:
            _say_taken(form)
        else:
            if changed:
                messages.success(request, _("The details have been changed."))
            return redirect(_url(found))
    return _form_page(request, form, found)


def _form_page(request: PersonRequest, form: PersonForm, found: User | None) -> HttpResponse:
    status = status_of(form)
    return render(request, "people/details.html", {"form": form, "person": found}, status=status)


def _say_taken(form: PersonForm) -> None:
    """Between checking and storing, someone else got this login."""
    form.add_error(None, _("Someone else just got this e-mail address or personnel number."))


def _changed_meanwhile(person: User) -> Conflict:
    return Conflict(
        _("Someone changed these details just before you"),
        _("Your change was not stored. Look at the details as they are now."),
        _url(person),
        person.name,
    )


def _url(person: User) -> str:
    return reverse("people:person", args=[person.pk])
