"""Configuration of the app."""

from django.apps import AppConfig


class EscalationsConfig(AppConfig):
    """Reports and cases."""

    name = "escalations"
    verbose_name = "Reports and cases"

    def ready(self) -> None:
        """Declare guards and checks of our tables, and which actions stand beside a lid."""
        from policy import actions

        from . import guards, verifying
        from .kinds import all_kinds

        guards.declare()
        verifying.declare()
        for kind in all_kinds():
            actions.register(kind.slug, "escalations:start", kind.report_label, args=[kind.slug])
