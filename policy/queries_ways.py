"""In which ways people confirmed: in the portal, on paper, or by reading together.

Nobody but the desk asks this of another; a person sees the own.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from werksaam import clock
from werksaam.people.models import User

from .models import Acknowledgement, ContestedReading, ReadingTogether

SHOWN_FOR = timedelta(days=60)
"""How long a contested reading stays on the list of the desk."""


def confirmations_of(person: User) -> QuerySet[Acknowledgement]:
    """What `person` confirmed, with the paper form if there is one, the latest first."""
    own = Acknowledgement.objects.filter(person=person)
    return own.select_related("version__policy", "paper_form__recorded_by")


def readings_of(person: User) -> QuerySet[ReadingTogether]:
    """What was read together with `person`, with who contested it, the latest first."""
    own = ReadingTogether.objects.filter(person=person)
    return own.select_related("version__policy", "contested__recorded_by")


def lately_contested() -> QuerySet[ContestedReading]:
    """The readings that were contested these last weeks, the latest first."""
    recent = ContestedReading.objects.filter(recorded_at__gte=clock.now() - SHOWN_FOR)
    return recent.select_related("reading__version", "reading__person").order_by("-recorded_at")
