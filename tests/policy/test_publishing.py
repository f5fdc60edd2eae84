"""Draft, adopted, published: facts, what is missing, a second person, no overlap."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policy import publishing, queries
from policy.blocking import Block, blocks
from policy.models import ChangeKind, FactKind, Version, VersionFact
from policy.timeline import Stage, Validity
from tests.factories.people import person
from tests.factories.policy import (
    adopted_code,
    changed_source,
    imported_code,
    judge_flags,
    published_code,
)
from werksaam.audit.models import Event
from werksaam.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

OTHER = changed_source("De oude Sociale media code", "De vorige Sociale media code")


def publish(version: Version, by: User, note: str = "Dit verandert er.") -> Version:
    return publishing.publish(
        by=by, version=version, change_kind=ChangeKind.SUBSTANTIVE, change_note_nl=note
    )


def words_of(found: list[Block]) -> list[str]:
    return [one.words for one in found]


def next_version(in_force_on: date) -> Version:
    return published_code(
        source=OTHER,
        adopted_on=date(2017, 4, 13),
        published_on=date(2017, 4, 20),
        in_force_on=in_force_on,
        retroactive_from=None,
    )


def test_a_draft_lacks_everything() -> None:
    version = imported_code(by=(adviser := person()))

    with pytest.raises(publishing.NotReady) as caught:
        publishing.publish(by=adviser, version=version, change_kind="", change_note_nl=" ")

    assert caught.value.missing == [
        "Judge 4 odd things in the words.",
        "Record the adoption: on which day, and by whom.",
        "Record the day of publication.",
        "Record the works council's consent, or why it is not needed.",
        "Record the day of entry into force.",
        "Say whether the change is substantive.",
        "Write in plain Dutch what changes.",
        "Ask a colleague to publish it, who neither made nor adopted this version.",
    ]
    assert queries.life(version).stage is Stage.DRAFT


def test_a_published_version_has_its_validity(standing_code: Version) -> None:
    life = queries.life(standing_code)
    assert life.stage is Stage.PUBLISHED
    assert life.validity == Validity(date(2017, 4, 21), None, date(2015, 1, 1))
    assert standing_code.change_note_nl == "Dit verandert er."


def test_publishing_is_in_the_trail_with_the_hash(standing_code: Version) -> None:
    event = Event.objects.latest("index")
    assert event.action == "version.published"
    assert standing_code.text_sha256 in str(event.leaf)


@pytest.mark.parametrize("role", ["maker", "adopter"])
def test_who_made_or_adopted_it_does_not_publish_it(role: str) -> None:
    maker, adopter = person(), person()
    version = imported_code(by=maker)
    publishing.adopt(by=adopter, version=version, on=date(2017, 4, 13), body="Het bestuur")

    found = blocks(by={"maker": maker, "adopter": adopter}[role], version=version)

    assert "Ask a colleague to publish it, who neither made nor adopted this version." in words_of(
        found
    )


def test_a_reason_stands_in_for_consent() -> None:
    version = adopted_code(by=(adviser := person()))
    publishing.record_fact(
        by=adviser,
        version=version,
        kind=FactKind.WORKS_COUNCIL_CONSENT,
        on=None,
        remark="Alleen een taalfout is hersteld.",
    )

    judge_flags(version, by=adviser)

    missing = blocks(by=person(), version=version)

    assert words_of(missing) == [
        "Record the day of publication.",
        "Record the day of entry into force.",
    ]


def test_a_fact_without_date_says_why() -> None:
    version = imported_code()

    with pytest.raises(publishing.PublishingError, match="Give a date"):
        publishing.record_fact(by=person(), version=version, kind=FactKind.PUBLISHED, on=None)


def test_a_version_is_adopted_once() -> None:
    version = adopted_code()

    with pytest.raises(publishing.PublishingError, match="adopted already"):
        publishing.adopt(by=person(), version=version, on=date(2017, 5, 1), body="Het bestuur")


@pytest.mark.parametrize("step", ["adopt", "record_fact"])
def test_each_step_holds_the_policy_before_it_looks(step: str) -> None:
    version = imported_code()
    day = date(2017, 4, 13)

    with CaptureQueriesContext(connection) as queries_made:
        if step == "adopt":
            publishing.adopt(by=person(), version=version, on=day, body="Het bestuur")
        else:
            publishing.record_fact(
                by=person(), version=version, kind=FactKind.PUBLISHED, on=day, body=""
            )

    made = [q["sql"] for q in queries_made]
    asked = [sql for sql in made if "policy_policy" in sql or "policy_versionfact" in sql]
    assert "policy_policy" in asked[0]


def test_a_version_is_published_once(standing_code: Version) -> None:
    with pytest.raises(publishing.PublishingError, match="published already"):
        publish(standing_code, person())


@pytest.mark.parametrize("kind", [FactKind.RELEASED, FactKind.ADOPTED])
def test_adoption_and_release_have_acts_of_their_own(kind: FactKind) -> None:
    version = imported_code()

    with pytest.raises(publishing.PublishingError):
        publishing.record_fact(by=person(), version=version, kind=kind, on=date(2017, 4, 13))

    assert VersionFact.objects.count() == 0


def test_a_correction_is_a_new_fact(standing_code: Version) -> None:
    publishing.record_fact(
        by=person(), version=standing_code, kind=FactKind.IN_FORCE, on=date(2017, 5, 1)
    )

    facts = standing_code.facts.filter(kind=FactKind.IN_FORCE)
    assert [fact.on for fact in facts] == [date(2017, 4, 21), date(2017, 5, 1)]
    assert queries.life(standing_code).date_of(FactKind.IN_FORCE) == date(2017, 5, 1)


@pytest.mark.parametrize(
    ("kind", "on"),
    [
        (FactKind.IN_FORCE, date(2017, 4, 19)),
        (FactKind.PUBLISHED, date(2017, 4, 12)),
        (FactKind.RETROACTIVE, date(2017, 4, 21)),
    ],
)
def test_a_correction_that_contradicts_is_refused(
    kind: FactKind, on: date, standing_code: Version
) -> None:
    before = standing_code.facts.count()

    with pytest.raises(publishing.Contradiction):
        publishing.record_fact(by=person(), version=standing_code, kind=kind, on=on)

    assert standing_code.facts.count() == before


def test_the_next_version_ends_the_one_before(standing_code: Version) -> None:
    second = next_version(date(2026, 12, 1))

    assert queries.life(standing_code).validity == Validity(
        date(2017, 4, 21), date(2026, 11, 30), date(2015, 1, 1)
    )
    assert queries.version_in_force(standing_code.policy, date(2026, 11, 30)) == standing_code
    assert queries.version_in_force(standing_code.policy, date(2026, 12, 1)) == second


@pytest.mark.parametrize("day", [date(2017, 4, 20), date(2017, 4, 21)])
def test_versions_in_force_do_not_overlap(day: date, standing_code: Version) -> None:
    with pytest.raises(publishing.Contradiction, match="overlap"):
        next_version(day)

    assert Version.objects.get(number=2).facts.filter(kind=FactKind.RELEASED).count() == 0


def test_nobody_could_know_the_text_before_it_was_published(standing_code: Version) -> None:
    day = date(2016, 6, 1)

    assert queries.version_in_force(standing_code.policy, day) == standing_code
    assert queries.version_in_force(standing_code.policy, day, known_on=day) is None
