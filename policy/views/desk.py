"""The desk's work on a version: see what the import did, record facts, adopt, publish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, Team

from ..access import dropped_drafts
from ..forms import AdoptForm, FactForm, PublishForm
from ..models import Version
from ..presenters_desk import desk_view
from ..presenters_publishing import AskedAgain, asked_again
from ..presenters_versions import version_lines
from ..publishing import Contradiction, NotReady, PublishingError, adopt, publish, record_fact
from ..queries import the_policy
from ..queries_acknowledging import figures
from ..queries_lineage import origins
from ..queries_reading import Code, code_for
from .reading import one_of

Forms = dict[str, forms.Form]

# Three forms on one page: each field needs an id of its own.
FACT_IDS, ADOPT_IDS, PUBLISH_IDS = "id_fact_%s", "id_adopt_%s", "id_publish_%s"


@requires(*sorted(DESK))
@require_safe
def desk_versions(request: PersonRequest) -> HttpResponse:
    """All versions, drafts too."""
    policy = the_policy()
    lines = version_lines(code_for(request.user, policy.slug)) if policy else []
    return render(request, "policy/desk_versions.html", {"lines": lines})


@requires(*sorted(DESK))
@require_safe
def desk_version(request: PersonRequest, number: int) -> HttpResponse:
    """One version with its repairs, flags, and facts; of a dropped draft only that."""
    if dropped := dropped_drafts(request.user).filter(number=number).first():
        return render(request, "policy/drafting/dropped.html", {"version": dropped})
    code, version = found(request, number)
    return _page(request, code, version)


@requires(*sorted(DESK))
@require_POST
def record_version_fact(request: PersonRequest, number: int) -> HttpResponse:
    """Record a dated fact; a correction is a new one of the same kind."""
    return _act(
        request,
        number,
        "fact_form",
        FactForm(request.POST, auto_id=FACT_IDS),
        lambda version, data: record_fact(by=request.user, version=version, **data),
    )


@requires(*sorted(DESK))
@require_POST
def adopt_version(request: PersonRequest, number: int) -> HttpResponse:
    """Record that the text was adopted; from now on it is fixed."""
    return _act(
        request,
        number,
        "adopt_form",
        AdoptForm(request.POST, auto_id=ADOPT_IDS),
        lambda version, data: adopt(by=request.user, version=version, **data),
    )


@requires(*sorted(DESK))
@require_POST
def publish_version(request: PersonRequest, number: int) -> HttpResponse:
    """Release the version to readers, as the second person."""
    return _act(
        request,
        number,
        "publish_form",
        PublishForm(request.POST, auto_id=PUBLISH_IDS),
        lambda version, data: publish(by=request.user, version=version, **data),
    )


def _act(
    request: PersonRequest,
    number: int,
    name: str,
    form: forms.Form,
    do: Callable[[Version, dict[str, Any]], object],
) -> HttpResponse:
    code, version = found(request, number)
    if form.is_valid():
        try:
            do(version, form.cleaned_data)
        except NotReady as refused:
            for words in refused.missing:
                form.add_error(None, words)
        except Contradiction as refused:
            field = "on" if "on" in form.fields else None
            for words in refused.problems:
                form.add_error(field, words)
        except PublishingError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("That has been recorded."))
            return redirect("policy:desk_version", number)
    return _page(request, code, version, {name: form})


def found(request: PersonRequest, number: int) -> tuple[Code, Version]:
    """The code as the desk sees it, and the version with this number. Raises Http404."""
    policy = the_policy()
    if policy is None:
        raise Http404
    code = code_for(request.user, policy.slug)
    return code, one_of(code, number)


def _page(
    request: PersonRequest, code: Code, version: Version, bound: Forms | None = None
) -> HttpResponse:
    life = code.life(version)
    view = desk_view(version, life, request.user)
    known = origins(version)
    context = {
        "version": version,
        "view": view,
        "again": _asked_again() if view.may_publish else None,
        "stage": life.stage.value,
        "before": known.before,
        "origins_open": len(known.open),
        "fact_form": FactForm(auto_id=FACT_IDS),
        "adopt_form": AdoptForm(auto_id=ADOPT_IDS),
        "publish_form": PublishForm(auto_id=PUBLISH_IDS),
        "form": next(iter((bound or {}).values()), None),
        **(bound or {}),
    }
    return render(request, "policy/desk_version.html", context, status=422 if bound else 200)


def _asked_again() -> AskedAgain:
    standing = figures()
    return asked_again(standing[1] if standing else [], list(Team.objects.all()))
