"""Configuration of the app."""

from django.apps import AppConfig


class EscalationsConfig(AppConfig):
    """Reports and cases."""

    name = "escalations"
    verbose_name = "Reports and cases"
