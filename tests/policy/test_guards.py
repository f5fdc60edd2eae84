"""What the database itself refuses, whoever asks."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, models, transaction

from policy import explaining
from policy.models import (
    CrossReference,
    Explanation,
    Provision,
    ProvisionText,
    SourceFlag,
    SourceRepair,
    Version,
    VersionFact,
)
from tests.factories.people import person
from tests.factories.policy import adopted_code, explain, imported_code

pytestmark = pytest.mark.django_db

TEXT_ROWS: list[type[models.Model]] = [ProvisionText, CrossReference, SourceRepair, SourceFlag]


def refused(change: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            change()
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (ProvisionText, "text", "Iets anders."),
        (CrossReference, "start", 0),
        (SourceRepair, "reason", "Iets anders."),
        (SourceFlag, "message", "Iets anders."),
    ],
)
def test_rows_of_an_adopted_text_do_not_change(
    model: type[models.Model], column: str, value: object
) -> None:
    adopted_code()

    assert refused(lambda: model._default_manager.update(**{column: value}))


@pytest.mark.parametrize("model", TEXT_ROWS)
def test_rows_of_an_adopted_text_are_not_removed(model: type[models.Model]) -> None:
    adopted_code()

    assert refused(lambda: model._default_manager.all()._raw_delete("default"))


def test_an_adopted_text_gets_no_rows_added() -> None:
    version = adopted_code()
    provision = Provision.objects.create(policy=version.policy)

    assert refused(
        lambda: ProvisionText.objects.create(
            version=version, provision=provision, kind="article", position=999, eid="art_9"
        )
    )


def test_a_row_is_not_moved_into_an_adopted_text() -> None:
    version = adopted_code()
    draft = imported_code(slug="andere")

    assert refused(lambda: SourceFlag.objects.filter(version=draft).update(version=version))


def test_the_text_of_a_draft_may_change() -> None:
    version = imported_code()

    version.texts.filter(eid="art_1").update(text="Iets anders.")

    assert version.texts.get(eid="art_1").text == "Iets anders."


@pytest.mark.parametrize("column", ["title", "source_text", "source_sha256", "text_sha256"])
def test_an_adopted_version_keeps_its_source_and_hash(column: str) -> None:
    adopted_code()

    assert refused(lambda: Version.objects.update(**{column: "x"}))


@pytest.mark.parametrize("column", ["change_kind", "change_note_nl", "change_note_en"])
def test_a_published_version_keeps_what_was_said_of_its_change(
    column: str, standing_code: Version
) -> None:
    assert refused(lambda: Version.objects.update(**{column: "x"}))


def test_facts_are_only_added(standing_code: Version) -> None:
    assert refused(lambda: VersionFact.objects.update(on=date(2020, 1, 1)))
    assert refused(lambda: VersionFact.objects.all()._raw_delete("default"))


def test_an_approved_explanation_does_not_change() -> None:
    explain(imported_code())

    assert refused(lambda: Explanation.objects.update(body="Iets anders."))
    assert refused(lambda: Explanation.objects.update(approved_at=None, approved_by=None))
    assert refused(lambda: Explanation.objects.all()._raw_delete("default"))


def test_approval_is_set_once() -> None:
    version = imported_code()
    explain(version)
    row = Explanation.objects.filter(language="nl").first()
    assert row is not None

    assert refused(lambda: Explanation.objects.filter(pk=row.pk).update(approved_by=person()))
    with pytest.raises(explaining.NotApprovable):
        explaining.approve(by=person(), explanation=row)
