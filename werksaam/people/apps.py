"""Configuration of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "werksaam.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Declare the guards of our tables, and the link in mail for a new password."""
        from werksaam.notifications.rendering import register_link

        from . import guards, resetting

        guards.declare()
        register_link(resetting.TEMPLATE, resetting.link_in)
