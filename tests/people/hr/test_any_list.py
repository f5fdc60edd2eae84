"""For any list, and whatever lists came before: twice is once, and nothing confirmed is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy.acknowledging import confirm
from policy.models import Acknowledgement, Version
from tests.factories.escalations import MONDAY
from tests.factories.people import person
from tests.factories.policy import published_code
from werksaam import clock
from werksaam.people.hr.applying import apply, preview
from werksaam.people.hr.reading import read
from werksaam.people.hr.rows import Unreadable
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db
HEADING = (
    "personeelsnummer;naam;organisatie;team;bovenliggend team;leidinggevende;in dienst;"
    "uit dienst;representatieve functie;e-mail;oud personeelsnummer"
)
TEAMS = ("Groen", "Post", "Top")
PARENTS = st.fixed_dictionaries(
    {"Groen": st.sampled_from(["", "Top"]), "Post": st.sampled_from(["", "Top", "Groen"])}
)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list of up to five people in three teams; some contradict themselves."""
    numbers = draw(st.lists(st.integers(1, 7), min_size=1, max_size=5, unique=True))
    parents = {"Top": "", **draw(PARENTS)}
    managers = {team: str(draw(st.sampled_from(["", *numbers]))) for team in TEAMS}
    rows = [_row(draw, number, parents, managers) for number in numbers]
    return "\n".join([HEADING, *rows])


def _row(draw: st.DrawFn, number: int, parents: dict[str, str], managers: dict[str, str]) -> str:
    team = draw(st.sampled_from(TEAMS))
    cells = (
        str(number),
        draw(st.sampled_from(["Anna", "Bram"])),
        draw(st.sampled_from(["Westfriesland", "Verloning"])),
        team,
        parents[team],
        managers[team],
        draw(st.sampled_from(["", "2020-01-01", "2026-11-23", "2026-12-01"])),
        draw(st.sampled_from(["", "", "", "2026-12-31", "2026-11-01"])),
        draw(st.sampled_from(["ja", "nee"])),
        draw(st.sampled_from(["", *[f"{number}@x.nl"] * 4, "a@x.nl"])),
        draw(st.sampled_from([*[""] * 9, "8"])),
    )
    return ";".join(cells)


@pytest.fixture
def bea() -> User:
    return person("Bea", roles=[Role.ADMINISTRATOR], personnel_number="900")


def _applied(text: str, bea: User) -> int | None:
    """How much it changed; None for a list that is refused."""
    try:
        listed = read(text)
        agreed_to = preview(listed, by=bea).fingerprint
    except Unreadable:
        return None
    return apply(by=bea, listed=listed, agreed_to=agreed_to, many_may_leave=True).number


def _everyone_confirms(version: Version) -> None:
    for someone in User.objects.filter(is_active=True, acknowledgements__isnull=True):
        confirm(by=someone, version=version, language="nl")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=lists())
def test_a_list_applied_twice_changes_nothing_the_second_time(text: str, bea: User) -> None:
    with clock.at(MONDAY):
        first = _applied(text, bea)

        assert first is None or _applied(text, bea) == 0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=st.lists(lists(), min_size=2, max_size=3))
def test_no_list_takes_a_confirmation_away(several: list[str], bea: User) -> None:
    with clock.at(MONDAY):
        version = Version.objects.first() or published_code()
        for text in several:
            before = set(Acknowledgement.objects.values_list("pk", "person_id", "person_name"))
            _applied(text, bea)
            after = set(Acknowledgement.objects.values_list("pk", "person_id", "person_name"))
            assert before <= after
            _everyone_confirms(version)
