"""What can be done with a provision of a draft, besides other words: its form, and its operation.

Each has a slug in its address, the words of its page and button, the form that asks what is to
be known, and the operation that this makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .drafting import operations
from .drafting.changing import Operation
from .drafting.parts import NotPossible, Outline, Part
from .drafting.places import next_of_kind
from .drafting.stored import Stored
from .forms_drafting import AddForm, LapseForm, MergeForm, MoveForm, NumberForm, SplitForm
from .presenters_places import DOWN, UP, places_to_add, places_to_move, step_to

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Doing:
    """One of the operations. `names` is its name in the trail, given what was said."""

    title: Promise
    explanation: Promise
    button: Promise
    form: type[forms.Form]
    operation: Callable[[str, Said], Operation]
    names: Callable[[Said], str]
    asked: Callable[[Stored, Part], dict[str, Any]] = field(default=lambda held, part: {})
    needs_words: bool = False

    def made(self, held: Stored, part: Part, data: Any = None) -> forms.Form:
        """Its form, with what the editor has on the screen."""
        following = next_of_kind(held.outline, part.key)
        shown = {
            "revision": held.rows[part.key].revision,
            "structure": held.structure_sha256,
            "next_revision": held.rows[following.key].revision if following else 0,
            "number": part.number if self.form is NumberForm else "",
        }
        return self.form(data, initial=shown, **self.asked(held, part))


def mint() -> str:
    """The identity of a new provision."""
    return str(uuid4())


def _add(key: str, said: Said) -> Operation:
    place, _sep, kind = said["where"].partition(":")
    if place == "group":
        heading = said["heading"]
        return partial(operations.begin_group, key=key, kind=kind, heading=heading, mint=mint)
    return partial(
        operations.add,
        key=key,
        place=place,
        kind=kind,
        heading=said["heading"],
        text=said["text"],
        number=said["number"],
        mint=mint,
    )


def _move(key: str, said: Said) -> Operation:
    def do(outline: Outline) -> operations.Outcome:
        place, _sep, other = said["where"].partition(":")
        if place in (UP, DOWN):
            place, other = _step(outline, key, place)
        return operations.move(outline, key, place=place, other=other, mint=mint)

    return do


def _step(outline: Outline, key: str, step: str) -> tuple[str, str]:
    try:
        return step_to(outline, key, step)
    except IndexError as nowhere:
        raise NotPossible("misplaced") from nowhere


def _renumber(key: str, said: Said) -> Operation:
    number, pushing = said["number"], said["pushing"]
    return partial(operations.renumber, key=key, number=number, pushing=pushing)


def _split(key: str, said: Said) -> Operation:
    return partial(operations.split, key=key, at=said["place"], mint=mint)


def _merge(key: str, said: Said) -> Operation:
    return partial(operations.merge, key=key)


def _lapse(key: str, said: Said) -> Operation:
    return partial(operations.lapse, key=key, keep_number=said["keep_number"] == "yes")


def _named(name: str) -> Callable[[Said], str]:
    return lambda said: name


DOINGS: dict[str, Doing] = {
    "toevoegen": Doing(
        _("Add a provision"),
        _("The new provision gets an identity of its own. What follows is numbered on."),
        _("Add it"),
        AddForm,
        _add,
        lambda said: "group" if said["where"].startswith("group:") else "add",
        lambda held, part: {"places": places_to_add(held, part)},
    ),
    "verplaatsen": Doing(
        _("Move a provision"),
        _("Its links, explanations and questions go along. Numbers close up and make room."),
        _("Move it"),
        MoveForm,
        _move,
        _named("move"),
        lambda held, part: {"places": places_to_move(held, part)},
    ),
    "nummeren": Doing(
        _("Give another number"),
        _("Links follow the provision, not its number."),
        _("Give it this number"),
        NumberForm,
        _renumber,
        _named("renumber"),
    ),
    "splitsen": Doing(
        _("Split in two"),
        _("The first one keeps its identity. The second one is new; a list goes along with it."),
        _("Split it"),
        SplitForm,
        _split,
        _named("split"),
        lambda held, part: {"text": part.text},
        needs_words=True,
    ),
    "samenvoegen": Doing(
        _("Merge with the next"),
        _("The words of the next one come behind these. What follows closes up."),
        _("Merge them"),
        MergeForm,
        _merge,
        _named("merge"),
        needs_words=True,
    ),
    "vervallen": Doing(
        _("Let it lapse"),
        _("It is no longer in the draft. In the versions before it stays as it was."),
        _("Let it lapse"),
        LapseForm,
        _lapse,
        _named("lapse"),
        needs_words=True,
    ),
}
"""By the slug in the address. `needs_words`: who did not see the last words is late."""
