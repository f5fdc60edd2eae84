"""What may stand in what: which parts an editor can add, move, split and merge. Pure."""

from __future__ import annotations

from .parts import NotPossible, Outline, Part

ROOT = ""
INSIDE: dict[str, frozenset[str]] = {
    ROOT: frozenset({"chapter", "section", "article", "annex", "note", "signatory"}),
    "chapter": frozenset({"section", "article"}),
    "section": frozenset({"article"}),
    "annex": frozenset({"article", "alinea", "paragraph", "item", "wrap_up"}),
    "note": frozenset({"alinea", "item", "wrap_up"}),
    "article": frozenset({"paragraph", "alinea", "item", "wrap_up"}),
    "paragraph": frozenset({"item", "wrap_up"}),
    "alinea": frozenset({"item", "wrap_up"}),
    "item": frozenset({"item", "wrap_up"}),
    "considerans": frozenset({"recital"}),
    "preamble": frozenset({"considerans"}),
    "decision": frozenset({"decision_item"}),
}
"""By the kind of what is around: the kinds that can be added or moved there."""

MOVABLE = frozenset().union(*INSIDE.values())
SPLITTABLE = frozenset({"article", "paragraph", "alinea", "item", "recital", "decision_item"})
MERGEABLE = SPLITTABLE
HEADED = frozenset({"chapter", "section", "annex", "note", "article"})
"""The kinds that can have a heading."""
NUMBERED = frozenset({"chapter", "section", "annex", "article", "paragraph", "item"})
_TOGETHER = (
    frozenset({"chapter", "section", "article"}),
    frozenset({"alinea", "item"}),
    frozenset({"annex", "note"}),
)
"""Kinds that may stand side by side; any other only beside its own."""
GROUPS = frozenset({"chapter", "section"})
"""What lapses without what is in it: its articles stay."""


def around_kind(outline: Outline, key: str) -> str:
    """The kind of what is around a part; ROOT for a root."""
    around = outline.parent(key)
    return around.kind if around else ROOT


def refuse_misplaced(outline: Outline, key: str, kind: str, place: str) -> None:
    """Raise NotPossible where a part of `kind` can't stand before, after or inside this one."""
    part = outline.part(key)
    if not may_stand(kind, part.kind, around_kind(outline, key), place):
        raise NotPossible("misplaced")
    if place == "inside" and not takes(part, kind):
        raise NotPossible("no-list")


def may_stand(kind: str, beside: str, around: str, place: str) -> bool:
    """Whether a part of `kind` may stand at this place of one of kind `beside` within `around`."""
    if place == "inside":
        return kind in INSIDE.get(beside, frozenset())
    alike = kind == beside or any({kind, beside} <= kinds for kinds in _TOGETHER)
    return alike and kind in INSIDE.get(around, frozenset())


def takes(part: Part, kind: str) -> bool:
    """Whether a part of `kind` makes sense at the end of this one: a sentence after a list does
    where there is a list."""
    return kind != "wrap_up" or any(one.kind in ("item", "wrap_up") for one in part.children)


def has_own_text(part: Part) -> bool:
    """Whether an article has text of its own, which leden can't stand beside."""
    return part.kind == "article" and bool(part.text)


def next_of_kind(outline: Outline, key: str) -> Part | None:
    """What directly follows a part and is of the same kind; None where nothing does."""
    beside = outline.siblings(key)
    at = next(index for index, one in enumerate(beside) if one.key == key)
    following = beside[at + 1] if at + 1 < len(beside) else None
    return following if following and following.kind == beside[at].kind else None
