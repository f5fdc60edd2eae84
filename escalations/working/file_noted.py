"""That the whole file of a case was handed out: to whom, why, and the hash of its list."""

from __future__ import annotations

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from ..access import visible_cases
from ..models import Case, CaseExport


@act
def note_export(
    *, by: User, case: Case, revision: int, reason: str, with_notes: bool, manifest_sha256: str
) -> CaseExport:
    """Keep that `by` took out the file as the case stood at `revision`; none of its content.

    Raises Case.DoesNotExist for who may not see the case (any more).
    """
    current = visible_cases(by).get(pk=case.pk)
    made = CaseExport.objects.create(
        case=current,
        revision=revision,
        reason=reason,
        manifest_sha256=manifest_sha256,
        made_by=by,
        made_by_name=by.name,
    )
    facts: dict[str, Plain] = {
        "revision": revision,
        "with_notes": with_notes,
        "manifest_sha256": manifest_sha256,
    }
    record("case.exported", by=by, about=made, facts=facts, reason=reason)
    return made
