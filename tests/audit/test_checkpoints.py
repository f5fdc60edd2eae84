"""When checkpoints are signed, and where they go."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.factories.people import person
from werksaam.acting import act
from werksaam.audit import checkpoints
from werksaam.audit.models import Checkpoint
from werksaam.audit.notes import notes_in
from werksaam.people.models import RoleGrant

pytestmark = pytest.mark.django_db


def _outside() -> list[str]:
    return list(notes_in(Path(settings.CHECKPOINT_FILE).read_text()))


def test_empty_trail_has_nothing_to_sign() -> None:
    assert checkpoints.sign_due() is None


def test_receipt_of_an_empty_trail_is_refused() -> None:
    with pytest.raises(checkpoints.NothingToSign):
        checkpoints.latest_or_sign()


def test_grown_trail_is_signed() -> None:
    person()

    signed = checkpoints.sign_due()

    assert signed is not None
    assert signed.size == 1


def test_trail_that_did_not_grow_is_not_signed_again() -> None:
    person()
    checkpoints.sign_due()

    assert (checkpoints.sign_due(), Checkpoint.objects.count()) == (None, 1)


def test_checkpoint_that_covers_enough_is_used_again() -> None:
    person()
    first = checkpoints.latest_or_sign()
    person()

    assert checkpoints.first_or_sign(covering=1) == first


def test_every_checkpoint_goes_outside() -> None:
    notes = []
    for _number in range(3):
        person()
        notes.append(checkpoints.latest_or_sign().note)

    assert _outside() == notes


def test_nothing_is_signed_inside_an_act(grants: list[RoleGrant]) -> None:
    @act
    def sign() -> None:
        checkpoints.latest_or_sign()

    with pytest.raises(RuntimeError, match="after the act"):
        sign()


def test_checkpoint_that_can_not_go_outside_is_not_kept(tmp_path: Path, settings: object) -> None:
    settings.CHECKPOINT_FILE = tmp_path  # type: ignore[attr-defined]
    person()

    with pytest.raises(checkpoints.CheckpointNotWritten, match="directory"):
        checkpoints.latest_or_sign()

    assert Checkpoint.objects.count() == 0
