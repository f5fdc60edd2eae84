"""Who works on explanations: the desk. What it may open by an address, and else the same 404."""

from __future__ import annotations

from django.http import Http404

from werksaam.people.models import User

from .access import visible_texts, visible_versions
from .addresses import eid_at
from .explaining.wording import LANGUAGES
from .models import Explanation, Policy, ProvisionText, Version
from .queries_explaining import SHOWN_BESIDE

MOST = 2**31 - 1
"""The largest number that a database takes for a key on both sides."""


def get_explained_text(
    person: User, policy: Policy | None, number: int, language: str, address: str
) -> ProvisionText:
    """A text that can be explained, by its address."""
    if language not in LANGUAGES or policy is None:
        raise Http404
    texts = visible_texts(person).filter(kind__in=SHOWN_BESIDE)
    here = texts.filter(version__policy=policy, version__number=min(number, MOST))
    found = here.filter(eid=eid_at(address)).first()
    if found is None:
        raise Http404
    return found


def get_explanation(identifier: int) -> Explanation:
    """An explanation by its number, for the desk."""
    people = ("proposed_by", "approved_by", "rejected_by", "withdrawn_by", "note_settled_by")
    rows = Explanation.objects.select_related(*people)
    found = rows.filter(pk=min(identifier, MOST)).first()
    if found is None:
        raise Http404
    return found


def version_to_explain(person: User, policy: Policy, asked: str, in_force: int | None) -> Version:
    """The version with the number that the address asks for, else the one in force, else the
    newest. Raises Http404 where that is none."""
    versions = visible_versions(person).filter(policy=policy).order_by("-number")
    if asked:
        found = versions.filter(number=asked).first() if _is_number(asked) else None
    else:
        found = versions.filter(number=in_force).first() if in_force else versions.first()
    if found is None:
        raise Http404
    return found


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 10
