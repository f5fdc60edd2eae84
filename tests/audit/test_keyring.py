"""The key files, also where a process died between writing one and the next."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from werksaam.audit import keyring

MOMENT = datetime(2026, 6, 1, 9, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 9, tzinfo=UTC)
EVEN_LATER = datetime(2026, 8, 1, 9, tzinfo=UTC)


def _file(name: str) -> Path:
    return Path(settings.AUDIT_KEY_DIR) / name


def test_first_key_of_a_test_hands_out_its_public_half() -> None:
    key = keyring.signing_key(MOMENT)

    assert keyring.public_keys() == [key.public]


def test_public_half_lost_in_a_crash_is_written_before_the_next_signature() -> None:
    key = keyring.signing_key(MOMENT)
    _file("portal-1.pub").unlink()

    keyring.signing_key(MOMENT)

    assert keyring.public_keys() == [key.public]


def test_rotation_cut_short_after_the_new_secret_is_finished() -> None:
    keyring.signing_key(MOMENT)
    whole = {name: _file(name).read_text() for name in ("portal-1.key", "portal-1.pub")}
    keyring.store(keyring.new_key(LATER))
    for name, content in whole.items():
        _file(name).write_text(content)
    _file("portal-2.pub").unlink()

    keyring.signing_key(LATER)

    assert [key.valid_until for key in keyring.public_keys()] == [LATER, None]


def test_a_retired_secret_leaves_its_number_taken() -> None:
    keyring.store(keyring.new_key(None))
    keyring.store(keyring.new_key(LATER))
    _file("portal-1.key").unlink()

    keyring.store(keyring.new_key(EVEN_LATER))

    ends = [key.valid_until for key in keyring.public_keys()]
    assert ends == [LATER, EVEN_LATER, None]


def test_secret_keys_are_for_the_owner_alone() -> None:
    keyring.store(keyring.new_key(None))
    keyring.store(keyring.new_key(LATER))

    modes = [_file(f"portal-{number}.key").stat().st_mode & 0o777 for number in (1, 2)]
    assert modes == [0o600, 0o600]


def test_no_draft_of_a_file_stays_behind() -> None:
    keyring.store(keyring.new_key(None))
    keyring.store(keyring.new_key(LATER))

    names = sorted(path.name for path in Path(settings.AUDIT_KEY_DIR).iterdir())
    assert names == ["portal-1.key", "portal-1.pub", "portal-2.key", "portal-2.pub"]
