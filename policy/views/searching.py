"""Searching the code. What someone looks for is kept nowhere, nor who looked."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext

from werksaam.people.access import PersonRequest, signed_in

from .. import queries
from ..addresses import address_of
from ..citations import article_cited, eid_cited
from ..forms_searching import ALL, LONGEST, SearchForm
from ..models import Version
from ..presenters_searching import lines
from ..queries_reading import Code, code_for
from ..searching.asking import asked
from ..searching.finding import find
from ..searching.showing import shown
from .reading import one_of

PER_PAGE = 20


@signed_in
def search(request: PersonRequest, slug: str) -> HttpResponse:
    """What holds the words that are asked for; "4.8" goes straight to that lid."""
    code = code_for(request.user, slug)
    chosen = request.GET.get("versie", "")
    versions = _chosen(code, chosen)
    form = SearchForm(_asked_for(request), numbers=code.versions)
    context: dict[str, object] = {"policy": code.policy, "form": form, "chosen": chosen}
    context |= {"tail": urlencode({"versie": chosen}) if chosen else ""}
    context |= {"is_cut": len(request.GET.get("q", "")) > LONGEST}
    context |= {"several": len(code.versions) > 1}
    if not form.is_bound:
        return render(request, "policy/search.html", context)
    if not form.is_valid():
        return render(request, "policy/search.html", context, status=400)
    words: str = form.cleaned_data["q"]
    there = _straight_to(code, versions, words, in_force=not chosen)
    return there or render(
        request, "policy/search.html", context | _found(request, versions, words)
    )


def _asked_for(request: PersonRequest) -> QueryDict | None:
    """What was typed; of too long a question as much as can be searched."""
    if "q" not in request.GET:
        return None
    asked_for = request.GET.copy()
    asked_for["q"] = request.GET["q"][:LONGEST]
    return asked_for


def _chosen(code: Code, chosen: str) -> list[Version]:
    """The versions to search, newest first: the one in force unless another was chosen.

    Where none is in force, all that the reader may see. Unknown and not to be seen are the
    same Http404.
    """
    everything = sorted(code.versions.values(), key=lambda version: -version.number)
    if chosen == ALL:
        return everything
    if chosen:
        if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 6):
            raise Http404
        return [one_of(code, int(chosen))]
    current = code.in_force()
    return [current] if current else everything


def _straight_to(
    code: Code, versions: list[Version], words: str, *, in_force: bool
) -> HttpResponseRedirect | None:
    """To the provision that is cited; to its article where it has no such lid."""
    eid = eid_cited(words)
    if not eid:
        return None
    current = code.in_force()
    version = current if current in versions or not versions else versions[0]
    found = queries.nearest_cited(version, eid) if version else None
    if version is None or not found:
        return None
    if in_force and version == current:
        return redirect("policy:provision_in_force", code.policy.slug, address_of(found))
    return redirect("policy:provision", code.policy.slug, version.number, address_of(found))


def _found(request: PersonRequest, versions: list[Version], words: str) -> dict[str, object]:
    wanted = asked(words)
    language = get_language() or "nl"
    found = find(versions, wanted, language)
    absent = "" if found.hits else _absent(versions[0], words)
    # Who cites an article that is not there is not helped by others with the word "article".
    partly = [] if absent else found.partly
    page = Paginator(found.hits or partly, PER_PAGE).get_page(request.GET.get("page"))
    given = {"q": words} | {k: v for k in ("versie",) if (v := request.GET.get(k))}
    slug = versions[0].policy.slug
    return {
        "number": versions[0].number,
        "asked": words if wanted else "",
        "page": page,
        "lines": lines(slug, shown(versions, list(page), language), wanted, len(versions) > 1),
        "found": found,
        "absent": absent,
        "partly": partly,
        "query": urlencode(given),
    }


def _absent(version: Version, words: str) -> str:
    """That an article is not there; a bare number may be a year, or anything."""
    article = article_cited(words)
    if not article:
        return ""
    has = queries.number_of_articles(version)
    return ngettext(
        "Article %(article)s is not there. The code has %(has)d article.",
        "Article %(article)s is not there. The code has %(has)d articles.",
        has,
    ) % {"article": article, "has": has}
