"""Drafts of amendments, made by the real acts.

draft = an_amendment(adviser, published_code())   # one new lid, and a reference to mend
"""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from policy.drafting.beginning import begin
from policy.drafting.changing import Shown, change
from policy.drafting.dropping import drop
from policy.drafting.operations import add
from policy.models import Version
from werksaam.people.models import User


def a_draft(by: User, version: Version, note: str = "Voorbeeld, niet vastgesteld") -> Version:
    """A draft with the text of `version`."""
    return begin(by=by, version=version, note=note)


def an_amendment(by: User, version: Version) -> Version:
    """A draft with a new lid in article 5, so that "artikel 5, derde lid" names another lid."""
    draft = a_draft(by, version)
    do = partial(
        add,
        key=str(draft.texts.get(eid="art_5__para_1").provision_id),
        place="after",
        kind="paragraph",
        text="De medewerker vraagt bij twijfel eerst raad.",
        mint=mint,
    )
    change(by=by, version=draft, what="add", shown=Shown(), do=do)
    return draft


def a_dropped_draft(by: User, version: Version) -> Version:
    """A draft that came to nothing."""
    draft = a_draft(by, version, "Toch niet")
    drop(by=by, version=draft)
    return draft


def mint() -> str:
    """An identity that nothing has yet."""
    return str(uuid4())
