"""Configuration of the app."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The versioned code and its acknowledgement."""

    name = "policy"
    verbose_name = "The versioned code and its acknowledgement"

    def ready(self) -> None:
        """Declare what the database never lets change, and what a verification checks."""
        from . import guards, verifying

        guards.declare()
        verifying.declare()
