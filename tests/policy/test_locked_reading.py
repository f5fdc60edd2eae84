"""The locked view: nothing else can be reached, it ends by itself, and it leaves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoAssertNumQueries

from policy import access_reading, locked_reading
from policy.acknowledging import confirm
from policy.locked_reading import ENDS_AFTER
from policy.middleware import AFTER, READING
from policy.models import ReadingTogether
from policy.reading_together import attest
from policy.refusing import refuse
from tests.factories.escalations import House
from tests.factories.people import PASSWORD, person, sign_in, team
from tests.policy.reading import Hall, a_hall, begin, read_all
from werksaam import clock
from werksaam.audit.models import SecurityEvent
from werksaam.people.granting import revoke_role
from werksaam.people.models import Role
from werksaam.people.session_store import SessionStore

pytestmark = pytest.mark.django_db

QUERIES = 39
HERE = "/samen-lezen/deel/1/"
ATTEST = "/samen-lezen/verklaren/"
STOP = "/samen-lezen/stoppen/"
ENDED = "/samen-lezen/voorbij/tijd/"
SAMPLE = {
    "slug": "a",
    "path": "a",
    "int": "1",
    "str": "a",
    "uuid": "5d3a1f52-6a6b-4f0c-9f0e-0d8d9f3f2f11",
}
LEAVING = {"account_logout"}


@pytest.fixture
def hall(standing_house: House) -> Hall:
    return a_hall(standing_house)


@pytest.fixture
def start() -> datetime:
    """When the reading begins."""
    return clock.now()


@pytest.fixture
def tablet(client: Client, hall: Hall) -> Client:
    begin(client, hall)
    client.get(HERE)
    return client


@pytest.fixture
def done(client: Client, hall: Hall) -> Client:
    begin(client, hall)
    read_all(client, hall)
    client.post(ATTEST, {"password": PASSWORD})
    return client


def addresses(
    resolver: URLResolver, before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Every route with an address of it, the arguments filled in somehow."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from addresses(entry, route, inner)
        elif isinstance(entry, URLPattern):
            filled = re.sub(r"<(\w+):\w+>", lambda kind: SAMPLE[kind[1]], route)
            yield f"{space}{entry.name}", f"/{filled}"


def to(client: Client, path: str, method: str = "get") -> str:
    """Where someone who asks for this address is sent."""
    response = getattr(client, method)(path)
    return str(response.headers.get("Location", response.status_code))


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_address_leads_back(tablet: Client, method: str) -> None:
    closed = [path for name, path in addresses(get_resolver()) if name not in READING | LEAVING]
    closed += ["/bestaat-niet/", "/samen-lezen/", "/static/niet-daar.css"]

    assert {path: to(tablet, path, method) for path in closed} == dict.fromkeys(closed, HERE)


def test_after_attesting_only_the_own_notice_is_left(done: Client, hall: Hall) -> None:
    notice = f"/samen-lezen/briefje/{ReadingTogether.objects.get().pk}/"
    closed = [path for name, path in addresses(get_resolver()) if name not in LEAVING]
    left = {path for name, path in addresses(get_resolver()) if name in AFTER - {"policy:notice"}}

    sent = {path: to(done, path) for path in closed if path not in left}

    assert sent == dict.fromkeys(sent, notice)
    assert done.get(notice).status_code == 200


def test_the_page_shows_no_way_out(tablet: Client, hall: Hall) -> None:
    html = tablet.get(HERE).content.decode()

    assert set(re.findall(r'href="(/(?!static)[^"]*)"', html)) == {"/samen-lezen/deel/2/", STOP}
    assert hall.learner.name not in html
    assert hall.trainer.name not in html


def test_an_error_shows_no_way_out(hall: Hall) -> None:
    strict = Client(enforce_csrf_checks=True)
    session = begin(Client(), hall)
    strict.cookies = session.cookies

    response = strict.post(STOP)

    html = response.content.decode()
    assert response.status_code == 403
    assert "masthead" not in html
    assert hall.trainer.name not in html


def test_one_part_stands_on_the_page_with_its_explanation(tablet: Client) -> None:
    page = tablet.get("/samen-lezen/deel/2/").content.decode()

    assert "Deel 2 van 33" in page
    assert 'data-language="nl" hidden' in page


def test_no_part_is_passed_over(tablet: Client) -> None:
    assert to(tablet, "/samen-lezen/deel/20/") == HERE
    assert to(tablet, ATTEST) == HERE


def test_beyond_the_last_part_there_is_nothing(tablet: Client, hall: Hall) -> None:
    total = read_all(tablet, hall)

    assert tablet.get(f"/samen-lezen/deel/{total + 1}/").status_code == 404


def test_the_other_language_keeps_the_place(tablet: Client, hall: Hall) -> None:
    given = {"language": "en", "next": HERE}

    response = tablet.post("/samen-lezen/taal/", given, follow=True)

    hall.trainer.refresh_from_db()
    assert "Part 1 of 33" in response.content.decode()
    assert (response.headers["Content-Language"], hall.trainer.language) == ("en", "nl")


def test_the_language_leads_nowhere_else(tablet: Client) -> None:
    given = {"language": "en", "next": "https://elders.example/"}

    assert tablet.post("/samen-lezen/taal/", given).headers["Location"] == HERE


def test_it_ends_five_minutes_after_a_touch(client: Client, hall: Hall, start: datetime) -> None:
    with clock.at(start):
        begin(client, hall)
    with clock.at(start + timedelta(seconds=ENDS_AFTER)):
        where = to(client, HERE)
        shown = client.get(where)

    assert (where, shown.status_code) == (ENDED, 200)
    assert not Session.objects.exists()
    assert SecurityEvent.objects.filter(event="reading.ended").count() == 1


def test_each_touch_gives_five_minutes_more(client: Client, hall: Hall, start: datetime) -> None:
    with clock.at(start):
        begin(client, hall)
    for minutes in (4, 8, 12):
        with clock.at(start + timedelta(minutes=minutes)):
            assert client.post("/samen-lezen/blijf/").status_code == 204


def test_what_another_tab_asks_is_no_touch(client: Client, hall: Hall, start: datetime) -> None:
    with clock.at(start):
        begin(client, hall)
    with clock.at(start + timedelta(minutes=4)):
        client.get("/werkvoorraad/")
    with clock.at(start + timedelta(minutes=6)):
        assert to(client, HERE) == ENDED


def test_a_night_later_it_ends_there_too(client: Client, hall: Hall, start: datetime) -> None:
    with clock.at(start):
        begin(client, hall)
    with clock.at(start + timedelta(hours=14)):
        assert to(client, HERE) == ENDED


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_to_the_last_page_ends_no_reading(tablet: Client, method: str) -> None:
    assert to(tablet, ENDED, method) == HERE
    assert to(tablet, "/samen-lezen/voorbij/zomaar/", method) == HERE
    assert not SecurityEvent.objects.filter(event="reading.ended").exists()


def test_only_the_known_ways_to_end_have_a_page(client: Client) -> None:
    ways = ("tijd", "klaar", "gestopt", "zomaar")

    statuses = [client.get(f"/samen-lezen/voorbij/{way}/").status_code for way in ways]

    assert statuses == [200, 200, 200, 404]


def test_the_page_itself_ends_it_after_five_minutes(tablet: Client) -> None:
    response = tablet.post(STOP, {"why": "tijd"})

    assert response.headers["Location"] == ENDED
    assert not Session.objects.exists()


def test_a_touch_that_is_saved_last_turns_no_page_back(tablet: Client) -> None:
    key = tablet.cookies["sessionid"].value
    touched, turned = SessionStore(key), SessionStore(key)
    locked_reading.touch(touched)
    locked_reading.keep(turned, number=2, furthest=2)

    turned.save()
    touched.save()

    assert to(tablet, "/samen-lezen/") == "/samen-lezen/deel/2/"


def test_turning_a_page_does_not_undo_the_attesting(tablet: Client) -> None:
    key = tablet.cookies["sessionid"].value
    attested, turned = SessionStore(key), SessionStore(key)
    locked_reading.keep(attested, notice=SAMPLE["uuid"])
    locked_reading.keep(turned, number=2, furthest=2)

    attested.save()
    turned.save()

    assert to(tablet, "/samen-lezen/") == f"/samen-lezen/briefje/{SAMPLE['uuid']}/"


def test_a_request_from_before_the_lock_does_not_open_it(client: Client, hall: Hall) -> None:
    sign_in(client, hall.trainer)
    slow = SessionStore(client.cookies["sessionid"].value)
    slow["seen_at"] = 0
    client.post(f"/samen-lezen/met/{hall.learner.pk}/", {"language": "nl"})

    slow.save()

    assert to(client, "/samen-lezen/") == HERE


def test_the_last_page_clears_the_browser(tablet: Client) -> None:
    shown = tablet.post(STOP, follow=True)

    assert shown.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert shown.headers["Cache-Control"] == "no-store"
    assert to(tablet, HERE).startswith("/account/login/")


def test_no_page_of_it_is_kept_by_a_browser(tablet: Client) -> None:
    assert tablet.get(HERE).headers["Cache-Control"] == "no-store"


def test_beginning_clears_what_the_browser_kept(client: Client, hall: Hall) -> None:
    sign_in(client, hall.trainer)

    response = client.post(f"/samen-lezen/met/{hall.learner.pk}/", {"language": "nl"})

    assert response.headers["Clear-Site-Data"] == '"cache"'


def test_stopping_stores_nothing_and_signs_out(tablet: Client) -> None:
    asked = tablet.get(STOP).status_code

    where = to(tablet, STOP, "post")

    assert (asked, where) == (200, "/samen-lezen/voorbij/gestopt/")
    assert not Session.objects.exists()
    assert not ReadingTogether.objects.exists()


def test_signing_out_works(tablet: Client) -> None:
    asked = to(tablet, "/account/logout/")

    assert asked == HERE
    assert to(tablet, "/account/logout/", "post") == "/account/login/"
    assert not ReadingTogether.objects.exists()


def test_attesting_takes_the_password_of_the_reader(tablet: Client, hall: Hall) -> None:
    read_all(tablet, hall)

    wrong = tablet.post(ATTEST, {"password": "geraden"})

    assert wrong.status_code == 422
    assert "Dit is niet uw wachtwoord" in wrong.content.decode()
    assert not ReadingTogether.objects.exists()


def test_attesting_leads_to_the_notice_and_then_out(done: Client, hall: Hall) -> None:
    made = ReadingTogether.objects.get()

    notice = done.get(f"/samen-lezen/briefje/{made.pk}/").content.decode()

    assert (made.person, made.reader) == (hall.learner, hall.trainer)
    assert "Wij hebben de code samen gelezen" in notice
    assert "<svg" in notice
    assert to(done, STOP, "post") == "/samen-lezen/voorbij/klaar/"


def test_who_confirmed_meanwhile_is_said_in_words(tablet: Client, hall: Hall) -> None:
    read_all(tablet, hall)
    confirm(by=hall.learner, version=hall.version, language="nl")

    response = tablet.post(ATTEST, {"password": PASSWORD})

    assert response.status_code == 409
    assert "Jikke heeft deze versie intussen bevestigd." in response.content.decode()
    assert not ReadingTogether.objects.exists()


def test_who_lost_the_role_meanwhile_can_still_stop(tablet: Client, hall: Hall) -> None:
    revoke_role(by=person(), person=hall.trainer, role=Role.TRAINER)

    assert tablet.get(HERE).status_code == 404
    assert to(tablet, STOP, "post") == "/samen-lezen/voorbij/gestopt/"


# --- choosing whom to read with


def test_a_trainer_finds_by_exact_number_or_name(client: Client, hall: Hall) -> None:
    sign_in(client, hall.trainer)

    by_number, by_part, by_name = (
        [one.person for one in client.get("/samen-lezen/", {"q": words}).context["found"]]
        for words in ("j100", "J10", "jikke")
    )

    assert (by_number, by_part, by_name) == ([hall.learner], [], [hall.learner])


def test_a_part_of_a_name_finds_nobody_for_a_trainer(client: Client, hall: Hall) -> None:
    sign_in(client, hall.trainer)

    assert client.get("/samen-lezen/", {"q": "jik"}).context["found"] == []


def test_a_trainer_finds_only_who_still_has_to_confirm(client: Client, hall: Hall) -> None:
    confirm(by=hall.learner, version=hall.version, language="nl")
    sign_in(client, hall.trainer)

    page = client.get("/samen-lezen/", {"q": "Jikke"})

    assert page.context["found"] == []
    assert "Niemand gevonden die nog moet bevestigen" in page.content.decode()


def test_a_name_that_many_have_asks_for_more_of_it(
    client: Client, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_reading, "MOST_FOUND", 0)
    sign_in(client, hall.trainer)

    page = client.get("/samen-lezen/", {"q": "Jikke"})

    assert page.status_code == 422
    assert "Veel mensen heten zo." in page.content.decode()


def test_a_manager_sees_the_own_people_and_nobody_else(client: Client, hall: Hall) -> None:
    person("Elsje", team=team("Elders"))
    sign_in(client, hall.manager)

    page = client.get("/samen-lezen/", {"q": "Elsje"})

    names = [one.person.name for one in page.context["people"]]
    assert names == ["Jikke", "Olga", "Rik"]
    assert "found" not in page.context


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, hall: Hall, number: int
) -> None:
    small = team("Klein", manager=hall.trainer)
    for _number in range(number):
        person("Zeldzaam", team=small)
        learner = person(team=small)
        attest(by=hall.trainer, person=learner, version=hall.version, language="nl")
    sign_in(client, hall.trainer)

    with django_assert_num_queries(QUERIES):
        page = client.get("/samen-lezen/", {"q": "Zeldzaam"})

    shown = (page.context[part] for part in ("readings", "found", "people"))
    assert [len(part) for part in shown] == [number, number, number]


def test_someone_elses_people_do_not_exist(client: Client, hall: Hall) -> None:
    other = person("Elsje", team=team("Elders"))
    sign_in(client, hall.manager)

    statuses = [client.get(f"/samen-lezen/met/{pk}/").status_code for pk in (other.pk, 987_654)]

    assert statuses == [404, 404]


def test_with_who_said_not_to_confirm_nothing_begins(client: Client, hall: Hall) -> None:
    refuse(by=hall.learner, version=hall.version, reason="")
    sign_in(client, hall.trainer)

    response = client.post(f"/samen-lezen/met/{hall.learner.pk}/", {"language": "nl"})

    assert (response.status_code, "Jikke" in response.content.decode()) == (409, False)


def test_with_who_has_nothing_to_confirm_nothing_begins(client: Client, hall: Hall) -> None:
    confirm(by=hall.learner, version=hall.version, language="nl")
    sign_in(client, hall.trainer)

    response = client.post(f"/samen-lezen/met/{hall.learner.pk}/", {"language": "nl"})

    html = response.content.decode()
    assert (response.status_code, "Jikke" in html) == (409, False)
    assert client.get("/").status_code == 200
