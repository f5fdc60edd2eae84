"""The code of the demo, once it is published."""

from __future__ import annotations

from policy import queries
from policy.models import Version


def the_version() -> Version:
    """The version in force."""
    policy = queries.the_policy()
    version = queries.version_in_force(policy) if policy else None
    if version is None:
        raise RuntimeError("The code of the demo was not published.")
    return version
