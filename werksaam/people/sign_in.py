"""Adapters of django-allauth: who may sign in, and how."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class PortalAccountAdapter(DefaultAccountAdapter):
    """Accounts come from the administrator, never from signing up."""


class PortalMFAAdapter(DefaultMFAAdapter):
    """The second factor."""
