"""The pages of the locked view: a part of the code, attesting, and how it ends."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.models import User
from werksaam.plain_forms import status_of

from .. import locked_reading
from ..access_reading import reads_along
from ..forms_reading import LANGUAGES, AttestForm
from ..locked_reading import ENDS_AFTER, LockedReading
from ..middleware import TIME, end, where_it_stands
from ..models import Version
from ..presenters_parts import place_in
from ..queries import reading_tree
from ..reading_together import CannotAttest, Why, attest, attestation

HOW_IT_ENDED = {"klaar": "done", "gestopt": "stopped", TIME: "time"}
"""What is in the address of the last page."""


@reads_along
@require_safe
def part(request: PersonRequest, number: int) -> HttpResponse:
    """One part of the code in large letters, with its explanation. No part is passed over."""
    reading = locked_reading.of(request.session)
    if reading is None:
        return redirect("policy:read_together")
    if number > reading.furthest + 1:
        return redirect("policy:read_part", reading.furthest or 1)
    place = place_in(reading_tree(_version(reading), reading.language), number)
    if place is None:
        raise Http404
    furthest = max(number, reading.furthest)
    locked_reading.keep(request.session, number=number, furthest=furthest)
    context = {"place": place, **_around(request, reading)}
    return render(request, "policy/read_part.html", context)


@reads_along
@require_http_methods(["GET", "HEAD", "POST"])
def attesting(request: PersonRequest) -> HttpResponse:
    """After the last part: the words of who read along (GET), said with the password (POST)."""
    reading = locked_reading.of(request.session)
    if reading is None:
        return redirect("policy:read_together")
    version = _version(reading)
    last = place_in(reading_tree(version, reading.language), reading.furthest)
    if last is None or last.next:
        return redirect("policy:read_part", reading.number)
    posted = request.POST if request.method == "POST" else None
    form = AttestForm(posted, request=request, reader=request.user)
    if form.is_valid():
        return _attest(request, reading, version)
    person = User.objects.get(pk=reading.person_id)
    context = {
        "form": form,
        "statement": attestation(version, person.name, reading.language),
        "person": person,
        "last": last,
        **_around(request, reading),
    }
    return render(request, "policy/attest.html", context, status=status_of(form))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: PersonRequest) -> HttpResponse:
    """Stop before the end: nothing is stored. After the notice: done. Both sign out.

    Also for who may not read along any more: there is always a way out. The page itself
    asks it (`why`) after five minutes without touch.
    """
    reading = locked_reading.of(request.session)
    if reading is None:
        return redirect("home")
    if request.method == "POST":
        by_itself = request.POST.get("why") == TIME
        return end(request, TIME if by_itself else "klaar" if reading.notice else "gestopt")
    if reading.notice:
        return redirect(where_it_stands(reading))
    return render(request, "policy/stop_reading.html", _around(request, reading))


@reads_along
@require_POST
def change_language(request: PersonRequest) -> HttpResponse:
    """Go on reading in the other language; the language of the reader stays what it was."""
    reading = locked_reading.of(request.session)
    if reading is None:
        return redirect("policy:read_together")
    wanted = request.POST.get("language", "")
    if wanted in dict(LANGUAGES):
        locked_reading.keep(request.session, language=wanted)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else where_it_stands(reading))


@signed_in
@require_POST
def stay(request: PersonRequest) -> HttpResponse:
    """Someone touched the page: the middleware has noted it."""
    return HttpResponse(status=204)


@require_safe
def ended(request: HttpRequest, why: str) -> HttpResponse:
    """What is left on the device: that it ended. Nothing of who read, or what."""
    if why not in HOW_IT_ENDED:
        raise Http404
    context = {"why": HOW_IT_ENDED[why], "minutes": ENDS_AFTER // 60}
    response = render(request, "policy/reading_ended.html", context)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _version(reading: LockedReading) -> Version:
    return Version.objects.select_related("policy").get(pk=reading.version_id)


def _around(request: PersonRequest, reading: LockedReading) -> dict[str, object]:
    """What every locked page needs: its language, its other language, and when it ends."""
    others = [language for language in LANGUAGES if language[0] != reading.language]
    return {
        "reading": reading,
        "ends_after": ENDS_AFTER,
        "other_languages": others,
        "here": request.path,
    }


def _attest(request: PersonRequest, reading: LockedReading, version: Version) -> HttpResponse:
    person = User.objects.get(pk=reading.person_id)
    try:
        made = attest(by=request.user, person=person, version=version, language=reading.language)
    except CannotAttest as refused:
        raise _refused(refused.why, person.name) from refused
    locked_reading.keep(request.session, notice=str(made.pk))
    return redirect("policy:notice", made.pk)


def _refused(why: Why, name: str) -> Conflict:
    explained = {
        Why.NOT_IN_FORCE: _("This version no longer applies. Begin again with the new version."),
        Why.ALREADY_CONFIRMED: _("%(name)s has confirmed this version meanwhile. That is enough."),
        Why.NOT_ASKED: _("%(name)s is not asked to confirm any more."),
        Why.NOT_YOURS: _("You can no longer read the code with %(name)s."),
        Why.TALK_FIRST: _("First there is a conversation with %(name)s. After it you can read."),
    }
    return Conflict(
        _("This was not stored"),
        explained[why] % {"name": name},
        reverse("policy:stop_reading"),
        _("Stop reading"),
    )
