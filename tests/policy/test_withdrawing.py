"""A version is withdrawn: by whom, from when, and what readers see of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from policy.models import FactKind, Version, VersionFact
from policy.publishing import Contradiction, PublishingError, record_fact
from policy.queries import life, version_in_force
from policy.timeline import Stage
from tests.factories.people import person, sign_in
from tests.factories.policy import adopted_code, published_code, withdrawn
from werksaam.audit.models import Event
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db

PAGE = "/beheer/versies/1/intrekken/"
VERSIONS = "/code/sociale-media-code/versies/"
DAY = date(2026, 10, 1)
SENT = {"on": "2026-10-01", "body": "Het dagelijks bestuur", "reason": "Verouderd."}


@pytest.fixture
def version(standing_code: Version) -> Version:
    return standing_code


@pytest.fixture
def adviser() -> User:
    return person("Carla", roles=[Role.COMMS_ADVISER])


@pytest.fixture
def desk(client: Client, adviser: User) -> Client:
    return sign_in(client, adviser)


def told(client: Client) -> tuple[str, ...]:
    """What the list of versions says of the past of the only one."""
    (line,) = client.get(VERSIONS).context["lines"]
    history: tuple[str, ...] = line.history
    return history


def test_from_that_day_it_no_longer_applies(version: Version) -> None:
    withdrawn(version, DAY)

    assert life(version).stage is Stage.WITHDRAWN
    assert version_in_force(version.policy, date(2026, 9, 30)) == version
    assert version_in_force(version.policy, DAY) is None


def test_it_is_in_the_trail(version: Version) -> None:
    withdrawn(version, DAY)

    assert [event.action for event in Event.objects.order_by("-index")[:2]] == [
        "version.withdrawn",
        "version.fact_recorded",
    ]


def test_who_published_it_does_not_withdraw_it(version: Version) -> None:
    publisher = version.facts.get(kind=FactKind.RELEASED).recorded_by

    with pytest.raises(PublishingError):
        withdrawn(version, DAY, by=publisher)


@pytest.mark.parametrize("kind", [FactKind.VALID_UNTIL, FactKind.IN_FORCE, FactKind.WITHDRAWN])
def test_nor_ends_or_moves_it_by_a_day(version: Version, kind: FactKind) -> None:
    publisher = version.facts.get(kind=FactKind.RELEASED).recorded_by
    withdrawn(version, DAY)

    with pytest.raises(PublishingError, match="gepubliceerd"):
        record_fact(by=publisher, version=version, kind=kind, on=date(2017, 5, 1))


def test_what_was_not_published_or_is_withdrawn_is_not_withdrawn() -> None:
    adopted = adopted_code()
    with pytest.raises(PublishingError):
        withdrawn(adopted, DAY)

    published = published_code(slug="andere")
    withdrawn(published, DAY)
    with pytest.raises(PublishingError):
        withdrawn(published, DAY)


def test_not_before_it_was_in_force_and_then_nothing_is_stored(version: Version) -> None:
    with pytest.raises(Contradiction):
        withdrawn(version, date(2017, 4, 20))

    assert not VersionFact.objects.filter(kind=FactKind.WITHDRAWN).exists()


def test_withdrawal_has_an_act_of_its_own_and_a_mistake_is_corrected(version: Version) -> None:
    with pytest.raises(PublishingError):
        record_fact(by=person(), version=version, kind=FactKind.WITHDRAWN, on=DAY)

    withdrawn(version, DAY)
    record_fact(
        by=person(), version=version, kind=FactKind.WITHDRAWN, on=None, remark="Een vergissing."
    )
    assert life(version).stage is Stage.PUBLISHED


def test_the_desk_withdraws_it_and_readers_read_why(desk: Client, version: Version) -> None:
    first = desk.post(PAGE, SENT)
    desk.post(PAGE, SENT | {"sure": first.context["effect"]})

    assert told(desk) == (
        "Ingetrokken met ingang van 01-10-2026 door Het dagelijks bestuur. Verouderd.",
    )
    assert version.facts.filter(kind=FactKind.WITHDRAWN).count() == 1


def test_what_follows_is_read_before_it_is_withdrawn(desk: Client, version: Version) -> None:
    response = desk.post(PAGE, SENT)

    assert response.status_code == 422
    assert response.context["effect"] == "Vanaf 1 oktober 2026 geldt er geen code."
    assert not version.facts.filter(kind=FactKind.WITHDRAWN).exists()


def test_for_another_day_it_is_asked_anew(desk: Client, version: Version) -> None:
    first = desk.post(PAGE, SENT)

    response = desk.post(PAGE, SENT | {"on": "2026-10-02", "sure": first.context["effect"]})

    assert response.context["effect"] == "Vanaf 2 oktober 2026 geldt er geen code."
    assert not version.facts.filter(kind=FactKind.WITHDRAWN).exists()


def test_the_desk_reads_that_it_is_withdrawn(desk: Client, version: Version) -> None:
    withdrawn(version, DAY)

    assert "Ingetrokken vanaf 1 oktober 2026" in desk.get("/beheer/versies/1/").content.decode()


def test_what_is_missing_is_told_at_the_form(desk: Client, version: Version) -> None:
    response = desk.post(PAGE, {})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"on", "body", "reason"}


def test_a_day_that_contradicts_is_told_at_its_field(desk: Client, version: Version) -> None:
    response = desk.post(PAGE, SENT | {"on": "2017-04-01"})

    assert response.status_code == 422
    assert "ingetrokken op 01-04-2017" in response.context["form"].errors["on"][0]


def test_a_date_that_contradicts_is_told_at_its_field(desk: Client, version: Version) -> None:
    sent = {"kind": FactKind.IN_FORCE, "on": "2017-04-19"}

    response = desk.post("/beheer/versies/1/feiten/", sent)

    assert response.status_code == 422
    assert "voor de bekendmaking op 20-04-2017" in response.context["form"].errors["on"][0]


def test_a_correction_is_seen_by_readers_with_when_it_was_known(
    desk: Client, version: Version
) -> None:
    record_fact(by=person(), version=version, kind=FactKind.RETROACTIVE, on=date(2016, 1, 1))

    (words,) = told(desk)

    assert words.endswith("Met terugwerkende kracht vanaf: 01-01-2016. Daarvoor: 01-01-2015.")


def test_the_text_it_replaces_is_named(desk: Client, version: Version) -> None:
    record_fact(
        by=person(),
        version=version,
        kind=FactKind.REPLACES,
        on=date(2017, 4, 21),
        remark="Sociale media code van Op/maat van juli 2014",
    )

    (words,) = told(desk)

    assert "van Op/maat van juli 2014. Die tekst verviel op 21-04-2017." in words


def test_the_day_that_was_asked_stands_in_the_picture(desk: Client, version: Version) -> None:
    html = desk.get("/code/sociale-media-code/?geldig=2016-06-01&zicht=2016-06-01").content.decode()

    assert "de dag die u vroeg: 01-06-2016" in html
    assert "Maar tot" in html
