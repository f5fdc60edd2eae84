"""The chapter of the story about people: two lists from HR, a return, and roles for oneself."""

from __future__ import annotations

from tests.factories.escalations import House
from werksaam import clock
from werksaam.people import asking_roles, changing, placing
from werksaam.people.hr import applying, reading
from werksaam.people.models import Membership, Role, User

HEADING = "personeelsnummer;naam;organisatie;team;e-mail;bovenliggend team"


def tell_people(house: House, by: User, word: str) -> None:
    """Someone comes by a list, moves and leaves by the next, and returns by hand."""
    here = _everyone()
    _apply(by, [*here, f"{word}-n1;Nieuw {word};verloning;Kas {word};n1{word}@x.nl;"])
    _apply(by, [*here, f"{word}-n2;Ander {word};verloning;Kas {word};n2{word}@x.nl;Top {word}"])
    left = User.objects.get(personnel_number=f"{word}-n1")
    placing.place(by=by, person=left, team=house.hall, starts_on=clock.today())
    changing.change_details(by=by, person=left, details={"name": f"Terug {word}"})
    for role, grant in ((Role.AUDITOR, True), (Role.TRAINER, False)):
        request = asking_roles.ask_role(by=by, role=role, reason=word)
        asking_roles.answer_role(by=house.director, request=request, grant=grant)


def _everyone() -> list[str]:
    """A row for everyone who works here, as they are."""
    held = Membership.objects.on(clock.today()).select_related("person", "team", "team__parent")
    return [
        f"{m.person.personnel_number};{m.person.name};{m.entity};{m.team.name};"
        f"{m.person.email or ''};{m.team.parent.name if m.team.parent else ''}"
        for m in held
    ]


def _apply(by: User, rows: list[str]) -> None:
    listed = reading.read("\n".join([HEADING, *rows]))
    agreed_to = applying.preview(listed, by=by).fingerprint
    applying.apply(by=by, listed=listed, agreed_to=agreed_to)
