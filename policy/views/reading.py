"""Reading the code: today's version, any version, and the text of another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from werksaam import clock
from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.models import User

from .. import queries
from ..access import visible_policies
from ..forms import DayForm
from ..models import Acknowledgement, ReadingTogether, Version
from ..presenters_day import other_day
from ..presenters_downloads import alternates, alternates_header
from ..presenters_reading import book
from ..presenters_timeline import timeline_picture
from ..presenters_version import confirmed, version_bar
from ..presenters_versions import draft_note
from ..queries_acknowledging import (
    Obligation,
    obligation_in,
    valid_acknowledgement,
    valid_reading,
)
from ..queries_reading import Code, code_for
from ..queries_rounds import question_of
from ..rendered import explained_until, text_of
from .caching import FORM_TOKEN, keep, kept, page_etag, still_holds
from .nearest import names_nearest, versions_of
from .versions_page import versions_page


@dataclass(frozen=True)
class Reader:
    """What the reader has confirmed of a version, or still has to; or was read together."""

    given: Acknowledgement | None
    obligation: Obligation | None
    reading: ReadingTogether | None = None


@signed_in
def code(request: PersonRequest) -> HttpResponse:
    """To the one policy; a plain page where there is none yet."""
    policy = visible_policies(request.user).first()
    if policy is None:
        return render(request, "policy/none.html")
    return redirect("policy:version_in_force", policy.slug)


@signed_in
def version_in_force(request: PersonRequest, slug: str) -> HttpResponse:
    """The version in force, or (`?geldig=&zicht=`) the one of another day."""
    if request.GET.keys() & {"geldig", "zicht"}:
        return _on_another_day(request, code_for(request.user, slug))
    return _page(request, slug, None)


@signed_in
@names_nearest
def version(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """One version, in force or not."""
    return _page(request, slug, number)


@signed_in
def versions(request: PersonRequest, slug: str) -> HttpResponse:
    """All versions, and the form for another day."""
    return versions_page(request, code_for(request.user, slug))


def one_of(code: Code, number: int) -> Version:
    """The version with this number. Absent and not to be seen are the same NoSuchVersion."""
    return versions_of(code, number)[0]


def reader_of(person: User, code: Code, version: Version) -> Reader:
    """What `person` confirmed of this version or still has to.

    1 query for a version that is not in force; 3 where it was confirmed; 9 where it was
    not, or where a periodic round asks it again. 1 more where it was not confirmed.
    """
    valid, today = code.valid_for(version), clock.today()
    given = valid_acknowledgement(person, code.policy, valid)
    reading = None if given else valid_reading(person, code.policy, valid)
    settled = Reader(given, None, reading)
    question = question_of(code, today) if version == code.in_force() else None
    is_periodic = question is not None and any(row.is_periodic for row in question.rounds)
    if question is None or ((given or reading) and not is_periodic):
        return settled
    open_ = obligation_in(question, person, today)
    return Reader(None, open_) if open_ else settled


def _page(request: PersonRequest, slug: str, number: int | None) -> HttpResponse:
    """A version (None: the one in force) as a page that the browser may keep."""
    etag = page_etag(request, "version", slug, number)
    if unchanged := still_holds(request, etag):
        return unchanged
    response = HttpResponse(kept(request, etag, lambda: _rendered(request, slug, number)))
    if number is not None:
        response.headers["Link"] = alternates_header(slug, number)
    return keep(response, etag)


def _rendered(request: PersonRequest, slug: str, number: int | None) -> str:
    code = code_for(request.user, slug)
    current = code.in_force()
    version = current if number is None else one_of(code, number)
    if version is None:
        context: dict[str, object] = {"policy": code.policy}
        return render_to_string("policy/none.html", context | FORM_TOKEN, request)
    in_force = current.number if current else None
    reader = reader_of(request.user, code, version)
    language = get_language() or "nl"
    context = {
        "version": version,
        "several": len(code.versions) > 1,
        "bar": version_bar(code.life(version), in_force),
        "confirmed": confirmed(version, in_force, reader.given, reader.obligation, reader.reading),
        "to_confirm": reader.obligation is not None,
        "draft_note": draft_note(version, code.life(version).stage),
        "is_no_law_yet": not code.life(version).is_published,
        "searched": number or "",
        "address": _address(version),
        "text": _text(version, language, explained_until(version, language)),
        "alternates": alternates(slug, version.number),
    }
    return render_to_string("policy/code.html", context | FORM_TOKEN, request)


def _on_another_day(request: PersonRequest, code: Code) -> HttpResponse:
    form = DayForm(request.GET)
    if not form.is_valid():
        return versions_page(request, code, day_form=form, status=400)
    day: date = form.cleaned_data["geldig"]
    known_on: date | None = form.cleaned_data["zicht"]
    found = code.in_force(day, known_on)
    context = {
        "policy": code.policy,
        "day_form": form,
        "other_day": other_day(code, day, known_on),
        "picture": timeline_picture(code, day, known_on),
    }
    if found is None:
        return render(request, "policy/other_day.html", context)
    language = get_language() or "nl"
    current = code.in_force(known_on=known_on)
    number = current.number if current else None
    context |= {
        "version": found,
        "searched": found.number,
        "address": _address(found),
        "several": len(code.versions) > 1,
        "bar": version_bar(code.life(found, day, known_on), number, day=day),
        "text": _text(found, language, explained_until(found, language)),
    }
    return render(request, "policy/code.html", context)


def _address(version: Version) -> str:
    """Where this very version stands for good, to print below it."""
    return settings.BASE_URL + reverse("policy:version", args=[version.policy.slug, version.number])


def _text(version: Version, language: str, explained: str) -> SafeString:
    def rendered() -> SafeString:
        tree = queries.reading_tree(version, language)
        return render_to_string("policy/book.html", {"book": book(tree), "version": version})

    return text_of(version, language, explained, rendered)
