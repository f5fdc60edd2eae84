"""What the desk records of a version: dates, that it was adopted, and its release to readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, posted_or_unsent

from ..effects import reached_back
from ..forms import AdoptForm, PublishForm
from ..forms_sure import is_sure
from ..models import FactKind, Version
from ..presenters_effects import reach_told
from ..publishing import Contradiction, NotReady, PublishingError, adopt, publish, record_fact
from ..queries_reading import Code
from .desk import ADOPT_IDS, PUBLISH_IDS, fact_form, found, version_page

# Their address takes in a form of the page of the version; whoever opens it gets that page.
form_of_the_page = require_http_methods(["GET", "HEAD", "POST"])


@keeps_unsent
@requires(*sorted(DESK))
@form_of_the_page
def record_version_fact(request: PersonRequest, number: int) -> HttpResponse:
    """Record a dated fact; a correction is a new one of the same kind."""
    if (typed := posted_or_unsent(request)) is None:
        return redirect("policy:desk_version", number)
    code, version = found(request, number)
    form = fact_form(request, code.life(version), typed)
    name = "fact_form"
    if _is_sent(request, form):
        if effects := _unexpected(code, version, form):
            return version_page(request, code, version, {name: form}, effects=effects)
        data = {key: form.cleaned_data[key] for key in ("kind", "on", "body", "remark")}
        if _done(form, lambda: record_fact(by=request.user, version=version, **data)):
            messages.success(request, _("That date has been recorded."))
            return redirect("policy:desk_version", number)
    return version_page(request, code, version, {name: form})


@keeps_unsent
@requires(*sorted(DESK))
@form_of_the_page
def adopt_version(request: PersonRequest, number: int) -> HttpResponse:
    """Record that the text was adopted; from now on it is fixed."""
    if (typed := posted_or_unsent(request)) is None:
        return redirect("policy:desk_version", number)
    code, version = found(request, number)
    form = AdoptForm(typed, auto_id=ADOPT_IDS)
    do = partial(adopt, by=request.user, version=version)
    if _is_sent(request, form) and _done(form, lambda: do(**form.cleaned_data)):
        messages.success(request, _("The adoption has been recorded. The text is fixed now."))
        return redirect("policy:desk_version", number)
    return version_page(request, code, version, {"adopt_form": form})


@keeps_unsent
@requires(*sorted(DESK))
@form_of_the_page
def publish_version(request: PersonRequest, number: int) -> HttpResponse:
    """Release the version to readers, as the second person."""
    if (typed := posted_or_unsent(request)) is None:
        return redirect("policy:desk_version", number)
    code, version = found(request, number)
    form = PublishForm(typed, auto_id=PUBLISH_IDS)
    do = partial(publish, by=request.user, version=version)
    if _is_sent(request, form) and _done(form, lambda: do(**form.cleaned_data)):
        words = _("Version %(number)d has been published. Everyone can read it.")
        messages.success(request, words % {"number": number})
        return redirect("policy:desk_version", number)
    return version_page(request, code, version, {"publish_form": form})


def _is_sent(request: PersonRequest, form: forms.Form) -> bool:
    """Whether it was sent now, and can be read; what waited in a session is only shown."""
    return request.method == "POST" and form.is_valid()


def _unexpected(code: Code, version: Version, form: forms.Form) -> tuple[str, ...]:
    """What a day does to other versions, where who sent it has not said yet to know that."""
    on = form.cleaned_data["on"]
    if form.cleaned_data["kind"] != FactKind.RETROACTIVE or on is None:
        return ()
    reached = reached_back(code, version, on)
    if not reached or is_sure(form, on.isoformat(), _("Yes, it applies to those days too")):
        return ()
    return tuple(reach_told(one, version.number) for one in reached)


def _done(form: forms.Form, do: Callable[[], object]) -> bool:
    """Do it; what stands in the way is told at the form."""
    try:
        do()
    except NotReady as refused:
        for words in refused.missing:
            form.add_error(None, words)
    except Contradiction as refused:
        for words in refused.problems:
            form.add_error("on" if "on" in form.fields else None, words)
    except PublishingError as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
