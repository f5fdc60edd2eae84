"""Configuration of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "werksaam.people"
    label = "people"
    verbose_name = "People"
