"""Whom a case is passed on to: the part of a decision that says so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.people.models import User
from werksaam.plain_forms import UnmarkedChoice

from ..forms_fields import PeopleField
from ..kinds import Outcome, Text
from ..models import Case
from .passing_on import PassedTo, may_get

COLLEAGUE, DESK = "colleague", "desk"


class PassingPart:
    """A colleague by name, or the communications team."""

    title: Text = _("Who do you pass it on to?")
    lead: Text = _("Only if you pass it on. Is the colleague away? Then it goes to who stands in.")

    def __init__(self, case: Case, by: User) -> None:
        self.case, self.by = case, by

    def fields(self) -> dict[str, forms.Field]:
        """The choice, and the name; the team is no choice where it has the case already."""
        whom = UnmarkedChoice(
            label=_("A colleague or the team?"),
            choices=[(COLLEAGUE, _("A colleague who knows about it")), *self._team()],
            widget=forms.RadioSelect,
        )
        name = PeopleField(
            label=_("Name of the colleague"),
            most=1,
            marks_optional=False,  # `wrong` tells
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )
        return {"passed_to": whom, "colleague": name}

    def belongs_to(self, chosen: Outcome) -> bool:
        """Only passing on."""
        return chosen.passes_on

    def wrong(self, data: dict[str, Any]) -> dict[str, Text]:
        """What is missing, and a colleague who can't get it."""
        chosen, people = data.get("passed_to"), data.get("colleague") or []
        if not chosen:
            return {"passed_to": _("Choose a colleague or the team.")}
        if chosen == DESK:
            words = _("You chose the team. Leave the name out, or choose a colleague.")
            return {"colleague": words} if people else {}
        if not people:
            return {"colleague": _("Fill in the name of the colleague.")}
        return self._refused(people[0])

    def made(self, data: dict[str, Any]) -> PassedTo:
        """Whom it goes to."""
        if data["passed_to"] == DESK:
            return PassedTo(None)
        return PassedTo(data["colleague"][0])

    def _refused(self, person_id: int) -> dict[str, Text]:
        if person_id == self.by.pk:
            return {"colleague": _("This is yourself. Choose ‘I take it over’, or someone else.")}
        if not may_get(self.case, PassedTo(person_id), by=self.by):
            words = _("This colleague may not see this question. Choose someone else.")
            return {"colleague": words}
        return {}

    def _team(self) -> list[tuple[str, Any]]:
        return [] if self.case.is_at_desk else [(DESK, _("The communications team"))]
