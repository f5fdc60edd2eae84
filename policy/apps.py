"""Configuration of the app."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The versioned code and its acknowledgement."""

    name = "policy"
    verbose_name = "The versioned code and its acknowledgement"

    def ready(self) -> None:
        """Declare what the database never lets change, what a verification checks, and mails."""
        from . import guards, inviting_mail, verifying

        guards.declare()
        verifying.declare()
        inviting_mail.declare()
