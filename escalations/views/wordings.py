"""The standing texts before a form, for the desk that keeps them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.plain_forms import status_of

from ..forms_hearing import WordingForm
from ..kinds import Kind, all_kinds
from ..models import Wording
from ..wording import latest, words_of, write_wording
from .rescuing import keeps_unsent, owner_of_form, posted_or_unsent


@requires(*DESK)
def wordings(request: PersonRequest) -> HttpResponse:
    """Which standing texts there are, and who wrote them last."""
    texts = [(kind, latest(kind.wording)) for kind in all_kinds() if kind.wording]
    return render(request, "escalations/wordings.html", {"texts": texts})


@keeps_unsent
@requires(*DESK)
@require_http_methods(["GET", "POST"])
def wording(request: PersonRequest, slug: str) -> HttpResponse:
    """Write one anew; the earlier ones stay below."""
    kind = _kind_with(slug)
    earlier = list(Wording.objects.filter(slug=slug).order_by("-written_at"))
    shown = earlier[0] if earlier else None
    words = words_of(slug)
    initial = {
        "text_nl": words.nl,
        "text_en": words.en,
        "instead_of": str(shown.pk) if shown else "",
    }
    form = WordingForm(posted_or_unsent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        write_wording(
            by=request.user,
            slug=slug,
            text_nl=form.cleaned_data["text_nl"],
            text_en=form.cleaned_data["text_en"],
            instead_of=_named(form.cleaned_data["instead_of"], earlier),
        )
        messages.success(request, _("The text is kept. It shows from now on."))
        return redirect("escalations:wording", slug)
    context = {
        "kind": kind,
        "form": form,
        "earlier": earlier,
        "owner": owner_of_form(request.user),
    }
    return render(request, "escalations/wording.html", context, status=status_of(form))


def _kind_with(slug: str) -> Kind:
    found = next((kind for kind in all_kinds() if kind.wording == slug), None)
    if found is None:
        raise Http404
    return found


def _named(shown: str, earlier: list[Wording]) -> Wording | None:
    """The text that the page showed; None for the one that ships, or for nonsense."""
    return next((text for text in earlier if str(text.pk) == shown), None)
