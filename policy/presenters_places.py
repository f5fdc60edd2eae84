"""The places where a provision of a draft can be added or moved to, as choices of a form."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .drafting.parts import Outline, Part
from .drafting.places import GROUPS, INSIDE, around_kind, has_own_text, may_stand, takes
from .drafting.stored import Stored
from .models import ProvisionKind
from .presenters_drafting import name_of

Choice = tuple[str, str]

UP, DOWN = "up", "down"


def places_to_add(held: Stored, part: Part) -> list[Choice]:
    """What can be added before, after or inside a provision: "before:paragraph" and its words."""
    around = around_kind(held.outline, part.key)
    name = name_of(part, held.rows[part.key].eid)
    choices = [
        (f"{place}:{part.kind}", _beside(place, part.kind, name))
        for place in ("after", "before")
        if may_stand(part.kind, part.kind, around, place)
    ]
    choices += [(f"inside:{kind}", _inside(kind, name)) for kind in _kinds_inside(part)]
    if part.kind == "article":
        choices += [
            (f"group:{kind}", _group(kind, name))
            for kind in sorted(GROUPS)
            if may_stand(kind, "article", around, "before")
        ]
    return choices


def places_to_move(held: Stored, part: Part) -> list[Choice]:
    """One place up or down, and every other place of the draft where it may stand."""
    return [*_steps(held.outline, part), *_elsewhere(held, part)]


def step_to(outline: Outline, key: str, step: str) -> tuple[str, str]:
    """The place of one step: before the one above, or after the one below. Raises IndexError."""
    beside = outline.siblings(key)
    at = next(index for index, one in enumerate(beside) if one.key == key)
    return ("before", beside[at - 1].key) if step == UP else ("after", beside[at + 1].key)


def _steps(outline: Outline, part: Part) -> list[Choice]:
    beside = outline.siblings(part.key)
    at = next(index for index, one in enumerate(beside) if one.key == part.key)
    around = around_kind(outline, part.key)
    above = beside[at - 1] if at else None
    below = beside[at + 1] if at + 1 < len(beside) else None
    may = [
        (UP, _("One place up"), above),
        (DOWN, _("One place down"), below),
    ]
    return [
        (step, words)
        for step, words, other in may
        if other and may_stand(part.kind, other.kind, around, "before")
    ]


def _elsewhere(held: Stored, part: Part) -> Iterator[Choice]:
    own = {one.key for one in part.walk()}
    for other in held.outline.walk():
        if other.key in own:
            continue
        name = name_of(other, held.rows[other.key].eid)
        around = around_kind(held.outline, other.key)
        if may_stand(part.kind, other.kind, around, "after"):
            yield f"after:{other.key}", capfirst(_("after %(place)s") % {"place": name})
        if may_stand(part.kind, other.kind, around, "inside") and takes(other, part.kind):
            yield f"inside:{other.key}", capfirst(_("in %(place)s, at the end") % {"place": name})


def _kinds_inside(part: Part) -> list[str]:
    kinds = [kind for kind in sorted(INSIDE.get(part.kind, frozenset())) if takes(part, kind)]
    if any(one.kind == "paragraph" for one in part.children):
        return ["paragraph"]
    if any(one.kind == "alinea" for one in part.children) or has_own_text(part):
        return [kind for kind in kinds if kind != "alinea" or not part.text]
    return kinds


def _beside(place: str, kind: str, name: str) -> str:
    words = {"kind": _kind(kind), "place": name}
    if place == "after":
        return _("%(kind)s, after %(place)s") % words
    return _("%(kind)s, before %(place)s") % words


def _inside(kind: str, name: str) -> str:
    return _("%(kind)s in %(place)s, at the end") % {"kind": _kind(kind), "place": name}


def _group(kind: str, name: str) -> str:
    return _("%(kind)s that begins at %(place)s, with the articles after it") % {
        "kind": _kind(kind),
        "place": name,
    }


def _kind(kind: str) -> str:
    """A new one of its kind: "New lid"."""
    return pgettext("what is added", "New %(kind)s") % {
        "kind": str(ProvisionKind(kind).label).lower()
    }
