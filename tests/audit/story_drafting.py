"""The chapter about drafting: an amendment begun, changed, judged, and dropped."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from policy.drafting.beginning import begin
from policy.drafting.changing import Shown, change
from policy.drafting.dropping import drop
from policy.drafting.operations import add, edit, split
from policy.drafting.undoing import last_step, undo
from policy.models import Version
from tests.audit.story_words import CANARY
from tests.factories.escalations import House
from tests.factories.policy import judge_flags


def tell_drafting(house: House) -> None:
    """A draft of an amendment in which every word that is typed is the canary."""
    by = house.adviser
    draft = begin(by=by, version=house.version, note=CANARY)
    lid, other = _key(draft, "art_5__para_1"), _key(draft, "art_4__para_8")
    words = f"{CANARY} eerst. {CANARY} daarna."
    change(
        by=by,
        version=draft,
        what="edit",
        shown=Shown(),
        do=partial(edit, key=other, heading="", text=words),
    )
    at = words.index("eerst. ") + len("eerst. ")
    do = partial(split, key=other, at=at, mint=_mint)
    change(by=by, version=draft, what="split", shown=Shown(), do=do)
    new = partial(add, key=lid, place="after", kind="paragraph", text=CANARY, mint=_mint)
    change(by=by, version=draft, what="add", shown=Shown(), do=new)
    judge_flags(draft, by=by, remark=CANARY)
    step = last_step(draft)
    assert step is not None
    undo(by=by, version=draft, step=step.pk)
    drop(by=house.secretary, version=draft)


def _key(draft: Version, eid: str) -> str:
    return str(draft.texts.get(eid=eid).provision_id)


def _mint() -> str:
    return str(uuid4())
