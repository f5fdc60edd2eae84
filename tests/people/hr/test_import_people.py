"""`manage.py import_people`: the list shown, and applied."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories.people import person
from werksaam.people.models import Role, Team, User

from .lists import table

pytestmark = pytest.mark.django_db
BEA = "bea@werksaam.example"


@pytest.fixture(autouse=True)
def bea() -> User:
    return person("Bea", email=BEA, roles=[Role.ADMINISTRATOR])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lijst.csv"


def imported(file: Path, text: str | bytes, *words: str, by: str = BEA) -> list[str]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out = StringIO()
    call_command("import_people", str(file), "--by", by, *words, stdout=out)
    return out.getvalue().splitlines()


def test_what_changes_is_shown_and_done(file: Path) -> None:
    said = imported(file, table("1;Anna;Groen;01-03-2020", more="in dienst"))

    assert said[:3] == ["Nieuw: 1", "  Anna (1), in Groen vanaf 1 maart 2020", "Nieuwe teams: 1"]
    assert said[-2:] == ["arrival: 1/1", "Applied: 2 changes."]
    assert User.objects.filter(personnel_number="1").exists()


def test_a_dry_run_changes_nothing(file: Path) -> None:
    said = imported(file, table("1;Anna;Groen"), "--dry-run")

    assert (said[0], Team.objects.count()) == ("Nieuw: 1", 0)


def test_the_same_file_twice_changes_nothing(file: Path) -> None:
    imported(file, table("1;Anna;Groen"))

    assert imported(file, table("1;Anna;Groen")) == ["Nothing changes."]


def test_what_is_wrong_is_named_by_row(file: Path) -> None:
    with pytest.raises(CommandError) as refused:
        imported(file, table("1;;Groen", "2;Bram;"))

    assert str(refused.value).splitlines() == [
        "Nothing was changed.",
        "Rij 2, naam: Dit is leeg. Vul het in.",
        "Rij 3, team: Dit is leeg. Vul het in.",
    ]


def test_windows_writing_is_told(file: Path) -> None:
    said = imported(file, table("1;Zoë;Groen").encode("cp1252"), "--dry-run")

    assert said[0] == "Not UTF-8: read as Windows writes (CP1252). Check the accents."


def test_very_many_leaving_takes_an_option(file: Path) -> None:
    imported(file, table("1;Anna;Groen", "2;Bram;Groen"))

    with pytest.raises(CommandError, match="1 of 2 people would leave"):
        imported(file, table("1;Anna;Groen"))
    imported(file, table("1;Anna;Groen"), "--many-leave")

    assert not User.objects.get(personnel_number="2").is_active


def test_only_an_administrator_applies_a_list(file: Path) -> None:
    person("Rik", email="rik@werksaam.example")

    for by in ("rik@werksaam.example", "niemand@werksaam.example"):
        with pytest.raises(CommandError, match="does not hold the role administrator"):
            imported(file, table("1;Anna;Groen"), by=by)


def test_a_file_that_is_not_there_is_said(file: Path) -> None:
    with pytest.raises(CommandError, match="can't be read"):
        call_command("import_people", str(file), "--by", BEA)
