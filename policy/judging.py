"""A person decides about something odd in the words of a version, and says why."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from .models import FactKind, FlagJudgement, Policy, Version
from .queries_flags import judged_flags


@act
def judge(
    *, by: User, version: Version, code: str, values_sha256: str, remark: str
) -> FlagJudgement:
    """Judge a flag; judged once more, the last remark counts.

    Raises Conflict where the words no longer raise it, or where the version was published or
    dropped.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    if Version.objects.filter(pk=version.pk, dropped_at__isnull=False).exists():
        raise _too_late(version, _("The draft was dropped in the meantime."))
    if version.facts.filter(kind=FactKind.RELEASED).exists():
        raise _too_late(version, _("The version has been published in the meantime."))
    flags = {(one.flag.code, one.values_sha256) for one in judged_flags(version)}
    if (code, values_sha256) not in flags:
        raise _too_late(version, _("The words have been changed in the meantime."))
    row = FlagJudgement.objects.create(
        version=version, code=code, values_sha256=values_sha256, remark=remark, judged_by=by
    )
    facts: dict[str, Plain] = {
        "version": version.number,
        "kind": code,
        "values_sha256": values_sha256,
    }
    record("flag.judged", by=by, about=row, facts=facts)
    return row


def _too_late(version: Version, what: str) -> Conflict:
    return Conflict(
        _("This need not be judged any more."),
        what,
        reverse("policy:desk_version", args=[version.number]),
    )
