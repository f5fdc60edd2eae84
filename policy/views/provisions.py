"""One provision: in a version, as it is in force, and wherever it now stands."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from werksaam.people.access import PersonRequest, signed_in

from .. import queries
from ..access import visible_versions
from ..addresses import address_of, eid_at
from ..citations import full
from ..models import Version
from ..presenters_following import fate_of, history_of
from ..presenters_reading import anchor_of, article_around, neighbours
from ..presenters_version import version_bar
from ..queries_following import successor_in
from ..queries_reading import Code, code_for
from ..reading import ReadingTree
from ..rendered import explained_until, tree_of
from .nearest import names_nearest
from .reading import one_of


@signed_in
@names_nearest
def provision(request: PersonRequest, slug: str, number: int, address: str) -> HttpResponse:
    """A provision in this version, with its article around it."""
    code = code_for(request.user, slug)
    return _page(request, code, one_of(code, number), address)


@signed_in
def provision_in_force(request: PersonRequest, slug: str, address: str) -> HttpResponse:
    """The same as it is in force today."""
    code = code_for(request.user, slug)
    version = code.in_force()
    if version is None:
        raise Http404
    return _page(request, code, version, address)


@signed_in
def provision_by_id(request: PersonRequest, provision: UUID) -> HttpResponse:
    """To where the provision now stands: in the version in force, else the latest that has it.

    What went into another leads there; what lapsed leads to the last version that had it.
    """
    versions = visible_versions(request.user)
    text = queries.latest_text(provision, versions)
    if text is None:
        raise Http404
    slug = text.version.policy.slug
    current = code_for(request.user, slug).in_force()
    if current is not None:
        today = current.texts.filter(provision=provision).first()
        if today is None and text.version.number < current.number:
            today = successor_in(provision, current, versions.filter(number__lte=current.number))
        if today is not None:
            return redirect("policy:provision_in_force", slug, address_of(today.eid))
    return redirect("policy:provision", slug, text.version.number, address_of(text.eid))


@signed_in
@require_safe
def provision_history(request: PersonRequest, provision: UUID) -> HttpResponse:
    """In which versions a provision stands, under which number, since when, from where."""
    text = queries.latest_text(provision, visible_versions(request.user))
    if text is None:
        raise Http404
    history = history_of(code_for(request.user, text.version.policy.slug), provision)
    return render(request, "policy/provision_history.html", {"history": history})


def _page(request: PersonRequest, code: Code, version: Version, address: str) -> HttpResponse:
    eid = eid_at(address)
    language = get_language() or "nl"
    tree = _tree(version, language)
    node = tree.node(eid) if eid else None
    if node is None:
        return _missing(request, code, version, eid)
    article = article_around(tree, eid)
    whole = reverse("policy:version", args=[code.policy.slug, version.number])
    if article is None:
        # What is in no article is read in its place.
        return redirect(f"{whole}#{anchor_of(tree, eid)}")
    current = code.in_force()
    context = {
        "version": version,
        "article": article,
        "neighbours": neighbours(tree, article),
        "citation": full(eid, language),
        "several": len(code.versions) > 1,
        "bar": version_bar(code.life(version), current.number if current else None),
        "whole": f"{whole}#{eid}",
        "fate": fate_of(code, node.provision, version.number, eid),
        "provision": node.provision,
        "address": f"{settings.BASE_URL}{whole}{address}/",
    }
    return render(request, "policy/provision.html", context)


def _tree(version: Version, language: str) -> ReadingTree:
    explained = explained_until(version, language)
    return tree_of(version, language, explained, lambda: queries.reading_tree(version, language))


def _missing(request: PersonRequest, code: Code, version: Version, eid: str) -> HttpResponse:
    """This version has no such provision: its article, if that is there, and ways to search."""
    nearest = queries.nearest_cited(version, eid)
    context = {
        "policy": code.policy,
        "version": version,
        "nearest": full(nearest, get_language() or "nl") if nearest else "",
        "nearest_at": address_of(nearest) if nearest else "",
    }
    return render(request, "policy/provision_missing.html", context, status=404)
