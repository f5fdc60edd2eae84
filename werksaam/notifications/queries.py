"""What the administrator asks of the outbox."""

from django.db.models import QuerySet

from .models import Mail


def dead() -> QuerySet[Mail]:
    """Mail that nobody will get unless someone acts, newest first."""
    return Mail.objects.filter(given_up_at__isnull=False).order_by("-given_up_at")


def struggling() -> QuerySet[Mail]:
    """Mail that failed at least once and is tried again."""
    waiting = Mail.objects.filter(accepted_at__isnull=True, given_up_at__isnull=True)
    return waiting.filter(attempts__gt=0).order_by("next_attempt_at")
