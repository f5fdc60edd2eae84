"""Explanations in plain words: proposed by one person, approved by another.

An explanation is bound to the hash of the text it explains. Where that text
changes, the hash differs and the explanation is stale: it is no longer shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .models import Explanation, Force, Provision, ProvisionText, Version

LANGUAGES = ("nl", "en")
LONGEST_GIST = 120
VERDICTS = frozenset({"mag", "mag-niet", "vraag-eerst"})


class ProposalError(Exception):
    """A proposal can't be taken in: for which eId, and what is wrong."""

    def __init__(self, eid: str, problem: str) -> None:
        super().__init__(f"{eid}: {problem}")
        self.eid = eid
        self.problem = problem


class NotApprovable(Exception):
    """This explanation can't be approved by this person, or not now; the message says why."""


@act
def import_proposals(
    *, by: User, version: Version, content: Mapping[str, Mapping[str, Any]]
) -> list[Explanation]:
    """Take in proposals by eId, in the shape of ``explanations.yaml``, in both languages.

    What was proposed before for the same text in the same words is left alone.
    Raises ProposalError on the first entry that does not fit; nothing is stored.
    """
    texts = {text.eid: text for text in version.texts.all()}
    stored: list[Explanation] = []
    for eid, entry in content.items():
        if eid not in texts:
            raise ProposalError(eid, _("This version has no such provision."))
        for language in LANGUAGES:
            row = _proposal(by, eid, texts[eid], language, entry)
            if not _known(row):
                row.save()
                record("explanation.proposed", by=by, about=row, facts=_facts(row))
                stored.append(row)
    return stored


@act
def approve(*, by: User, explanation: Explanation) -> Explanation:
    """Approve a proposal, as someone other than who proposed it. Raises NotApprovable."""
    current = Explanation.objects.select_for_update(no_key=True).get(pk=explanation.pk)
    # One approval for a text at a time: two proposals could both find none.
    Provision.objects.select_for_update(no_key=True).get(pk=current.provision_id)
    if current.approved_at is not None:
        raise NotApprovable(_("This explanation has been approved already."))
    if current.proposed_by_id == by.pk:
        raise NotApprovable(_("Someone other than who proposed it approves an explanation."))
    if _approved_for_same_text(current):
        raise NotApprovable(_("This text has an approved explanation already."))
    current.approved_at = clock.now()
    current.approved_by = by
    current.save(update_fields=["approved_at", "approved_by"])
    record("explanation.approved", by=by, about=current, facts=_facts(current))
    return current


def _proposal(
    by: User, eid: str, text: ProvisionText, language: str, entry: Mapping[str, Any]
) -> Explanation:
    try:
        gist, body, force = entry["gist"][language], entry[language], entry["kind"]
        examples = _examples(entry.get("examples") or [], language)
    except (KeyError, TypeError) as error:
        raise ProposalError(eid, _("Something is missing: %(what)s.") % {"what": error}) from error
    if force not in Force.values:
        raise ProposalError(eid, _("Unknown kind: %(kind)s.") % {"kind": force})
    if len(gist) > LONGEST_GIST:
        raise ProposalError(eid, _("The short form is longer than 120 characters."))
    return Explanation(
        provision_id=text.provision_id,
        text_sha256=text.sha256,
        language=language,
        gist=gist.strip(),
        body=body.strip(),
        force=force,
        action=entry.get("action") or "",
        examples=examples,
        note_for_desk=(entry.get("note_for_desk") or "").strip(),
        proposed_by=by,
    )


def _examples(examples: Sequence[Mapping[str, str]], language: str) -> list[dict[str, str]]:
    for example in examples:
        if example["verdict"] not in VERDICTS:
            raise KeyError(example["verdict"])
    return [{"text": e[language].strip(), "verdict": e["verdict"]} for e in examples]


def _known(row: Explanation) -> bool:
    return Explanation.objects.filter(
        provision=row.provision_id,
        text_sha256=row.text_sha256,
        language=row.language,
        gist=row.gist,
        body=row.body,
        force=row.force,
        action=row.action,
        examples=row.examples,
    ).exists()


def _approved_for_same_text(row: Explanation) -> bool:
    return Explanation.objects.filter(
        provision=row.provision_id,
        text_sha256=row.text_sha256,
        language=row.language,
        approved_at__isnull=False,
    ).exists()


def _facts(row: Explanation) -> dict[str, Plain]:
    return {"language": row.language, "text_sha256": row.text_sha256}
