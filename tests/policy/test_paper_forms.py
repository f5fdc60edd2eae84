"""Forms on paper: recorded by the desk with a scan, served to the desk alone, verified."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

from escalations.attaching import sweep_files
from policy.acknowledging import confirm
from policy.models import Acknowledgement, PaperForm, ReadingTogether, Round, Version
from policy.obligations import Standing
from policy.paper import CannotRecord, note_looked_up, record_paper_form
from policy.queries_acknowledging import open_obligation, state_in
from policy.queries_rounds import question_on
from policy.reading_together import attest, contest
from policy.verifying import check_scans
from tests.factories.escalations import House
from tests.factories.images import picture, pixels, upload, use_store
from tests.factories.people import person, sign_in, team
from tests.policy.reading import Hall, a_hall
from werksaam import clock, stored_files
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.verification import Report
from werksaam.people.models import User
from werksaam.stored_files import read
from werksaam.uploads import MOST_BYTES, accept

pytestmark = pytest.mark.django_db
QUERIES_TO_FIND, QUERIES_TO_LOOK = 12, 25
SOON_AFTER = date(2017, 4, 20)
"""The first day on which anybody could know version 1."""

MOVING = picture(
    "WEBP", save_all=True, append_images=[Image.new("RGB", (40, 20), (0, 0, 200))], duration=100
)


@pytest.fixture(autouse=True)
def own_store(settings: Settings, tmp_path: Path) -> Path:
    return use_store(settings, tmp_path / "attachments")


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


@pytest.fixture
def desk(client: Client, hall: Hall) -> Client:
    return sign_in(client, hall.desk)


def yesterday() -> date:
    return clock.today() - timedelta(days=1)


def recorded(
    hall: Hall, signed_on: date | None = None, scan: bytes | None = None
) -> Acknowledgement:
    return record_paper_form(
        by=hall.desk,
        person=hall.learner,
        version=hall.version,
        signed_on=signed_on or yesterday(),
        language="nl",
        scan=accept("scan.png", picture()),
    )


def refused(hall: Hall, signed_on: date) -> dict[str, object]:
    with pytest.raises(CannotRecord) as found:
        recorded(hall, signed_on)
    assert not PaperForm.objects.exists()
    return dict(found.value.errors)


def files(store: Path) -> list[str]:
    return [path.name for path in store.iterdir()] if store.exists() else []


# --- the act


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


# --- the pages


def send(client: Client, hall: Hall, **changed: object) -> tuple[int, str]:
    given = {
        "version": hall.version.pk,
        "signed_on": yesterday().isoformat(),
        "language": "nl",
        "scan": upload("scan.png"),
        **changed,
    }
    response = client.post(f"/beheer/bevestigingen/{hall.learner.pk}/formulier/", given)
    return response.status_code, response.content.decode()


def error_at(page: str, field: str) -> str:
    found = re.search(rf'id="id_{field}_error".*?</div>', page, re.DOTALL)
    return found[0] if found else ""


def test_the_desk_records_a_form(desk: Client, hall: Hall) -> None:
    status, _page = send(desk, hall)

    page = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/").content.decode()
    assert (status, PaperForm.objects.count()) == (302, 1)
    assert "Ondertekend op papier" in page
    assert f"Vastgelegd door {hall.desk.name}" in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.png", b"", "‘leeg.png’ is leeg."),
        ("brief.pdf", b"%PDF-1.7", "‘brief.pdf’ is geen afbeelding"),
        ("scan.jpg", picture(), "‘scan.jpg’ past niet bij dit soort afbeelding."),
        ("half.png", picture(size=(400, 400))[:-300], "‘half.png’ is beschadigd"),
        ("zwaar.png", picture() + bytes(MOST_BYTES + 1024), "‘zwaar.png’ is groter dan 10 MB."),
        ("film.webp", MOVING, "‘film.webp’ beweegt."),
    ],
)
def test_a_bad_scan_is_refused_in_words_at_the_field(
    desk: Client, hall: Hall, name: str, content: bytes, words: str
) -> None:
    status, page = send(desk, hall, scan=upload(name, content))

    assert (status, PaperForm.objects.count()) == (422, 0)
    assert words in error_at(page, "scan")
    assert f'value="{yesterday().isoformat()}"' in page


def test_a_bad_day_asks_for_the_scan_once_more(desk: Client, hall: Hall) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()

    status, page = send(desk, hall, signed_on=tomorrow)

    assert (status, PaperForm.objects.count()) == (422, 0)
    assert "Deze dag moet nog komen." in error_at(page, "signed_on")
    assert "Kies de scan nog een keer" in error_at(page, "scan")


def test_no_scan_is_said_at_the_field(desk: Client, hall: Hall) -> None:
    status, page = send(desk, hall, scan="")

    assert (status, "Kies de scan van het formulier." in error_at(page, "scan")) == (422, True)


def test_the_scan_is_a_download_that_runs_nothing(desk: Client, hall: Hall) -> None:
    given = recorded(hall)

    response = desk.get(f"/beheer/bevestigingen/{given.pk}/scan/")

    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert pixels(response.content).size == (40, 20)


def test_each_look_at_a_scan_is_in_the_trail_once_a_quarter(desk: Client, hall: Hall) -> None:
    given, start = recorded(hall), clock.now().replace(minute=1)

    for minutes in (0, 5, 20):
        with clock.at(start + timedelta(minutes=minutes)):
            desk.get(f"/beheer/bevestigingen/{given.pk}/scan/")

    assert Event.objects.filter(action="paper_form.looked_at").count() == 2


def test_the_person_has_a_proof_of_a_form_on_paper(client: Client, hall: Hall) -> None:
    given = recorded(hall)
    sign_in(client, hall.learner)

    page = client.get(f"/bevestigingen/{given.pk}/")

    assert page.status_code == 200
    assert client.get(f"/bevestigingen/{given.pk}.json").json()["record"]["id"] == str(given.pk)


def test_a_form_to_print_says_what_is_signed_in_either_language(desk: Client) -> None:
    dutch = desk.get("/beheer/bevestigingen/leeg-formulier/").content.decode()
    english = desk.get("/beheer/bevestigingen/leeg-formulier/?taal=en").content.decode()

    assert "Ik heb versie 1 van de Sociale media code" in dutch
    assert "I have received and read version 1" in english
    assert "Signature" in english


# --- looking someone up


@pytest.mark.parametrize("number", [1, 3])
def test_finding_people_costs_the_same_for_one_and_for_three(
    desk: Client,
    hall: Hall,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    green = team("Groen")
    for _number in range(number):
        contest(by=hall.desk, reading=_read_with(hall, person("Zeldzaam", team=green)))

    with django_assert_num_queries(QUERIES_TO_FIND):
        page = desk.get("/beheer/bevestigingen/", {"q": "zeldzaam"})

    assert (len(page.context["found"]), len(page.context["contested"])) == (number, number)


def _read_with(hall: Hall, learner: User) -> ReadingTogether:
    return attest(by=hall.trainer, person=learner, version=hall.version, language="nl")


@pytest.mark.parametrize("number", [1, 3])
def test_looking_up_costs_the_same_for_one_way_and_for_three(
    desk: Client,
    hall: Hall,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for _number in range(number):
        contest(by=hall.desk, reading=_read_with(hall, hall.learner))
    note_looked_up(by=hall.desk, person=hall.learner)

    with django_assert_num_queries(QUERIES_TO_LOOK):
        page = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/")

    assert len(page.context["ways"]) == number


def test_someone_is_found_by_exact_number_or_name(desk: Client, hall: Hall) -> None:
    found = [
        [person for person, _team in desk.get("/beheer/bevestigingen/", {"q": q}).context["found"]]
        for q in ("J100", "J10", "jikke")
    ]

    assert (found[0], found[1]) == ([hall.learner], [])
    assert hall.learner in found[2]


def test_nobody_is_listed_unasked(desk: Client, hall: Hall) -> None:
    assert "found" not in desk.get("/beheer/bevestigingen/").context


def test_that_the_desk_looked_someone_up_is_in_the_trail_once(hall: Hall) -> None:
    note_looked_up(by=hall.desk, person=hall.learner)
    note_looked_up(by=hall.desk, person=hall.learner)

    assert Event.objects.filter(action="confirmation.looked_up").count() == 1


def test_a_manager_does_not_learn_how_someone_confirmed(client: Client, hall: Hall) -> None:
    given = recorded(hall)
    sign_in(client, hall.manager)
    closed = (
        f"/beheer/bevestigingen/{hall.learner.pk}/",
        f"/beheer/bevestigingen/{given.pk}/scan/",
        "/beheer/bevestigingen/",
    )

    assert [client.get(path).status_code for path in closed] == [404, 404, 404]
    assert "papier" not in client.get("/beheer/team/").content.decode().lower()


@pytest.mark.parametrize(("is_asked", "button"), [(True, "btn-primary"), (False, "btn-quiet")])
def test_the_button_is_quiet_where_nothing_is_to_be_confirmed(
    desk: Client, hall: Hall, is_asked: bool, button: str
) -> None:
    if not is_asked:
        confirm(by=hall.learner, version=hall.version, language="nl")

    html = desk.get(f"/beheer/bevestigingen/{hall.learner.pk}/").content.decode()

    link = f'class="btn {button}" href="/beheer/bevestigingen/{hall.learner.pk}/formulier/"'
    assert link in html
