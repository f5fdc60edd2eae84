"""The desk's pages of versions: the list, and one version with all that is to be done about it."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK, Team
from werksaam.people.unsent import owner_of_form

from ..access import dropped_drafts
from ..forms import AdoptForm, FactForm, PublishForm
from ..models import Version
from ..presenters_desk import desk_view
from ..presenters_publishing import AskedAgain, asked_again
from ..presenters_versions import version_lines
from ..queries import the_policy
from ..queries_acknowledging import figures
from ..queries_after_publishing import Aftermath, after_publishing
from ..queries_lineage import origins
from ..queries_reading import Code, code_for
from ..timeline import WITHDRAWN, Life
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
    return version_page(request, code, version)


def found(request: PersonRequest, number: int) -> tuple[Code, Version]:
    """The code as the desk sees it, and the version with this number. Raises Http404."""
    policy = the_policy()
    if policy is None:
        raise Http404
    code = code_for(request.user, policy.slug)
    return code, one_of(code, number)


def version_page(
    request: PersonRequest,
    code: Code,
    version: Version,
    bound: Forms | None = None,
    *,
    effects: tuple[str, ...] = (),
) -> HttpResponse:
    """The page of a version; `bound` is the form that was sent, by its name in the template.

    `effects` is what follows from a day that was sent, to read before it is recorded.
    """
    life = code.life(version)
    view = desk_view(version, life, request.user)
    known = origins(version)
    context = {
        "version": version,
        "view": view,
        "again": _asked_again() if view.may_publish else None,
        "after": _aftermath(code, version) if life.is_published else None,
        "stage": life.stage.value,
        "withdrawn": life.facts.get(WITHDRAWN) if life.is_published else None,
        "before": known.before,
        "origins_open": len(known.open),
        "fact_form": fact_form(request, life),
        "adopt_form": AdoptForm(auto_id=ADOPT_IDS),
        "publish_form": PublishForm(auto_id=PUBLISH_IDS),
        "form": next(iter((bound or {}).values()), None),
        "effects": effects,
        "owner": owner_of_form(request.user),
        **(bound or {}),
    }
    is_refused = bound and request.method == "POST"
    return render(request, "policy/desk_version.html", context, status=422 if is_refused else 200)


def fact_form(request: PersonRequest, life: Life, data: object = None) -> FactForm:
    """The form for a date, with the kind chosen that the address names (`?leg-vast=`)."""
    initial = {"kind": request.GET.get("leg-vast", "")}
    return FactForm(data, recorded=life.facts, auto_id=FACT_IDS, initial=initial)


def _aftermath(code: Code, version: Version) -> Aftermath | None:
    after = after_publishing(code, clock.today())
    return after if after and after.is_open and after.version == version else None


def _asked_again() -> AskedAgain:
    standing = figures()
    return asked_again(standing[1] if standing else [], list(Team.objects.all()))
