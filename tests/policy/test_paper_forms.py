"""Forms on paper: recorded by the desk with a scan, kept, verified."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from escalations.attaching import sweep_files
from policy.acknowledging import confirm
from policy.models import Acknowledgement, PaperForm, Round, Version
from policy.obligations import Standing
from policy.paper import CannotRecord, record_paper_form
from policy.queries_acknowledging import open_obligation, state_in
from policy.queries_rounds import question_on
from policy.verifying import check_scans
from tests.factories.escalations import House
from tests.factories.images import picture, pixels, use_store
from tests.factories.people import person, team
from tests.policy.paper import recorded, yesterday
from tests.policy.reading import Hall, a_hall
from werksaam import clock, stored_files
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.verification import Report
from werksaam.stored_files import read
from werksaam.uploads import accept

pytestmark = pytest.mark.django_db
SOON_AFTER = date(2017, 4, 20)
"""The first day on which anybody could know version 1."""


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> Path:
    return use_store(settings, tmp_path / "attachments")


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


def refused(hall: Hall, signed_on: date) -> dict[str, object]:
    with pytest.raises(CannotRecord) as found:
        recorded(hall, signed_on)
    assert not PaperForm.objects.exists()
    return dict(found.value.errors)


def files(store: Path) -> list[str]:
    return [path.name for path in store.iterdir()] if store.exists() else []


def test_a_form_is_a_confirmation_from_the_day_of_signing(hall: Hall) -> None:
    given = recorded(hall)

    question = question_on(hall.version.policy)
    assert question is not None
    state = state_in(question, hall.learner, clock.today())
    assert (given.confirmed_on, state.standing) == (yesterday(), Standing.CONFIRMED)
    assert open_obligation(hall.learner) is None


def test_who_recorded_it_and_for_whom_is_in_the_trail(hall: Hall) -> None:
    given = recorded(hall)

    detail = EventDetail.objects.get(object_type="acknowledgement", object_id=str(given.pk))
    assert (detail.actor_name, detail.on_behalf_of_name) == (hall.desk.name, "Jikke")
    assert given.paper_form.recorded_by == hall.desk


def test_only_the_picture_is_kept_of_a_scan(hall: Hall, own_store: Path) -> None:
    with_place = picture("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0")
    form = record_paper_form(
        by=hall.desk,
        person=hall.learner,
        version=hall.version,
        signed_on=yesterday(),
        language="nl",
        scan=accept("scan.jpg", with_place),
    ).paper_form

    kept = read(form.file)
    assert (b"Exif" in kept, pixels(kept).size) == (False, (40, 20))
    assert files(own_store) == [form.file]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Deze dag moet nog komen."),
        (-20_000, "Niemand kon deze versie toen kennen. De bekendmaking was op 20 april 2017."),
    ],
)
def test_a_day_that_can_not_be_is_refused(hall: Hall, days: int, words: str) -> None:
    error = str(refused(hall, clock.today() + timedelta(days=days))["signed_on"])

    assert error.startswith(words)


def test_who_did_not_work_here_that_day_did_not_sign(hall: Hall) -> None:
    newcomer = person("Nina", team=team("Groen"), since=clock.today())
    hall = Hall(hall.trainer, hall.manager, newcomer, hall.desk, hall.version)

    assert refused(hall, yesterday()) == {"signed_on": "Nina werkte hier niet op deze dag."}


def test_nobody_records_their_own_form(hall: Hall) -> None:
    hall = Hall(hall.trainer, hall.manager, hall.desk, hall.desk, hall.version)

    assert str(refused(hall, yesterday())["version"]).startswith("Bevestig zelf in het portaal.")


def test_the_first_day_that_people_could_know_it_counts(hall: Hall) -> None:
    assert recorded(hall, SOON_AFTER).confirmed_on == SOON_AFTER


def test_who_confirmed_already_is_told_and_nothing_stored(hall: Hall, own_store: Path) -> None:
    confirm(by=hall.learner, version=hall.version, language="nl")

    error = str(refused(hall, yesterday())["version"])

    assert error.startswith("Jikke heeft deze versie al bevestigd, op")
    assert files(own_store) == []


def test_the_same_scan_sent_twice_is_one_form(hall: Hall) -> None:
    assert recorded(hall) == recorded(hall)
    assert Event.objects.filter(action="paper_form.recorded").count() == 1


def test_a_periodic_round_is_answered_by_a_form_of_its_own(hall: Hall) -> None:
    with clock.at(clock.now() - timedelta(days=2)):
        confirm(by=hall.learner, version=hall.version, language="nl")
    asks = _periodic(hall.version)

    given = recorded(hall, clock.today())

    assert given.periodic_round == asks
    assert Acknowledgement.objects.filter(person=hall.learner).count() == 2


def _periodic(version: Version) -> Round:
    today = clock.today()
    return Round.objects.create(
        version=version,
        is_periodic=True,
        opens_on=today,
        due_on=today + timedelta(days=30),
        opened_by=person(),
    )


def test_sweeping_leaves_the_scans(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    form = recorded(hall).paper_form
    stored_files.keep(picture(), "png")
    monkeypatch.setattr(stored_files, "SWEPT_AFTER", -60)

    assert sweep_files() == 1
    assert read(form.file)


def problems_of(form: PaperForm) -> list[str]:
    report = Report()
    check_scans(report)
    return [p.what for p in report.problems if p.where == f"paper_form {form.pk}"]


def test_verification_finds_a_changed_scan_and_a_lost_one(hall: Hall, own_store: Path) -> None:
    form = recorded(hall).paper_form
    sound = problems_of(form)
    (own_store / form.file).write_bytes(b"iets anders")
    changed = problems_of(form)
    (own_store / form.file).unlink()

    assert (sound, changed) == ([], ["has a scan that is not the one of its hash."])
    assert problems_of(form) == ["has lost its scan."]
