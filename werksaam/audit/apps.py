"""Configuration of the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail."""

    name = "werksaam.audit"
    label = "audit"
    verbose_name = "The trail"
