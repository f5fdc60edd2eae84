"""The desk gives in a source, puts its structure right by hand, and accepts it as a draft."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent
from werksaam.plain_forms import status_of

from ..forms_giving_in import AS_READ, AcceptForm, LineForm, SourceForm
from ..giving_in.becoming import Becoming, becoming
from ..giving_in.keeping import accept, correct, keep, throw_away
from ..importing import AlreadyImported
from ..models import SourceDraft
from ..parsing import Mark, ParseError
from ..presenters_giving_in import SideBySide, side_by_side
from ..queries import the_policy

ACCEPTED = "accepted_sources"
"""In the session: the version that each source became."""
FIRST_SLUG = "sociale-media-code"
"""Of the one policy, where there is none yet; the same as that of the command."""


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "HEAD", "POST"])
def give_in(request: PersonRequest) -> HttpResponse:
    """Choose a file or paste a text; and the texts that are still under way."""
    form = SourceForm(posted_or_unsent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given, file = form.cleaned_data["given"], request.FILES.get("file")
        policy = the_policy()
        source = keep(
            by=request.user,
            slug=policy.slug if policy else FIRST_SLUG,
            name=file.name or "" if file else _pasted(),
            text=given.text,
            left_out=given.left_out,
        )
        return redirect("policy:source_draft", source.pk)
    under_way = SourceDraft.objects.select_related("created_by").order_by("-changed_at")
    context = {
        "form": form,
        "under_way": under_way.defer("source_text"),
        "owner": owner_of_form(request.user),
    }
    return render(request, "policy/give_in.html", context, status=status_of(form))


@requires(*sorted(DESK))
@require_safe
def source_draft(request: PersonRequest, source: UUID) -> HttpResponse:
    """The source beside its structure; `?regel=12` opens the form of that line.

    The browser's Back leads here after accepting: then the page says what became of it.
    """
    found = SourceDraft.objects.select_related("created_by").filter(pk=source).first()
    if found is None:
        return _waits_no_more(request, source)
    view = side_by_side(found)
    chosen = request.GET.get("regel", "")
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else view.error_line
    return _page(request, found, view, _line_form(found, number) if number else None)


@requires(*sorted(DESK))
@require_POST
def correct_line(request: PersonRequest, source: UUID) -> HttpResponse:
    """Say what a line is, or take that back; the structure follows at once."""
    found = get_object_or_404(SourceDraft.objects.select_related("created_by"), pk=source)
    form, view = LineForm(request.POST), side_by_side(found)
    if not form.is_valid() or view.line(form.cleaned_data["line"]) is None:
        return _page(request, found, view, form, status=422)
    line, said = form.cleaned_data["line"], form.cleaned_data["mark"]
    mark = None if said == AS_READ else Mark(said)
    correct(source=source, revision=form.cleaned_data["revision"], line=line, mark=mark)
    messages.success(request, _("Line %(line)d is read anew.") % {"line": line})
    return redirect(f"{reverse('policy:source_draft', args=[source])}?regel={line}#regel-{line}")


@requires(*sorted(DESK))
@require_POST
def accept_source(request: PersonRequest, source: UUID) -> HttpResponse:
    """Make a draft version of it, once it is clear of which code."""
    said = request.POST.get("revision", "")
    if unsure := _unsure_of_the_code(request, source):
        return unsure
    revision = int(said) if said.isdecimal() and len(said) < 10 else 0
    try:
        version = accept(by=request.user, source=source, revision=revision)
    except ParseError as error:
        words = _("Line %(line)d can not be placed yet. Nothing was stored.")
        messages.error(request, words % {"line": error.line})
        return redirect("policy:source_draft", source)
    except AlreadyImported as known:
        words = _("This text is version %(number)d already. No new draft was made.")
        messages.error(request, words % {"number": known.version.number})
        return redirect("policy:source_draft", source)
    _remember(request, source, version.number)
    words = _("Version %(number)d is a draft now. Only the desk sees it.")
    messages.success(request, words % {"number": version.number})
    return redirect("policy:desk_version", version.number)


@requires(*sorted(DESK))
@require_POST
def throw_source_away(request: PersonRequest, source: UUID) -> HttpResponse:
    """Forget it."""
    throw_away(source=source)
    messages.success(request, _("The text was thrown away. Nothing of it was stored."))
    return redirect("policy:give_in")


def _page(
    request: PersonRequest,
    source: SourceDraft,
    view: SideBySide,
    form: LineForm | None,
    status: int = 200,
    accepting: AcceptForm | None = None,
) -> HttpResponse:
    becomes = becoming(source.slug, view.title)
    context = {
        "source": source,
        "view": view,
        "form": form,
        "becomes": becomes,
        "accepting": accepting or _accept_form(source, becomes),
        "chosen": _chosen(form),
    }
    return render(request, "policy/source_draft.html", context, status=status)


def _unsure_of_the_code(request: PersonRequest, source: UUID) -> HttpResponse | None:
    """The page once more, where the title is another one and nobody said it is the same code."""
    found = SourceDraft.objects.filter(pk=source).first()
    view = side_by_side(found) if found else None
    if found is None or view is None or view.error_line:
        return None
    other_title = bool(becoming(found.slug, view.title).earlier)
    form = AcceptForm(request.POST, other_title=other_title, auto_id="accept_%s")
    if not other_title or form.is_valid():
        return None
    return _page(request, found, view, None, status=422, accepting=form)


def _accept_form(source: SourceDraft, becomes: Becoming) -> AcceptForm:
    shown = {"revision": source.revision}
    return AcceptForm(initial=shown, other_title=bool(becomes.earlier), auto_id="accept_%s")


def _waits_no_more(request: PersonRequest, source: UUID) -> HttpResponse:
    number = request.session.get(ACCEPTED, {}).get(str(source))
    return render(request, "policy/waits_no_more.html", {"number": number}, status=404)


def _remember(request: PersonRequest, source: UUID, number: int) -> None:
    """What the last few became, for who goes back."""
    earlier = list(request.session.get(ACCEPTED, {}).items())[-9:]
    request.session[ACCEPTED] = dict(earlier) | {str(source): number}


def _line_form(source: SourceDraft, number: int) -> LineForm:
    said = source.corrections.get(str(number), AS_READ)
    return LineForm(initial={"line": number, "revision": source.revision, "mark": said})


def _chosen(form: LineForm | None) -> int | None:
    """The number of the line whose form is open."""
    said = str(form["line"].value() or "") if form else ""
    return int(said) if said.isdecimal() and len(said) < 6 else None


def _pasted() -> str:
    return _("Pasted on %(day)s") % {"day": clock.today().strftime("%d-%m-%Y")}
