"""What the administrator sees of someone's access, and what is asked before changing it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock

from .hierarchy import teams_on
from .models import Role, RoleGrant, Team, User
from .presenters import Account, account_of

MEANINGS: dict[Role, Promise] = {
    Role.COMMS_ADVISER: gettext_lazy("Handles reports, decides on them, and keeps the code."),
    Role.SECRETARIAT: gettext_lazy("Handles reports together with the communications advisers."),
    Role.DIRECTOR: gettext_lazy("Steps in where others may not act or are away."),
    Role.PRIVACY_OFFICER: gettext_lazy("Sees the trail, and the names in it for a reason."),
    Role.AUDITOR: gettext_lazy("Sees the trail, without names."),
    Role.TRAINER: gettext_lazy("Reads the code together with whoever asks for that."),
    Role.ADMINISTRATOR: gettext_lazy("Gives access to others, and sees mail that did not arrive."),
}
"""What each role opens, in a sentence."""


@dataclass(frozen=True)
class Line:
    """Someone who was found, and what tells them from another: number, mail, team of today."""

    person: User
    known: str


@dataclass(frozen=True)
class RoleLine:
    """A role and, if this person holds it, since when."""

    role: Role
    meaning: str
    since: date | None


@dataclass(frozen=True)
class Access:
    """How someone gets in, and what they may do."""

    person: User
    account: Account
    roles: tuple[RoleLine, ...]
    is_own: bool

    @property
    def can_change(self) -> bool:
        """Whether the one who looks may change anything here."""
        return self.person.is_active and not self.is_own


@dataclass(frozen=True)
class Question:
    """What is asked before a change: its title, what it does, and the button that does it."""

    title: str
    text: str
    button: str


def lines_of(people: Collection[User]) -> list[Line]:
    """The people found, in their order, for one query."""
    teams = teams_on(people, clock.today())
    return [Line(person, _known(person, teams.get(person.pk))) for person in people]


def access_of(person: User, *, viewer: User) -> Access:
    """The access of `person`, as `viewer` sees it."""
    held = dict(_held(person))
    roles = tuple(
        RoleLine(role, str(MEANINGS[role]), _day(held.get(role.value))) for role in MEANINGS
    )
    return Access(person, account_of(person), roles, is_own=person.pk == viewer.pk)


def about_password(person: User) -> Question:
    """Before a new password is given."""
    return Question(
        _("Give %(name)s a new password?") % {"name": person.name},
        _("The password of now stops working. Whoever is signed in with it, is signed out."),
        _("Give a new password"),
    )


def about_second_factor(person: User) -> Question:
    """Before the second factor is taken away."""
    return Question(
        _("Reset the second step of %(name)s?") % {"name": person.name},
        _("The app and the recovery codes of now stop working. Be sure who asks you this."),
        _("Reset the second step"),
    )


def about_granting(person: User, role: Role) -> Question:
    """Before a role is given."""
    return Question(
        _("Give %(name)s the role of %(role)s?") % _names(person, role),
        str(MEANINGS[role]),
        _("Give the role"),
    )


def about_revoking(person: User, role: Role) -> Question:
    """Before a role is taken away."""
    return Question(
        _("Take the role of %(role)s from %(name)s?") % _names(person, role),
        _("It ends at once: the next page that they open is shut."),
        _("Take the role away"),
    )


def about_closing(person: User) -> Question:
    """Before an account is closed."""
    return Question(
        _("Close the account of %(name)s?") % {"name": person.name},
        _("They can no longer sign in, and lose their roles. What they did stays on record."),
        _("Close the account"),
    )


def _known(person: User, team: Team | None) -> str:
    known = (person.personnel_number, person.email, team.name if team else None)
    return " · ".join(filter(None, known))


def _names(person: User, role: Role) -> dict[str, str]:
    return {"name": person.name, "role": str(role.label)}


def _held(person: User) -> list[tuple[str, datetime]]:
    grants = RoleGrant.objects.filter(person=person, revoked_at__isnull=True)
    return list(grants.values_list("role", "granted_at"))


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
