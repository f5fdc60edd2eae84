"""What the values of facts stand for, in words: `respond_facts` is for programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from escalations.kinds import all_kinds
from escalations.models import NotifiedBy, Relation, State
from policy.models import ChangeKind, FactKind, Force
from werksaam.context import LANGUAGE_NAMES
from werksaam.people.models import Entity, Role

Words = str | Promise

DAYS = frozenset({"on", "opens_on", "due_on"})
"""Facts whose value is a day."""


def value_words(name: str, value: object) -> str:
    """The value of the fact `name` for people; one that is not known here as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    said = str(value)
    if name in DAYS:
        return _day(said)
    return str(_words().get(name, {}).get(said, said))


@cache
def _words() -> dict[str, Mapping[str, Words]]:
    states = dict(State.choices)
    kinds = all_kinds()
    return {
        "kind": dict(FactKind.choices) | {kind.slug: kind.label for kind in kinds},
        "outcome": {outcome.slug: outcome.label for kind in kinds for outcome in kind.outcomes},
        "from": states,
        "to": states,
        "role": dict(Role.choices),
        "entity": dict(Entity.choices),
        "relation": dict(Relation.choices),
        "how": dict(NotifiedBy.choices),
        "change": {
            "began": pgettext_lazy("change", "began"),
            "ended": pgettext_lazy("change", "ended"),
            "superseded": pgettext_lazy("change", "no longer holds"),
        },
        "change_kind": dict(ChangeKind.choices),
        "force": dict(Force.choices),
        "language": dict(LANGUAGE_NAMES),
    }


def _day(said: str) -> str:
    try:
        return date_format(date.fromisoformat(said), "j F Y")
    except ValueError:
        return said
