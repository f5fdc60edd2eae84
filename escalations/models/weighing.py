"""What decides about the place of a case in the queue, beside its target time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.IntegerChoices):
    """How bad the matter is for people, as reported and then as the handler weighs it."""

    ORDINARY = 1, _("Ordinary")
    SERIOUS = 2, _("Serious")
    GRAVE = 3, _("Grave: threat, crime or danger")


class Reach(models.IntegerChoices):
    """How many see it, as reported and then as the handler weighs it."""

    FEW = 1, _("Few people see it")
    MANY = 2, _("Many people see it")
    PRESS = 3, _("The press or very many people see it")


class Rank(models.IntegerChoices):
    """Which part of the queue a case stands in."""

    TO_DO = 0, _("To do")
    WAITS = 1, _("Waits for someone else")
    DECIDED = 2, _("Decided, still to close")
    DONE = 3, _("Closed")
