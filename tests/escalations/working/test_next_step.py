"""The step that comes first, for one viewer of a case."""

import pytest

from escalations.models import Case
from escalations.working.presenters import next_step

AT = "/zaken/Z-2345-6789/"
PLACE = "/plaats/"
LOOK = "/kijken/"
ROWS = [
    ("negatief-bericht", {"claim", "close"}, True, PLACE, "Lees mee", f"{AT}meelezen/"),
    ("negatief-bericht", {"claim"}, False, "", "Oppakken", f"{AT}oppakken/"),
    ("negatief-bericht", {"decide"}, False, "", "Neem een besluit", f"{AT}besluit/"),
    ("overtreding", {"decide"}, False, "", "Naar de volgende stap", "#h-decision"),
    ("negatief-bericht", set(), False, PLACE, "Noteer wat ermee is gebeurd", PLACE),
    ("negatief-bericht", {"reopen"}, False, "", "Kijk opnieuw naar het bericht", LOOK),
    ("negatief-bericht", {"close"}, False, "", "Sluit de zaak", f"{AT}sluiten/"),
]


@pytest.mark.parametrize(("kind", "moves", "may_review", "place", "label", "url"), ROWS)
def test_the_next_step_is_the_first_thing_to_do(
    kind: str, moves: set[str], may_review: bool, place: str, label: str, url: str
) -> None:
    case = Case(reference="Z-2345-6789", kind=kind)

    urls = {"place_url": place, "look_url": LOOK if url == LOOK else ""}

    step = next_step(case, frozenset(moves), may_review=may_review, **urls)

    assert step is not None
    assert (step.label, step.url) == (label, url)


def test_who_can_do_nothing_has_no_next_step() -> None:
    case = Case(reference="Z-2345-6789", kind="negatief-bericht")

    assert next_step(case, frozenset({"release"}), may_review=False) is None
