"""How far everyone is with a round, in numbers: on a page, and as a file with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import Team
from werksaam.people.roles import is_desk
from werksaam.plain_forms import status_of
from werksaam.spreadsheets import CSV, XLSX, as_csv, as_xlsx

from ..access_figures import SEE_FIGURES
from ..exporting_figures import note_export, table_of
from ..forms_figures import ExportForm, FiguresForm
from ..models import Round
from ..presenters_figures import FiguresPage, figures_page
from ..queries import the_policy
from ..queries_figures import (
    Figures,
    NotOneOfItsDays,
    figures_of,
    planned_round,
    rounds_with_figures,
)
from ..queries_reading import code_of

FILES = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}


@dataclass
class Wanted:
    """Which figures are asked for in the address, and what there is of them."""

    asked: QueryDict

    def __post_init__(self) -> None:
        policy = the_policy()
        self.code = code_of(policy) if policy else None
        self.rounds = rounds_with_figures(self.code) if self.code else []
        wanted = self.asked.get("ronde")
        planned = planned_round(self.code, wanted) if self.code and wanted else None
        self.form = FiguresForm(self.asked or None, rounds=self.rounds, planned=planned)

    @cached_property
    def found(self) -> Figures | None:
        """The figures; None where there are none, or where the form says what is wrong."""
        if not self.rounds or self.code is None or (self.asked and not self.form.is_valid()):
            return None
        chosen = self.form.cleaned_data if self.asked else {}
        by_number = {row.pk: row for row in self.rounds}
        row: Round = by_number[chosen.get("ronde") or self.rounds[0].pk]
        try:
            return figures_of(row, self.code, chosen.get("dag"))
        except NotOneOfItsDays as refused:
            self.form.refuse_day(refused)
            return None

    @cached_property
    def page(self) -> FiguresPage | None:
        """What may be shown of the figures."""
        return figures_page(self.found, list(Team.objects.all())) if self.found else None

    def context(self, request: PersonRequest) -> dict[str, object]:
        """For the page; the form holds what is shown."""
        page, found = self.page, self.found
        if found and not self.form.is_bound:
            self.form.initial = {"ronde": found.round.pk, "dag": found.day}
        return {
            "form": self.form,
            "rounds": self.rounds,
            "found": found,
            "page": page,
            "is_desk": is_desk(request.user),
        }


@requires(*SEE_FIGURES)
@require_safe
def figures(request: PersonRequest) -> HttpResponse:
    """Read by team, by state and over time; nothing under five people, no ranking, no names."""
    wanted = Wanted(request.GET)
    context = wanted.context(request)
    return render(
        request, "policy/figures.html", context, status=400 if wanted.form.errors else 200
    )


@requires(*SEE_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: PersonRequest) -> HttpResponse:
    """Ask for the reason (GET); keep it, and give the file (POST)."""
    wanted = Wanted(request.GET)
    if wanted.found is None or wanted.page is None or wanted.page.share is None:
        return redirect("policy:figures")
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "found": wanted.found}
        status = status_of(form)
        return render(request, "policy/figures_export.html", context, status=status)
    kind, row = form.cleaned_data["kind"], wanted.found.round
    make, content_type = FILES[kind]
    content = make(table_of(row, wanted.page))
    note_export(by=request.user, row=row, day=wanted.found.day, **form.cleaned_data)
    name = f"cijfers-{wanted.found.day.isoformat()}.{kind}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": disposition}
    )
