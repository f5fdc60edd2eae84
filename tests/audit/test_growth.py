"""That the trail continues an older seal, proven without its events."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.factories.people import person
from werksaam.audit import checkpoints
from werksaam.audit.notes import PublicKey, read_public_key
from werksaam.audit.verify import NotProven, check_growth, main

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys() -> list[PublicKey]:
    """The public keys that someone outside has."""
    person()
    checkpoints.latest_or_sign()
    return [read_public_key(path.read_text()) for path in settings.AUDIT_KEY_DIR.glob("*.pub")]


def proof_of(size: int) -> str:
    out = StringIO()
    call_command("prove_growth", str(size), stdout=out)
    return out.getvalue()


def test_a_grown_trail_is_proven_to_continue_each_older_seal(keys: list[PublicKey]) -> None:
    sizes = [checkpoints.latest_or_sign().size]
    for _more in range(6):
        person()
        sizes.append(checkpoints.latest_or_sign().size)

    proven = [check_growth(proof_of(size), keys) for size in sizes]

    assert [(old.size, new.size) for old, new in proven] == [(s, sizes[-1]) for s in sizes]


@pytest.mark.parametrize("spoiled", ["proof", "old", "new", "format"])
def test_a_spoiled_proof_proves_nothing(keys: list[PublicKey], spoiled: str) -> None:
    size = checkpoints.latest_or_sign().size
    person()
    said = json.loads(proof_of(size))
    said[spoiled] = said[spoiled][1:]

    with pytest.raises(NotProven):
        check_growth(json.dumps(said), keys)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"format": "werksaam-growth/1"}'])
def test_what_is_no_proof_is_refused(content: str) -> None:
    with pytest.raises(NotProven):
        check_growth(content, [])


def test_the_stand_alone_verifier_says_what_is_proven(
    keys: list[PublicKey], tmp_path: Path
) -> None:
    size = checkpoints.latest_or_sign().size
    person()
    file = tmp_path / "growth.json"
    file.write_text(proof_of(size))
    said: list[str] = []
    given = [f"--key={path}" for path in settings.AUDIT_KEY_DIR.glob("*.pub")]

    assert main([str(file), *given], said.append) == 0
    assert f"continues the one sealed at {size} events" in said[0]


def test_a_seal_that_is_not_there_is_said_so(keys: list[PublicKey]) -> None:
    with pytest.raises(CommandError, match="no seal of 999 events"):
        proof_of(999)
