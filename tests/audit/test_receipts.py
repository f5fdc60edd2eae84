"""Receipts, exports, and the verifier that checks them on its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.factories.people import person
from werksaam.audit import checkpoints, exporting, keyring, verify
from werksaam.audit.models import Event
from werksaam.audit.receipts import NoSuchEvent, receipt_for, seal_of
from werksaam.audit.verify import NotProven, check_export, check_receipt
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import Role, RoleGrant

ROOT = Path(verify.__file__).parents[2]


def _verify_elsewhere(file: Path, key: Path) -> tuple[int, str]:
    """Run the verifier in another process, without the project's settings or its Django."""
    done = subprocess.run(
        [sys.executable, "-m", "werksaam.audit.verify", str(file), "--key", str(key)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def _key() -> Path:
    return Path(settings.AUDIT_KEY_DIR) / "portal-1.pub"


def _checked(receipt: dict[str, Any]) -> str:
    """ "proven", or the code of what is wrong."""
    try:
        check_receipt(json.dumps(receipt), keyring.public_keys())
    except NotProven as error:
        return error.code
    return "proven"


def test_receipt_proves_its_event(grants: list[RoleGrant]) -> None:
    proven = check_receipt(json.dumps(receipt_for(grants[3])), keyring.public_keys())

    assert (proven.leaf["action"], proven.details["object_id"], proven.checkpoint.size) == (
        "role.granted",
        str(grants[3].pk),
        12,
    )


def test_receipt_is_of_the_first_event_about_the_row(grants: list[RoleGrant]) -> None:
    revoke_role(by=None, person=grants[0].person, role=Role.AUDITOR)

    assert receipt_for(grants[0])["index"] == 1


def test_receipt_is_of_the_first_event_with_the_action(grants: list[RoleGrant]) -> None:
    revoke_role(by=None, person=grants[0].person, role=Role.AUDITOR)

    assert receipt_for(grants[0], action="role.revoked")["index"] == 12


def test_receipt_of_what_did_not_happen_is_refused(grants: list[RoleGrant]) -> None:
    with pytest.raises(NoSuchEvent):
        receipt_for(grants[0], action="role.revoked")


def test_receipt_carries_the_record_if_asked(grants: list[RoleGrant]) -> None:
    receipt = receipt_for(grants[0], with_record=True)

    assert (receipt["record"]["role"], _checked(receipt)) == ("auditor", "proven")


def test_receipt_leaves_out_a_record_that_went_on(grants: list[RoleGrant]) -> None:
    revoke_role(by=None, person=grants[0].person, role=Role.AUDITOR)
    grants[0].refresh_from_db()

    assert "record" not in receipt_for(grants[0], with_record=True)


def test_receipt_stays_valid_as_the_trail_grows(grants: list[RoleGrant]) -> None:
    receipt = receipt_for(grants[0])
    person()
    checkpoints.latest_or_sign()

    assert _checked(receipt) == "proven"


def test_receipt_shows_its_seal(grants: list[RoleGrant]) -> None:
    receipt = receipt_for(grants[0])

    assert seal_of(receipt) == (12, checkpoints.latest_or_sign().root)


def test_receipt_takes_few_queries(grants: list[RoleGrant], django_assert_num_queries: Any) -> None:
    checkpoints.latest_or_sign()

    with django_assert_num_queries(4):
        receipt_for(grants[3])


def _leaf_with(receipt: dict[str, Any], **changes: Any) -> str:
    leaf = json.loads(receipt["leaf"]) | changes
    return json.dumps(leaf, sort_keys=True, separators=(",", ":"))


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "format": (lambda r: {"format": "x"}, "format"),
    "action": (lambda r: {"leaf": _leaf_with(r, action="role.revoked")}, "inclusion"),
    "time": (lambda r: {"leaf": _leaf_with(r, at="2020-01-01T00:00:00.000000Z")}, "inclusion"),
    "index": (lambda r: {"leaf": _leaf_with(r, index=0)}, "inclusion"),
    "no canonical form": (lambda r: {"leaf": r["leaf"].replace(",", ", ", 1)}, "leaf"),
    "another field": (lambda r: {"leaf": _leaf_with(r, more="x")}, "leaf"),
    "a later format": (lambda r: {"leaf": _leaf_with(r, v=2)}, "leaf"),
    "actor": (lambda r: {"details": r["details"] | {"actor_name": "X"}}, "details"),
    "key": (lambda r: {"key": "00" * 32}, "details"),
    "proof": (lambda r: {"proof": r["proof"][1:]}, "inclusion"),
    "a longer proof": (lambda r: {"proof": [*r["proof"], r["proof"][0]]}, "inclusion"),
    "seal": (lambda r: {"checkpoint": r["checkpoint"].replace("\n12\n", "\n13\n")}, "signature"),
    "record": (lambda r: {"record": {"role": "director"}}, "record"),
    "no leaf": (lambda r: {"leaf": None}, "unreadable"),
    "odd proof": (lambda r: {"proof": 5}, "unreadable"),
    "odd key": (lambda r: {"key": "zz"}, "unreadable"),
}


@pytest.mark.parametrize(("change", "code"), CHANGES.values(), ids=CHANGES)
def test_changed_receipt_is_refused(
    grants: list[RoleGrant], change: Callable[[dict[str, Any]], Any], code: str
) -> None:
    receipt = receipt_for(grants[2])

    assert _checked(deepcopy(receipt) | change(receipt)) == code


def test_receipt_of_another_portal_is_refused(
    grants: list[RoleGrant], settings: Any, tmp_path: Path
) -> None:
    receipt = receipt_for(grants[2])
    settings.AUDIT_KEY_DIR = tmp_path / "other"
    keyring.store(keyring.new_key(None))

    assert _checked(receipt) == "signature"


def test_receipt_verifies_in_another_process(grants: list[RoleGrant], tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(receipt_for(grants[2]), indent=1))

    code, said = _verify_elsewhere(file, _key())

    assert (code, said.splitlines()[0][:20]) == (0, "PROVEN. role.granted")


def test_changed_receipt_fails_in_another_process(grants: list[RoleGrant], tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(receipt_for(grants[2]) | {"key": "00" * 32}))

    assert _verify_elsewhere(file, _key())[0] == 1


def test_verifier_imports_neither_django_nor_rfc8785() -> None:
    script = (
        "import sys, werksaam.audit.verify;"
        "print([n for n in ('django', 'rfc8785') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def _export(**options: Any) -> list[str]:
    out = StringIO()
    email = person("Ada", roles=[Role.AUDITOR]).email
    call_command("export_audit", by=email, stdout=out, **options)
    return out.getvalue().splitlines()


def test_export_is_proven(grants: list[RoleGrant]) -> None:
    proven = check_export(_export(), keyring.public_keys())

    assert (proven.size, proven.sealed, proven.without_details) == (15, 15, 15)


def test_export_holds_no_names_unless_asked(grants: list[RoleGrant]) -> None:
    assert "Persoon" not in "".join(_export())


def test_export_with_details_is_proven(grants: list[RoleGrant]) -> None:
    proven = check_export(_export(details=True, reason="Controle"), keyring.public_keys())

    assert proven.without_details == 0


def test_export_with_details_needs_a_reason(grants: list[RoleGrant]) -> None:
    with pytest.raises(CommandError, match="--reason"):
        _export(details=True)


def test_export_is_in_the_trail(grants: list[RoleGrant]) -> None:
    _export()

    assert Event.objects.latest("index").action == "audit.exported"


def test_export_by_nobody_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("export_audit", by="niemand@werksaam.example")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda lines: lines[1:],
        lambda lines: lines[:-1],
        lambda lines: [*lines[:3], *lines[4:]],
        lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]],
        lambda lines: [*lines[:4], lines[3], *lines[4:]],
        lambda lines: [*lines[:2], lines[2].replace("auditor", "director"), *lines[3:]],
        lambda lines: [*lines, lines[3]],
        lambda lines: [*lines, "x"],
    ],
)
def test_changed_export_is_refused(
    grants: list[RoleGrant], tamper: Callable[[list[str]], list[str]]
) -> None:
    lines = list(exporting.lines(checkpoints.latest_or_sign(), with_details=True))

    with pytest.raises(NotProven):
        check_export(tamper(lines), keyring.public_keys())


def test_export_verifies_in_another_process(grants: list[RoleGrant], tmp_path: Path) -> None:
    file = tmp_path / "trail.jsonl"
    file.write_text("\n".join(_export()) + "\n")

    assert _verify_elsewhere(file, _key())[0] == 0


def test_next_key_is_announced_under_the_one_before(grants: list[RoleGrant]) -> None:
    email = person().email
    early = receipt_for(grants[0])

    call_command("create_audit_key", by=email, stdout=StringIO())
    grant_role(by=None, person=grants[0].person, role=Role.DIRECTOR)
    late = receipt_for(RoleGrant.objects.latest("id"))

    old, new = keyring.public_keys()
    assert (
        Event.objects.filter(action="trail.key_announced").count(),
        check_receipt(json.dumps(early), [old, new]).key,
        check_receipt(json.dumps(late), [old, new]).key,
    ) == (1, old, new)


def test_next_key_needs_someone_who_makes_it(grants: list[RoleGrant]) -> None:
    checkpoints.latest_or_sign()

    with pytest.raises(CommandError, match="--by"):
        call_command("create_audit_key")


def test_missing_key_is_an_error_in_production(grants: list[RoleGrant], settings: Any) -> None:
    settings.TESTING = False

    with pytest.raises(keyring.NoSigningKey, match="create_audit_key"):
        checkpoints.latest_or_sign()


def test_private_key_is_readable_by_its_owner_alone(grants: list[RoleGrant]) -> None:
    checkpoints.latest_or_sign()

    assert _key().with_suffix(".key").stat().st_mode & 0o777 == 0o600
