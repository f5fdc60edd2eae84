"""What the portal needs before it may start, said in words.

The same rules run in `manage.py check --deploy` and when a web process
starts (`wsgi.py`), since a web server runs no checks of its own.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

DATES = {
    "PRIVACY_DPIA_DATE": "the data protection impact assessment (AVG 35)",
    "PRIVACY_OFFICER_ADVICE_DATE": "the privacy officer's advice (AVG 35(2))",
    "WORKS_COUNCIL_CONSENT_DATE": "the works council's consent to this system (WOR 27)",
}


def refuse_unready() -> None:
    """Stop the start of a web process that lacks something; raises ImproperlyConfigured."""
    missing = [message.msg for message in ready_to_start()]
    if missing:
        raise ImproperlyConfigured("The portal does not start. " + " ".join(missing))


def ready_to_start(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Everything that keeps the portal from starting, with what to do about it."""
    return [*_secret(), *_hosts(), *_clock(), *_demo(), *_dates()]


def _is_production() -> bool:
    return not (settings.DEBUG or settings.DEMO or settings.TESTING)


def _secret() -> Iterator[CheckMessage]:
    try:
        found = settings.SECRET_KEY
    except ImproperlyConfigured:  # Django's own words for an empty one
        found = ""
    if not found:
        yield Error("Set SECRET_KEY to a long random secret.", id="portal.E004")


def _hosts() -> Iterator[CheckMessage]:
    if _is_production() and not settings.ALLOWED_HOSTS:
        yield Error(
            "Set ALLOWED_HOSTS to the names that people reach the portal by.", id="portal.E001"
        )


def _clock() -> Iterator[CheckMessage]:
    """A clock that stands still would time every event of the trail wrong."""
    if settings.FAKE_NOW is None:
        return
    if _is_production():
        yield Error("Unset FAKE_NOW: it stops the clock.", id="portal.E005")
    elif settings.FAKE_NOW.tzinfo is None:
        yield Error("Give FAKE_NOW with its offset: 2026-11-23T10:00:00+01:00.", id="portal.E006")


def _demo() -> Iterator[CheckMessage]:
    """The demo's passwords are public: it must never stand where real people come."""
    if settings.DEMO and any(_date(name) for name in DATES):
        yield Error(
            "This is a demo, yet dates of a real organisation are set. "
            "Unset them, or choose another DATA_DIR.",
            id="portal.E002",
        )


def _dates() -> Iterator[CheckMessage]:
    if not _is_production():
        return
    for name, what in DATES.items():
        if not _date(name):
            yield Error(f"Set {name} to the day of {what}.", id="portal.E003")


def _date(name: str) -> object:
    return getattr(settings, name)
