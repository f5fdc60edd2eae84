"""Who sees how far people are, in numbers: the desk, the director and the auditor.

The desk runs the rounds; the director answers for them; the auditor checks them. They
see the same numbers, and may take them out: one rule for page and export.
"""

from __future__ import annotations

from werksaam.people.models import DESK, Role, User
from werksaam.people.roles import has_role

SEE_FIGURES = tuple(sorted(DESK | {Role.DIRECTOR, Role.AUDITOR}))


def may_see_figures(person: User) -> bool:
    """Whether `person` sees the numbers of everyone."""
    return has_role(person, *SEE_FIGURES)
