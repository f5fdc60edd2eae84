"""Holding the case of a report while something is done about the report."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from .models import Case, Report


def hold_case_of(report: Report, cases: QuerySet[Case]) -> Case:
    """The case that the report is in now, locked; inside an act.

    A report may go on to another case while one waits for the lock: then that one is
    held. Raises Case.DoesNotExist where it is none of `cases`.
    """
    while True:
        case_id = _case_id(report)
        case = cases.select_for_update(of=("self",), no_key=True).get(pk=case_id)
        if _case_id(report) == case.pk:
            report.case = case
            return case


def _case_id(report: Report) -> UUID:
    return Report.objects.values_list("case_id", flat=True).get(pk=report.pk)
