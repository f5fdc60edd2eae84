"""What a verification finds of the text of the code, which is no record of its own."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from pytest_django import Settings

from policy.models import (
    CrossReference,
    Provision,
    ProvisionText,
    SourceFlag,
    SourceRepair,
    Version,
)
from tests.factories.policy import adopted_code
from werksaam.audit import guards
from werksaam.audit.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(settings: Settings, tmp_path: Path) -> Version:
    settings.AUDIT_KEY_DIR = tmp_path / "keys"
    settings.CHECKPOINT_FILE = tmp_path / "checkpoints.log"
    made = adopted_code()
    guards.remove()
    return made


def _lid(version: Version) -> QuerySet[ProvisionText]:
    return version.texts.filter(eid="art_6__para_7")


def _places() -> list[str]:
    return [problem.where for problem in verify().problems]


def test_untouched_text_is_sound(version: Version) -> None:
    assert _places() == []


@pytest.mark.parametrize("column", ["text", "number", "heading"])
def test_changed_provision_is_named(version: Version, column: str) -> None:
    _lid(version).update(**{column: "anders"})

    where = f"version {version.pk}"
    assert _places() == [where, f"{where}, art_6", f"{where}, art_6__para_7"]


def test_changed_provision_with_its_own_hash_is_named(version: Version) -> None:
    _lid(version).update(sha256="00" * 32)

    assert _places() == [f"version {version.pk}, art_6__para_7"]


def test_removed_provision_is_named(version: Version) -> None:
    CrossReference.objects.filter(source__in=_lid(version)).delete()
    _lid(version).delete()

    assert f"version {version.pk}" in _places()


def test_another_identity_is_named(version: Version) -> None:
    other = Provision.objects.create(pk=uuid4(), policy=version.policy)
    _lid(version).update(provision=other)

    assert _places() == [f"version {version.pk}"]


@pytest.mark.parametrize("model", [CrossReference, SourceRepair, SourceFlag])
def test_removed_remark_or_reference_is_named(
    version: Version, model: type[CrossReference | SourceRepair | SourceFlag]
) -> None:
    model._default_manager.all().delete()

    assert _places() == [f"version {version.pk}"]


def test_changed_source_is_named(version: Version) -> None:
    Version.objects.update(source_text="Een andere bron.")

    assert _places() == [f"version {version.pk}"] * 2
