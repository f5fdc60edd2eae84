"""No text for the subject of a violation names who reported or saw it."""

from __future__ import annotations

import pytest

from escalations.keeping_secret import names_reporter
from escalations.models import Case
from escalations.rerouting import answer, preview, propose
from tests.factories import violation as v
from tests.factories.escalations import KIND, House


def named(house: House) -> Case:
    """A violation reported by Rik van der Berg, which Anna Li saw."""
    for person, name in ((house.reporter, "Rik van der Berg"), (house.adviser, "Anna Li")):
        person.name = name
        person.save(update_fields=["name"])
    return v.a_taken_up(house, witnesses=[house.adviser.pk])


GIVE_AWAY = ["Rik van der Berg zei het.", "Mevrouw BERG zag het.", "Anna Li zag het."]
SAY_NOTHING = ["", "Het stond op een bergpad.", "Li is te kort.", "Er was een foto."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "gives_away"),
    [*((text, True) for text in GIVE_AWAY), *((text, False) for text in SAY_NOTHING)],
)
def test_names_of_who_reported_or_saw_it_are_found(
    house: House, text: str, gives_away: bool
) -> None:
    assert names_reporter(named(house), text) is gives_away


@pytest.mark.django_db
def test_who_reported_what_went_on_as_another_kind_stays_secret_too(house: House) -> None:
    case = v.a_taken_up(house)
    report = case.reports.get()
    propose(
        by=house.manager, case=case, report=report, revision=case.revision, to_kind=KIND, reason="x"
    )
    shown = preview(report, KIND).person_ids
    answer(by=house.reporter, report=report, agreed=True, shown=shown)

    told = (house.reporter.name, report.reference)
    assert [names_reporter(v.fresh(case), text) for text in told] == [True, True]
