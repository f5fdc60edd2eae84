"""A decision that needs more than words: what goes into a register, or whom it is passed on to.

A part is a few fields that belong to one outcome. Its fields are not required by
themselves: which outcome is chosen decides, so the part says what is missing. A kind gets
the parts of its outcomes; a new part is added to `_parts_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from django import forms

from werksaam.people.models import User
from werksaam.plain_forms import say_plainly

from .forms_handling import DecideForm
from .kinds import Kind, Outcome, Text
from .models import Case
from .passing.forms_passing import PassingPart
from .registers.forms_permissions import PermissionPart


class Part(Protocol):
    """The fields of one outcome, in a form of a decision."""

    title: Text
    lead: Text

    def fields(self) -> dict[str, forms.Field]:
        """The fields, by name, with what they begin with."""
        ...

    def belongs_to(self, chosen: Outcome) -> bool:
        """Whether this outcome needs them."""
        ...

    def wrong(self, data: dict[str, Any]) -> dict[str, Text]:
        """What to mend, by field, now that they are needed."""
        ...

    def made(self, data: dict[str, Any]) -> object:
        """What the act takes, from fields without errors."""
        ...


class MoreForm(DecideForm):
    """A decision with the parts of its outcomes, each shown under its own heading."""

    def __init__(self, data: Any = None, *, parts: Sequence[Part], **options: Any) -> None:
        super().__init__(data, **options)
        self.parts = parts
        for part in parts:
            for name, field in part.fields().items():
                field.required = False
                say_plainly(field)
                self.fields[name] = field

    @property
    def decision(self) -> dict[str, Any]:
        names = {name for part in self.parts for name in part.fields()}
        words = {name: value for name, value in self.cleaned_data.items() if name not in names}
        part = self._needed()
        return {**words, "more": part.made(self.cleaned_data) if part else None}

    @property
    def sections(self) -> list[tuple[Part, list[forms.BoundField]]]:
        """Each part with its fields, for the template."""
        return [(part, [self[name] for name in part.fields()]) for part in self.parts]

    @property
    def rest(self) -> list[forms.BoundField]:
        """What comes after the parts."""
        shown = {"outcome", *(name for part in self.parts for name in part.fields())}
        return [field for field in self if field.name not in shown]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        part = self._needed()
        for name, words in part.wrong(data).items() if part else ():
            if name not in self.errors:
                self.add_error(name, str(words))
        self._leave_out_others(part)
        return data

    def _needed(self) -> Part | None:
        chosen = next((o for o in self.offered if o.slug == self.cleaned_data.get("outcome")), None)
        return next((p for p in self.parts if chosen and p.belongs_to(chosen)), None)

    def _leave_out_others(self, needed: Part | None) -> None:
        """What stands in the fields of another outcome is not looked at."""
        others = {n for part in self.parts if part is not needed for n in part.fields()}
        for name in others & self.errors.keys():
            del self.errors[name]


def parts_of(kind: Kind, case: Case, by: User) -> list[Part]:
    """The parts that the outcomes of this kind need; none for most kinds."""
    return list(_parts_of(kind, case, by))


def _parts_of(kind: Kind, case: Case, by: User) -> Iterator[Part]:
    if any(outcome.registers == "permission" for outcome in kind.outcomes):
        yield PermissionPart(case)
    if kind.passes_on:
        yield PassingPart(case, by)
