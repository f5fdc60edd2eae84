"""Asking everyone to confirm a version, from a day until a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .models import Round, Version
from .queries import version_in_force

Words = str | Promise


class CannotOpen(Exception):
    """This round can't be opened; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, Words]) -> None:
        super().__init__(", ".join(str(message) for message in errors.values()))
        self.errors = dict(errors)


@act
def open_round(*, by: User, version: Version, opens_on: date, due_on: date) -> Round:
    """Ask everyone employed to confirm `version`. Raises CannotOpen, naming the field.

    Only a version that is in force on the opening day: nobody can confirm another.
    """
    if errors := _errors(version, opens_on, due_on):
        raise CannotOpen(errors)
    made = Round.objects.create(version=version, opens_on=opens_on, due_on=due_on, opened_by=by)
    facts: dict[str, Plain] = {
        "version": version.number,
        "opens_on": opens_on.isoformat(),
        "due_on": due_on.isoformat(),
    }
    record("round.opened", by=by, about=made, facts=facts)
    return made


def _errors(version: Version, opens_on: date, due_on: date) -> dict[str, Words]:
    errors: dict[str, Words] = {}
    if due_on < opens_on:
        errors["due_on"] = _("The last day is before the opening day. Choose a later last day.")
    if version_in_force(version.policy, opens_on) != version:
        errors["version"] = _(
            "This version is not in force on the opening day. Choose the version that is."
        )
    return errors
