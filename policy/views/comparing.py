"""Two versions beside one another, at an address that stays."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from werksaam.people.access import PersonRequest, signed_in

from ..comparison_choice import Pair, default_pair, since_confirmed
from ..forms_comparing import PairForm
from ..models import Version
from ..presenters_comparing import comparison as presented
from ..presenters_version import in_words, version_bar
from ..queries_comparing import compared, summaries_between
from ..queries_reading import Code, code_for
from ..queries_stamp import comparing_stamp
from ..rendered import text_of
from ..timeline import ADOPTED
from .caching import FORM_TOKEN, keep, kept, page_etag, still_holds
from .nearest import names_nearest, versions_of
from .versions_page import versions_page

BESIDE, WHOLE = "naast-elkaar", "alles"


@dataclass(frozen=True)
class Shown:
    """How the comparison is shown: in one text or in two, and what did not change too."""

    beside: bool
    whole: bool

    @classmethod
    def asked(cls, request: HttpRequest) -> Shown:
        """What the address asks; anything it does not know is the usual."""
        query = request.GET
        return cls(query.get("weergave") == BESIDE, query.get("tekst") == WHOLE)


@signed_in
def compare(request: PersonRequest, slug: str) -> HttpResponse:
    """To the two versions of the form; without it to what the reader wants to know most."""
    code = code_for(request.user, slug)
    if request.GET.keys() & {"van", "met"}:
        form = PairForm(request.GET, code=code)
        if not form.is_valid():
            return versions_page(request, code, pair_form=form, status=400)
        return redirect(
            "policy:comparison", slug, form.cleaned_data["van"], form.cleaned_data["met"]
        )
    pair = default_pair(request.user, code)
    if pair is None:
        messages.info(request, _("There is one version. So there is nothing to compare yet."))
        return redirect("policy:versions", slug)
    return redirect("policy:comparison", slug, pair.before, pair.after)


@signed_in
@names_nearest
def comparison(request: PersonRequest, slug: str, first: int, second: int) -> HttpResponse:
    """Two versions; the earlier number comes first, however they were asked."""
    code = code_for(request.user, slug)
    versions_of(code, first, second)
    pair = Pair(min(first, second), max(first, second))
    shown = Shown.asked(request)
    etag = None
    if _stays(code, pair):
        etag = page_etag(request, "comparison", slug, first, second, shown)
    if unchanged := still_holds(request, etag):
        return unchanged
    html = kept(request, etag, lambda: _rendered(request, code, pair, shown, first > second))
    return keep(HttpResponse(html), etag)


def _stays(code: Code, pair: Pair) -> bool:
    """Whether both texts are fixed; a draft changes under the reader's hands."""
    lives = (code.life(code.versions[number]) for number in (pair.before, pair.after))
    return all(ADOPTED in life.facts for life in lives)


def _rendered(request: PersonRequest, code: Code, pair: Pair, shown: Shown, turned: bool) -> str:
    before, after = code.versions[pair.before], code.versions[pair.after]
    current = code.in_force()
    number = current.number if current else None
    is_newest = after == current and before != after
    since = since_confirmed(request.user, code, before) if is_newest else None
    context = {
        "policy": code.policy,
        "before": before,
        "after": after,
        "bars": [version_bar(code.life(version), number) for version in (before, after)],
        "shown": shown,
        "turned": turned,
        "same": before == after,
        "confirmed_on": in_words(since.on) if since else "",
        "body": _body(before, after, shown, stays=_stays(code, pair)),
        "pair_form": PairForm(code=code, pair=pair) if len(code.versions) > 1 else None,
    }
    return render_to_string("policy/comparison.html", context | FORM_TOKEN, request)


def _body(before: Version, after: Version, shown: Shown, *, stays: bool) -> SafeString:
    """The comparison itself, the same for every reader, so made once."""
    language = get_language() or "nl"

    def rendered() -> SafeString:
        found = presented(
            before, after, compared(before, after), summaries_between(before, after, language)
        )
        return render_to_string("policy/comparison_body.html", {"found": found, "shown": shown})

    if before == after:
        return SafeString("")
    if not stays:
        return rendered()
    key = f"{before.pk} {before.text_sha256} {shown} {comparing_stamp()}"
    return text_of(after, language, key, rendered)
