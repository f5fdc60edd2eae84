"""The ground floor as an app: templates' tags, commands and checks."""

from django.apps import AppConfig
from django.core.checks import register

from werksaam.checks import ready_to_start


class WerksaamConfig(AppConfig):
    """Home, error pages, health, the demo and what is due."""

    name = "werksaam"
    verbose_name = "Portal"

    def ready(self) -> None:
        """Register what the portal needs before it may start, for `check --deploy`."""
        register(ready_to_start, "portal", deploy=True)
