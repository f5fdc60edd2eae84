"""Taking in the proposals that come as a file: those that ship with the product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from ..models import Explanation, Force, ProvisionText, Version
from .wording import LANGUAGES, LONGEST_GIST, VERDICTS, Wording, facts_of


class ProposalError(Exception):
    """A proposal can't be taken in: for which eId, and what is wrong."""

    def __init__(self, eid: str, problem: str) -> None:
        super().__init__(f"{eid}: {problem}")
        self.eid = eid
        self.problem = problem


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
            row = _proposal(by, texts[eid], language, _wording(eid, entry, language))
            if not _known(row):
                row.save()
                record("explanation.proposed", by=by, about=row, facts=facts_of(row))
                stored.append(row)
    return stored


def _wording(eid: str, entry: Mapping[str, Any], language: str) -> Wording:
    try:
        gist, body, force = entry["gist"][language], entry[language], entry["kind"]
        examples = _examples(entry.get("examples") or [], language)
    except (KeyError, TypeError) as error:
        raise ProposalError(eid, _("Something is missing: %(what)s.") % {"what": error}) from error
    if force not in Force.values:
        raise ProposalError(eid, _("Unknown kind: %(kind)s.") % {"kind": force})
    if len(gist) > LONGEST_GIST:
        raise ProposalError(eid, _("The short form is longer than 120 characters."))
    note = (entry.get("note_for_desk") or "").strip()
    return Wording(
        gist.strip(), body.strip(), force, entry.get("action") or "", tuple(examples), note
    )


def _examples(examples: Sequence[Mapping[str, str]], language: str) -> list[tuple[str, str]]:
    for example in examples:
        if example["verdict"] not in VERDICTS:
            raise KeyError(example["verdict"])
    return [(one[language].strip(), one["verdict"]) for one in examples]


def _proposal(by: User, text: ProvisionText, language: str, wording: Wording) -> Explanation:
    return Explanation(
        provision_id=text.provision_id,
        text_sha256=text.sha256,
        language=language,
        proposed_by=by,
        **wording.columns(),
    )


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
