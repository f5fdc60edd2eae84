"""Choosing whom to read the code with, and beginning; and the notices of what was read."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest
from werksaam.plain_forms import status_of

from .. import locked_reading
from ..access_reading import (
    READ_WITH,
    TooMany,
    get_learner,
    get_reading,
    is_trainer,
    own_people,
    people_to_find,
    read_by,
    reads_along,
)
from ..forms_reading import BeginForm, FindLearnerForm
from ..presenters_ways import reading_by
from ..qr import qr_svg
from ..queries_acknowledging import open_obligation

LATEST = 25


@reads_along
@require_safe
def choose(request: PersonRequest) -> HttpResponse:
    """Whom to read with: the own people, and for a trainer whoever is looked for."""
    readings = list(read_by(request.user)[:LATEST])
    context: dict[str, object] = {
        "people": own_people(request.user),
        "is_trainer": is_trainer(request.user),
        "readings": [reading_by(reading) for reading in readings],
    }
    if not context["is_trainer"]:
        return render(request, "policy/read_together.html", context)
    form = FindLearnerForm(request.GET if request.GET.get("q") else None)
    context["form"] = form
    if form.is_valid():
        try:
            context["found"] = people_to_find(request.user, form.cleaned_data["q"])
        except TooMany:
            words = _("Many people have this name. Type more of it, or the number.")
            form.add_error("q", words)
    status = status_of(form)
    return render(request, "policy/read_together.html", context, status=status)


@reads_along
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: PersonRequest, identifier: int) -> HttpResponse:
    """Tell what will happen (GET); lock this session to the reading (POST)."""
    person = get_learner(request.user, identifier)
    obligation = open_obligation(person)
    if obligation is None or obligation.state.standing not in READ_WITH:
        raise _nothing_to_read()
    language = get_language() or "nl"
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(posted, initial={"language": language})
    if form.is_valid():
        locked_reading.begin(
            request.session,
            person_id=person.pk,
            version_id=obligation.version.pk,
            language=form.cleaned_data["language"],
        )
        response = redirect("policy:read_part", 1)
        # What this browser kept of the reader's own pages is not for who takes the device.
        response.headers["Clear-Site-Data"] = '"cache"'
        return response
    context = {"person": person, "version": obligation.version, "form": form}
    status = status_of(form)
    return render(request, "policy/read_with.html", context, status=status)


@reads_along
@require_safe
def notice(request: PersonRequest, identifier: UUID) -> HttpResponse:
    """The paper notice of one reading, for who read along; on a locked device the last page."""
    reading = get_reading(request.user, identifier)
    own_list = reverse("policy:acknowledgements")
    address = f"{settings.BASE_URL}{reverse('account_login')}?next={own_list}"
    context = {
        "reading": reading,
        "contested": getattr(reading, "contested", None),
        "qr": qr_svg(address),
        "address": settings.BASE_URL,
        "is_locked": locked_reading.of(request.session) is not None,
    }
    return render(request, "policy/notice.html", context)


def _nothing_to_read() -> Conflict:
    """One answer, whatever the reason: a reader learns nothing else of anybody."""
    return Conflict(
        _("There is nothing to read together now"),
        _("With this person you have nothing to read now. Perhaps it was done just now."),
        reverse("policy:read_together"),
        _("Choose someone else"),
    )
