"""An amendment is begun: a draft with the text of another version, to be changed."""

from __future__ import annotations

import hashlib

from django.db.models import Max

from policy.models import Policy, ProvisionText, Version
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .stored import Stored, stored
from .writing import write

NO_SOURCE = hashlib.sha256(b"").hexdigest()
"""The text comes from another version, not from a source; the trail holds it to that."""


@act
def begin(*, by: User, version: Version, note: str) -> Version:
    """A new draft with the text of `version`; every provision keeps its identity.

    `note` says what the draft is for, and is shown wherever the draft is.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    last: int = version.policy.versions.aggregate(last=Max("number"))["last"]
    draft = Version.objects.create(
        policy=version.policy,
        number=last + 1,
        title=version.title,
        source_sha256=NO_SOURCE,
        based_on=version,
        working_note=note,
        revision=0,
        created_by=by,
    )
    base = stored(version)
    # The references of the text it is based on stand in the new rows as they stood there.
    write(draft, Stored(base.outline, _no_rows(), base.pointers), base.outline)
    facts: dict[str, Plain] = {
        "version": draft.number,
        "based_on": version.number,
        "text_sha256": draft.text_sha256,
    }
    record("version.drafted", by=by, about=draft, facts=facts)
    return draft


def _no_rows() -> dict[str, ProvisionText]:
    return {}
