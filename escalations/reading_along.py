"""Who reads along before a response is placed: someone else than the decider."""

from __future__ import annotations

from werksaam.people.models import DESK, Role, User
from werksaam.people.roles import people_with

from . import opening, telling
from .models import EXCLUDED, Case, CaseParty
from .refusals import NoSecondReader
from .routing import Reason, Recipient


def ask(case: Case, decider: User) -> None:
    """Ask colleagues at the desk to read along; with none left, the director. In an act.

    Raises NoSecondReader rather than let a decision wait for nobody.
    """
    parties = CaseParty.objects.filter(case=case, relation__in=EXCLUDED)
    barred = {decider.pk, *parties.values_list("person_id", flat=True)}
    colleagues = people_with(*DESK).exclude(pk__in=barred)
    readers = frozenset(colleagues.values_list("pk", flat=True))
    if not readers:
        directors = people_with(Role.DIRECTOR).exclude(pk__in=barred)
        readers = frozenset(directors.values_list("pk", flat=True))
        if not readers:
            raise NoSecondReader
        asked = [Recipient(person_id, Reason.SECOND_READER) for person_id in sorted(readers)]
        opening.add_recipients(case, asked)
    telling.of_review(case, readers)
