"""People, the tree of teams, and who stands in for whom, all by date.

Nothing here is overwritten: a row that turns out wrong or ends early is
superseded by a new one, and keeps when it was recorded. So a question about a
past day can be asked as of that day ("who was her manager, as we knew it").
"""

from .dated import (
    Absence,
    Dated,
    DatedQuerySet,
    Deputyship,
    DeskDuty,
    Membership,
    Team,
    TeamManagership,
)
from .lists import PeopleList
from .person import DESK, Entity, LineSpacing, Role, TextSize, User, UserManager
from .roles import RoleGrant, RoleRequest

__all__ = [
    "DESK",
    "Absence",
    "Dated",
    "DatedQuerySet",
    "Deputyship",
    "DeskDuty",
    "Entity",
    "LineSpacing",
    "Membership",
    "PeopleList",
    "Role",
    "RoleGrant",
    "RoleRequest",
    "Team",
    "TeamManagership",
    "TextSize",
    "User",
    "UserManager",
]
