"""The records that the trail speaks of: none changed, missing, or without an event."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from ..models import EventDetail
from ..records import Recorded, record_sha256
from .report import UNREADABLE, Report


def recorded_models() -> list[type[Recorded]]:
    """Every kind of row of which the trail keeps the hash."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Recorded) and not model._meta.proxy
    ]


def check(report: Report) -> None:
    """Compare each row with the hash in the last event about it."""
    known = [""]
    for model in recorded_models():
        known.append(model.RECORD_TYPE)
        try:
            _check_kind(model, report)
        except UNREADABLE:
            _name_unreadable(model, report)
    others = EventDetail.objects.exclude(object_type__in=known).order_by("index")
    for detail in others[:1]:
        report.broken(f"event {detail.index}", f"is about an unknown {detail.object_type}.")


def _check_kind(model: type[Recorded], report: Report) -> None:
    last = _last_hashes(model)
    for row in _rows(model).iterator(chunk_size=2000):
        report.records += 1
        expected = last.pop(str(row.pk), None)
        if expected != record_sha256(row):
            _look_again(model, str(row.pk), report)
    for object_id in last:
        _look_again(model, object_id, report)


def _name_unreadable(model: type[Recorded], report: Report) -> None:
    """One row that can't be read must not hide which one it is."""
    found = len(report.problems)
    try:
        for key in list(_rows(model).values_list("pk", flat=True)):
            try:
                record_sha256(model._base_manager.get(pk=key))
            except UNREADABLE:
                report.broken(f"{model.RECORD_TYPE} {key}", "holds a value that can't be read.")
    except UNREADABLE:
        report.broken(model.RECORD_TYPE, f"the table {model._meta.db_table} can't be read.")
    if len(report.problems) == found:
        report.broken(model.RECORD_TYPE, "could not be compared with the trail.")


def _look_again(model: type[Recorded], object_id: str, report: Report) -> None:
    """Someone may have acted between reading the events and reading the rows."""
    where = f"{model.RECORD_TYPE} {object_id}"
    events = EventDetail.objects.filter(object_type=model.RECORD_TYPE, object_id=object_id)
    row = _find(model, object_id)
    last = events.order_by("-index").first()
    if row is None and last is not None:
        report.broken(where, f"is missing; event {last.index} was the last about it.")
    elif row is not None and last is None:
        report.broken(where, "has no event: it came about outside an act.")
    elif row is not None and last is not None and last.record_sha256 != record_sha256(row):
        report.broken(where, f"was changed after event {last.index}, the last about it.")


def _find(model: type[Recorded], object_id: str) -> Recorded | None:
    """The row, if there is one; there is none where this can't be a key of such a row."""
    try:
        key = model._meta.pk.to_python(object_id)
    except (ValidationError, ValueError):
        return None
    return _rows(model).filter(pk=key).first()


def _last_hashes(model: type[Recorded]) -> dict[str, str]:
    details = EventDetail.objects.filter(object_type=model.RECORD_TYPE).order_by("index")
    return dict(details.values_list("object_id", "record_sha256").iterator())


def _rows(model: type[Recorded]) -> models.QuerySet[Recorded]:
    return model._base_manager.order_by("pk")
