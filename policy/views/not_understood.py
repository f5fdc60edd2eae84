"""A reader does not understand a rule: counted without a name, thanked, and helped on."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.people.access import PersonRequest, signed_in
from werksaam.people.models import User

from ..access import visible_texts
from ..addresses import address_of, eid_at
from ..models import ProvisionText
from ..not_understood import count_not_understood
from ..presenters_questions import about, may_be_asked_about
from ..presenters_reading import explanation_of
from ..queries import reading_tree

KEY = "not_understood"
MOST = 40
"""Rules that one session can say this of: more is no reading any more."""


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def not_understood(request: PersonRequest, slug: str, number: int) -> HttpResponse:
    """Count the rule that was posted, once a session, and go on to what helps.

    Whoever had to sign in meanwhile comes back here by GET, and goes on reading.
    """
    if request.method != "POST":
        return redirect("policy:version", slug, number)
    # The text of an article without leden stands one level down on the page.
    eid = request.POST.get("lid", "").removesuffix("__content")
    # By way of its address: that refuses what no eId can be.
    text = _text(request, slug, number, eid_at(address_of(eid)))
    if not _counted(request, text):
        return render(request, "policy/not_understood_often.html", {"text": text}, status=429)
    return redirect("policy:helped", slug, number, address_of(text.eid))


@signed_in
@require_safe
def helped(request: PersonRequest, slug: str, number: int, address: str) -> HttpResponse:
    """Thanks, and what helps: plain words, reading aloud, asking."""
    text = _text(request, slug, number, eid_at(address))
    tree = reading_tree(text.version, get_language() or "nl")
    context = {
        "text": text,
        "version": text.version,
        "about": about(text),
        "beside": explanation_of(tree, text.eid),
        "address": address_of(text.eid),
    }
    return render(request, "policy/helped.html", context)


def _text(request: PersonRequest, slug: str, number: int, eid: str) -> ProvisionText:
    texts = visible_texts(request.user).prefetch_related("children")
    here = texts.filter(version__policy__slug=slug, version__number=number, eid=eid)
    found = here.first()
    if found is None or not may_be_asked_about(found):
        raise Http404
    return found


@transaction.atomic
def _counted(request: PersonRequest, text: ProvisionText) -> bool:
    """Count it if this session did not say it of this text before; False where it is too often.

    What was said is kept in the session alone, as a keyed hash, and goes with it: enough to
    count a double click once, and no list of who does not understand what.
    """
    # Two clicks at once: the second waits here, and finds in the session what the first kept.
    User.objects.select_for_update(no_key=True).get(pk=request.user.pk)
    session = request.session
    said: list[str] = type(session)(session.session_key).load().get(KEY, [])
    words = f"{request.user.pk} {text.provision_id} {text.sha256}"
    mark = salted_hmac(KEY, words, algorithm="sha256").hexdigest()[:16]
    if mark in said:
        return True
    if len(said) >= MOST:
        return False
    count_not_understood(text=text)
    session[KEY] = [*said, mark]
    session.save()
    return True
