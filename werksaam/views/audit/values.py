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
from escalations.models import Doer, NotifiedBy, Relation, State
from escalations.routing import REASONS_NAME
from policy.models import Audience, ChangeKind, FactKind, Force
from werksaam.context import LANGUAGE_NAMES
from werksaam.people.models import Entity, Role
from werksaam.people.presenters_list import FIELDS as OF_A_PERSON

Words = str | Promise

DAYS = frozenset({"on", "day", "opens_on", "due_on", "confirmed_on", "until"})
"""Facts whose value is a day."""

FIELDS: dict[str, Words] = {**OF_A_PERSON, "parent": pgettext_lazy("of a team", "place")}
"""What of a person or a team can change."""


def value_words(name: str, value: object) -> str:
    """The value of the fact `name` for people; one that is not known here as it is."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    said = str(value)
    if name in DAYS:
        return _day(said)
    if name == "fields":
        return ", ".join(str(FIELDS.get(field, field)) for field in said.split(", "))
    return str(_words().get(name, {}).get(said, said))


@cache
def _words() -> dict[str, Mapping[str, Words]]:
    states = dict(State.choices)
    kinds = all_kinds()
    by_slug: dict[str, Words] = {kind.slug: kind.label for kind in kinds}
    return {
        "kind": dict(FactKind.choices) | by_slug,
        "from_kind": by_slug,
        "to_kind": by_slug,
        "outcome": {outcome.slug: outcome.label for kind in kinds for outcome in kind.outcomes},
        "from": states,
        "to": states,
        "role": dict(Role.choices),
        "entity": dict(Entity.choices),
        "relation": dict(Relation.choices),
        "why": {str(reason): name for reason, name in REASONS_NAME.items()},
        "who": dict(Doer.choices),
        "audience": dict(Audience.choices),
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
