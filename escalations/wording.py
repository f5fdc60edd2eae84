"""Standing texts before a form: as shipped with the portal, until the desk writes its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.people.models import DESK, User
from werksaam.people.roles import has_role

from .guide import Words
from .models import Wording
from .refusals_hearing import WordingChanged

SOURCE = Path(__file__).parent / "data" / "wording.yaml"


class NotTheDesk(PermissionError):
    """Only the desk keeps the standing texts."""


@cache
def shipped() -> dict[str, Words]:
    """The texts that ship with the portal, by slug."""
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return {
        slug: Words(nl=text["nl"].strip(), en=text["en"].strip()) for slug, text in data.items()
    }


def latest(slug: str) -> Wording | None:
    """What the desk wrote last; None while the shipped text holds (1 query)."""
    return Wording.objects.filter(slug=slug).order_by("written_at").last()


def words_of(slug: str) -> Words:
    """The text that holds now, in both languages; KeyError where there is no such text."""
    found = latest(slug)
    return Words(nl=found.text_nl, en=found.text_en) if found else shipped()[slug]


@act
def write_wording(
    *, by: User, slug: str, text_nl: str, text_en: str, instead_of: Wording | None
) -> Wording:
    """Write a standing text anew, in place of the one that the page showed.

    The earlier ones stay. Raises NotTheDesk, KeyError for a text that is not there,
    ValueError where a language is missing, WordingChanged where a colleague was first.
    """
    if not has_role(by, *DESK):
        raise NotTheDesk
    shipped()[slug]
    if not (text_nl.strip() and text_en.strip()):
        raise ValueError("A standing text is in both languages.")
    take(Lock.WORDING)  # no row stands for the shipped text, so there is none to lock
    now_holds = latest(slug)
    if now_holds != instead_of:
        raise WordingChanged(now_holds, f"/beheer/teksten/{slug}/")
    written = Wording.objects.create(
        slug=slug,
        text_nl=text_nl,
        text_en=text_en,
        written_by=by,
        written_by_name=by.name,
        written_at=clock.now(),
    )
    record("wording.written", by=by, about=written, facts={"slug": slug})
    return written
