"""What the database refuses about people: dated facts and grants are never rewritten.

A dated fact can be superseded once, a grant revoked once, a request answered once; none
ever goes, nor does the person or the team that it is about.
"""

from werksaam.audit.guards import Guard, frozen, register, undeletable

from .models import (
    Absence,
    Dated,
    Deputyship,
    DeskDuty,
    Membership,
    RoleGrant,
    RoleRequest,
    Team,
    TeamManagership,
    User,
)

DATED: tuple[type[Dated], ...] = (
    Membership,
    TeamManagership,
    Absence,
    Deputyship,
    DeskDuty,
)
SUPERSEDED = ("superseded_at",)
REVOKED = ("revoked_at", "revoked_by_id")
ANSWERED = ("answered_at", "answered_by_id", "granted")


def declare() -> None:
    """Register the guards; called when the app is ready."""
    for model in DATED:
        register(*_settled(model, SUPERSEDED))
    register(*_settled(RoleGrant, REVOKED))
    register(*_settled(RoleRequest, ANSWERED))
    for kept in (User, Team):
        register(*undeletable(kept))


def _settled(
    model: type[Dated] | type[RoleGrant] | type[RoleRequest], last: tuple[str, ...]
) -> tuple[Guard, ...]:
    """All columns stay, but `last`, which are filled in once; the row stays."""
    columns = [
        f.column for f in model._meta.local_concrete_fields if f.column and f.column not in last
    ]
    return (
        frozen(model, columns),
        frozen(model, last, when=f"OLD.{last[0]} IS NOT NULL"),
        *undeletable(model),
    )
