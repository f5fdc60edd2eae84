"""Configuration of the app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Mail."""

    name = "werksaam.notifications"
    label = "notifications"
    verbose_name = "Mail"
