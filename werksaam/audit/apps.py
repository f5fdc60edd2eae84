"""Configuration of the app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AuditConfig(AppConfig):
    """The trail."""

    name = "werksaam.audit"
    label = "audit"
    verbose_name = "The trail"

    def ready(self) -> None:
        """Register the trail's guards, and have all guards installed after a migrate."""
        from . import guards, own_guards

        own_guards.register()
        pre_migrate.connect(guards.remove_before_migrate, sender=self)
        post_migrate.connect(guards.install_after_migrate, sender=self)
