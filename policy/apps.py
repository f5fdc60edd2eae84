"""Configuration of the app."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """The versioned code and its acknowledgement."""

    name = "policy"
    verbose_name = "The versioned code and its acknowledgement"

    def ready(self) -> None:
        """Declare what the database never lets change, what a verification checks, mails, and
        which actions stand beside a lid."""
        from . import guards, inviting_mail, own_actions, verifying

        guards.declare()
        verifying.declare()
        inviting_mail.declare()
        own_actions.register()
