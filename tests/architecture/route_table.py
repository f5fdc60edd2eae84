"""The one table of who may open what (bar 1).

A row is a route; `who` are the relations that get `status`. Of the others,
someone who isn't signed in is sent to the sign-in page, and everyone else gets
the 404 that a page that doesn't exist gets. A POST that acts ends in a redirect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .scenario import Scenario

SIGN_IN = "sign-in"
Arguments = Callable[[Scenario], list[Any]]

ANONYMOUS = frozenset({"anonymous"})
STAFF = frozenset(
    {
        "colleague",
        "reporter",
        "adviser",
        "secretary",
        "manager",
        "director",
        "privacy_officer",
        "auditor",
        "administrator",
    }
)
EVERYONE = STAFF | ANONYMOUS
DESK = frozenset({"adviser", "secretary"})
RELATIONS = sorted(EVERYONE)


def no_arguments(scenario: Scenario) -> list[Any]:
    """Most routes name no object."""
    return []


@dataclass(frozen=True)
class Row:
    """Who may call a route, and what they get."""

    who: frozenset[str]
    status: int = 200
    arguments: Arguments = no_arguments
    post: bool = False
    anonymous: int | str = SIGN_IN
    refused: int | str = 404

    def expected(self, relation: str) -> int | str:
        """What `relation` gets: a status, or the sign-in page."""
        if relation in self.who:
            return self.status
        return self.anonymous if relation == "anonymous" else self.refused


def public(**given: Any) -> Row:
    """For everyone, signed in or not."""
    return Row(EVERYONE, **given)


def staff(**given: Any) -> Row:
    """For everyone who is signed in."""
    return Row(STAFF, **given)


def only(*who: str, **given: Any) -> Row:
    """For these relations alone."""
    return Row(frozenset(who), **given)


ROUTES: dict[str, Row] = {
    "home": staff(),
    "language": public(post=True, status=302),
    "stay": staff(post=True, status=204, anonymous=403),
    "accessibility": public(),
    "your_data": staff(),
    "health_live": public(),
    "health_ready": public(),
    # --- one's own account
    "account": staff(),
    "account_login": Row(ANONYMOUS, refused=302),
    "account_logout": staff(post=True, status=302, anonymous=302),
    "account_reauthenticate": staff(),
    "account_change_password": staff(),
    "account_reset_password": public(),
    "account_reset_password_done": public(),
    "account_reset_password_from_key": public(arguments=lambda s: ["a", "b"]),
    "account_reset_password_from_key_done": public(),
    "mfa_index": public(status=302),
    "mfa_authenticate": public(status=302),
    "mfa_reauthenticate": staff(status=302),
    # Nobody in the scenario signed in with a password just now, or has a second factor.
    "mfa_activate_totp": staff(status=302),
    "mfa_deactivate_totp": staff(status=404),
    "mfa_view_recovery_codes": staff(status=404),
    "mfa_generate_recovery_codes": staff(status=302),
    "mfa_download_recovery_codes": staff(status=404),
}
