"""Configuration of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "werksaam.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Declare the guards of our tables."""
        from . import guards

        guards.declare()
