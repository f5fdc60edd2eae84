"""The ground floor as an app: templates' tags, commands and checks."""

from django.apps import AppConfig


class WerksaamConfig(AppConfig):
    """Home, error pages, health, the demo and what is due."""

    name = "werksaam"
    verbose_name = "Portal"
