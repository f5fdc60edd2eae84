"""Explanations for the desk: all of them, one of them, withdrawing, and settling a note."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..access import visible_versions
from ..access_explaining import (
    get_explained_text,
    get_explanation,
    version_to_explain,
)
from ..explaining import LANGUAGES, settle_note
from ..explaining import withdraw as withdraw_explanation
from ..forms_explaining import SettleForm
from ..models import Explanation, Outcome, Policy, ProvisionText
from ..presenters_explaining import (
    BY_NAME,
    LOOKS,
    Chosen,
    address,
    how_often,
    in_question,
    lines,
    narrowed,
    summary,
    tabs,
)
from ..presenters_explanation import LANGUAGE_NAMES, changed_text, history, shown, subject
from ..queries import the_policy, version_in_force
from ..queries_explaining import Explained, explained
from ..queries_proposals import place_of, to_approve_in

PER_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


@requires(*sorted(DESK))
@require_safe
def explanations(request: PersonRequest) -> HttpResponse:
    """Every provision of a version with how its explanation stands, narrowed by the address."""
    policy = the_policy()
    if policy is None:
        return render(request, "policy/none.html")
    chosen = _chosen(request, policy)
    found = in_question(explained(chosen.version, chosen.language), chosen)
    kept = narrowed(found, chosen)
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "chosen": chosen,
        "tabs": tabs(found, chosen),
        "lines": lines(list(page.object_list), chosen.version, chosen.language),
        "page": page,
        "query": chosen.query(),
        "summary": summary(found),
        "versions": visible_versions(request.user).filter(policy=policy).order_by("-number"),
        "languages": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "first": to_approve_in(request.user, chosen.version).first(),
    }
    return render(request, "policy/explanations.html", context)


def _chosen(request: PersonRequest, policy: Policy) -> Chosen:
    """What the address asks for; a language or filter that does not exist is the usual one."""
    asked = request.GET.get("versie", "")
    current = None if asked else version_in_force(policy)
    in_force = current.number if current else None
    language = request.GET.get("taal", "")
    return Chosen(
        version_to_explain(request.user, policy, asked, in_force),
        language if language in LANGUAGES else LANGUAGES[0],
        BY_NAME.get(request.GET.get("bekijk", ""), BY_NAME[""]),
        "alles" in request.GET,
    )


@requires(*sorted(DESK))
@require_safe
def explanation(request: PersonRequest, number: int, language: str, address: str) -> HttpResponse:
    """One text in one language: what readers see, what waits, what is stale, what was before."""
    text = get_explained_text(request.user, the_policy(), number, language, address)
    one = explained(text.version, language, text.eid)[0]
    return render(request, "policy/explanation.html", _context(text, language, one))


def _context(text: ProvisionText, language: str, one: Explained) -> dict[str, Any]:
    kind, icon, word = LOOKS[one.standing]
    other = next(code for code in LANGUAGES if code != language)
    return {
        "text": text,
        "language": language,
        "language_name": LANGUAGE_NAMES[language],
        "about": subject(text),
        "one": one,
        "status": {"kind": kind, "icon": icon, "word": word},
        "approved": shown(one.approved) if one.approved else None,
        "waiting": shown(one.waiting) if one.waiting else None,
        "stale": shown(one.stale) if one.stale else None,
        "runs": changed_text(one.stale, text) if one.stale else None,
        "seen": one.latest.pk if one.latest else "",
        "history": history(one.rows),
        "not_understood": how_often(one.not_understood),
        "here": address(text.version, language, text),
        "elsewhere": address(text.version, other, text),
        "other_name": LANGUAGE_NAMES[other],
    }


@requires(*sorted(DESK))
@form_page
def withdraw(request: PersonRequest, identifier: int) -> HttpResponse:
    """Take an approved explanation away from readers, after a look at it."""
    found, text = _found(identifier)
    if request.method == "POST":
        withdraw_explanation(by=request.user, explanation=found)
        messages.success(request, _("The explanation is withdrawn. Readers no longer see it."))
        return redirect("policy:explanation", *address(text.version, found.language, text))
    if found.outcome != Outcome.APPROVED:
        return redirect("policy:explanation", *address(text.version, found.language, text))
    context = {"about": subject(text), "shown": shown(found), "text": text}
    context["here"] = address(text.version, found.language, text)
    return render(request, "policy/withdraw_explanation.html", context)


@keeps_unsent
@requires(*sorted(DESK))
@form_page
def settle(request: PersonRequest, identifier: int) -> HttpResponse:
    """What a note asks about the text: to answer it, or to read the answer."""
    found, text = _found(identifier)
    if not found.note_for_desk:
        raise Http404
    form = SettleForm(posted_or_unsent(request))
    if request.method == "POST" and form.is_valid():
        settle_note(by=request.user, explanation=found, **form.cleaned_data)
        messages.success(request, _("Your answer is kept. The question is settled."))
        return redirect("policy:explanation", *address(text.version, found.language, text))
    context = {
        "form": form,
        "about": subject(text),
        "row": found,
        "here": address(text.version, found.language, text),
        "owner": owner_of_form(request.user),
    }
    status = status_of(form)
    return render(request, "policy/settle_note.html", context, status=status)


def _found(identifier: int) -> tuple[Explanation, ProvisionText]:
    """An explanation and its place. One whose provision is in no version any more is gone."""
    found = get_explanation(identifier)
    text = place_of(found)
    if text is None:
        raise Http404
    return found, text
