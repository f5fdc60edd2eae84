"""Figures about reports: on a page, as a file with a reason, and as a report for the board."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import structlog
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from policy.access_figures import SEE_FIGURES
from policy.forms_figures import ExportForm
from werksaam import clock
from werksaam.documents.pdf import CannotRender
from werksaam.people.access import PersonRequest, requires
from werksaam.plain_forms import status_of
from werksaam.spreadsheets import CSV, XLSX, as_csv, as_xlsx

from ..figures.exporting import note_export, table_of
from ..figures.forms import PeriodForm, YearForm
from ..figures.presenting import ReportFigures, figures_of, period_in_words
from ..figures.queries import counts_of, first_report_at, known_at
from ..figures.yearly import make_report

log = structlog.get_logger(__name__)
FILES = {"csv": (as_csv, CSV), "xlsx": (as_xlsx, XLSX)}


@dataclass
class Wanted:
    """Which figures are asked for in the address, and what there is of them."""

    asked: QueryDict

    def __post_init__(self) -> None:
        first = first_report_at()
        self.since = localtime(first).date() if first else clock.today()
        self.has_any = first is not None
        self.form = PeriodForm(self.asked or None, since=self.since, today=clock.today())

    @cached_property
    def page(self) -> ReportFigures | None:
        """The figures; None where there are none, or where the form says what is wrong."""
        if not self.has_any or (self.asked and not self.form.is_valid()):
            return None
        day = self.form.cleaned_data.get("zicht") if self.asked else None
        return figures_of(counts_of(self.form.period, known_at(day)))

    def context(self) -> dict[str, object]:
        """For the page; the form holds what is shown."""
        page = self.page
        if page and not self.form.is_bound:
            self.form.initial = {"periode": page.period.name}
        words = period_in_words(page.period) if page else ""
        return {
            "form": self.form,
            "page": page,
            "period": words,
            "has_any": self.has_any,
            "query": self.asked.urlencode(),
        }


@requires(*SEE_FIGURES)
@require_safe
def figures(request: PersonRequest) -> HttpResponse:
    """By kind, lid, platform and month; how fast; what was decided. Nothing under five."""
    wanted = Wanted(request.GET)
    context = wanted.context()
    status = 400 if wanted.form.errors else 200
    return render(request, "escalations/figures.html", context, status=status)


@requires(*SEE_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: PersonRequest) -> HttpResponse:
    """Ask for the reason (GET); keep it, and give the file (POST)."""
    wanted = Wanted(request.GET)
    page = wanted.page
    if page is None:
        return redirect("escalations:figures")
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {**wanted.context(), "form": form}
        status = status_of(form)
        return render(request, "escalations/figures_export.html", context, status=status)
    kind = form.cleaned_data["kind"]
    make, content_type = FILES[kind]
    content = make(table_of(page))
    note_export(by=request.user, period=page.period, **form.cleaned_data)
    name = page.period.name.replace("/", "-tot-")
    return _attached(content, content_type, f"meldingen-{name}.{kind}")


@requires(*SEE_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def yearly(request: PersonRequest) -> HttpResponse:
    """Ask for year, language and reason (GET); make the report for the board (POST)."""
    wanted = Wanted(QueryDict())
    asked = request.POST if request.method == "POST" else None
    form = YearForm(asked, since=wanted.since, today=clock.today())
    status = 200
    if form.is_valid():
        try:
            made = make_report(
                by=request.user,
                year=int(form.cleaned_data["jaar"]),
                language=form.cleaned_data["taal"],
                reason=form.cleaned_data["reason"],
            )
            return _attached(made.content, "application/pdf", made.name)
        except CannotRender:
            log.exception("yearly_report_not_rendered")
            status = 503
    elif form.errors:
        status = 422
    context = {"form": form, "has_failed": status == 503}
    return render(request, "escalations/figures_yearly.html", context, status=status)


def _attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
