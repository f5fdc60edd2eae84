"""What changed in a rule, told in plain words by the desk.

Bound to the hash of the text as it became: where a draft changes after that, the words are
stale and nobody sees them. Append-only; empty words take earlier ones away.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .models import ChangeSummary, Policy, ProvisionText, Version


class Overtaken(Exception):
    """Someone else wrote about this rule, or its text changed, since the form was shown."""


@act
def summarise(
    *,
    by: User,
    earlier: Version,
    version: Version,
    provision: UUID,
    words: Mapping[str, str],
    seen: str | None = None,
) -> list[ChangeSummary]:
    """Keep `words` (by language) about what changed in `provision`; the same again keeps nothing.

    `seen` is the `state` that the form showed. Raises Overtaken where that is no longer so,
    or where nothing leads from `earlier` to `version`.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=version.policy_id)
    is_step = earlier.number < version.number
    if not is_step or (seen is not None and seen != state(earlier, version, provision)):
        raise Overtaken
    text_sha256 = _text_sha256(version, provision)
    stored = []
    for language, text in sorted(words.items()):
        last = _last(earlier, version, provision, language)
        if (last.text, last.text_sha256) == (text, text_sha256) if last else not text:
            continue
        row = ChangeSummary.objects.create(
            earlier=earlier,
            version=version,
            provision_id=provision,
            text_sha256=text_sha256,
            language=language,
            text=text,
            written_by=by,
        )
        record("change.summarised", by=by, about=row, facts=_facts(row))
        stored.append(row)
    return stored


def state(earlier: Version, version: Version, provision: UUID) -> str:
    """What a form about this rule shows, in short: the text, and the last words about it."""
    latest = _rows(earlier, version, provision).last()
    return f"{_text_sha256(version, provision)} {latest.pk if latest else 0}"


def _rows(earlier: Version, version: Version, provision: UUID) -> QuerySet[ChangeSummary]:
    return ChangeSummary.objects.filter(
        earlier=earlier, version=version, provision=provision
    ).order_by("id")


def _last(
    earlier: Version, version: Version, provision: UUID, language: str
) -> ChangeSummary | None:
    return _rows(earlier, version, provision).filter(language=language).last()


def _text_sha256(version: Version, provision: UUID) -> str:
    """Of the text as it became; empty for what lapsed."""
    texts = ProvisionText.objects.filter(version=version, provision=provision)
    return texts.values_list("sha256", flat=True).first() or ""


def _facts(row: ChangeSummary) -> dict[str, Plain]:
    return {
        "version": row.version.number,
        "earlier": row.earlier.number,
        "text_sha256": row.text_sha256,
        "language": row.language,
    }
