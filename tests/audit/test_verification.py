"""What `verify` finds, and how it names it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.audit import attacker
from tests.factories.people import person
from werksaam import clock
from werksaam.audit import checkpoints, keyring
from werksaam.audit.appending import appended
from werksaam.audit.models import Event, EventDetail
from werksaam.audit.recording import record
from werksaam.audit.verification import Outcome, verify
from werksaam.people.granting import grant_role, revoke_role
from werksaam.people.models import Role, RoleGrant

pytestmark = pytest.mark.usefixtures("grants", "no_guards")


def _problems() -> list[str]:
    return [str(problem) for problem in verify().problems]


def test_untouched_trail_is_sound() -> None:
    checkpoints.latest_or_sign()

    report = verify()

    assert (report.outcome, report.size, report.seals, report.records) == (0, 12, 2, 12)


def test_trail_stays_sound_as_it_grows() -> None:
    checkpoints.latest_or_sign()
    grant_role(by=None, person=person(), role=Role.AUDITOR)
    checkpoints.latest_or_sign()

    assert _problems() == []


def test_missing_event_is_named() -> None:
    attacker.run('DELETE FROM audit_event WHERE "index" = 4')

    assert _problems()[0] == "event 4: is missing."


def test_changed_leaf_is_named_by_its_node() -> None:
    leaf = bytes(Event.objects.get(index=3).leaf).replace(b"auditor", b"Auditor")
    attacker.run('UPDATE audit_event SET leaf = %s WHERE "index" = 3', leaf)

    assert _problems()[0] == "node 0/3: is not the hash of what is below it."


def test_column_that_differs_from_its_leaf_is_named() -> None:
    attacker.run("UPDATE audit_event SET action = 'role.revoked' WHERE \"index\" = 3")

    assert _problems() == ["event 3: its index, action or time differ from its leaf."]


def test_changed_details_are_named() -> None:
    attacker.run("UPDATE audit_eventdetail SET actor_name = 'X' WHERE \"index\" = 3")

    assert _problems() == ["event 3: its details (who, about what, why) were changed."]


def test_deleted_details_are_not_taken_for_destruction() -> None:
    attacker.run('DELETE FROM audit_eventdetail WHERE "index" = 2')

    assert _problems()[0] == "event 2: its details are missing, and no destruction names it."


def test_details_without_an_event_are_named() -> None:
    attacker.cut(11)
    _copy_detail_beyond()

    assert "event 500: has details but does not exist." in _problems()


def _copy_detail_beyond() -> None:
    attacker.run('UPDATE audit_eventdetail SET "index" = 500 WHERE "index" = 10')


def test_missing_node_is_named() -> None:
    attacker.run('DELETE FROM audit_node WHERE level = 1 AND "index" = 2')

    assert _problems() == ["node 1/2: is missing."]


def test_node_too_many_is_named() -> None:
    attacker.run('INSERT INTO audit_node (level, "index", hash) VALUES (2, 9, %s)', b"x" * 32)

    assert _problems() == ["node 2/9: covers events that do not exist."]


def test_changed_record_is_named() -> None:
    grant = RoleGrant.objects.earliest("id")
    attacker.run("UPDATE people_rolegrant SET role = 'director' WHERE id = %s", grant.pk)

    assert _problems() == [f"role_grant {grant.pk}: was changed after event 1, the last about it."]


def test_missing_record_is_named() -> None:
    pk = RoleGrant.objects.earliest("id").pk
    attacker.run("DELETE FROM people_rolegrant WHERE id = %s", pk)

    assert _problems() == [f"role_grant {pk}: is missing; event 1 was the last about it."]


def test_record_without_an_event_is_named() -> None:
    grant = RoleGrant.objects.create(person=person(), role=Role.DIRECTOR)

    assert _problems() == [f"role_grant {grant.pk}: has no event: it came about outside an act."]


def test_record_is_held_to_the_last_event_about_it(grants: list[RoleGrant]) -> None:
    revoke_role(by=None, person=grants[0].person, role=Role.AUDITOR)

    assert _problems() == []


def test_checkpoint_changed_in_the_database_is_named() -> None:
    checkpoints.latest_or_sign()
    attacker.run("UPDATE audit_checkpoint SET root = %s", "00" * 32)

    assert _problems() == ["seal of 12 events: its columns differ from what was signed."]


def test_checkpoint_that_never_went_outside_is_named() -> None:
    checkpoints.latest_or_sign()
    Path(settings.CHECKPOINT_FILE).unlink()

    assert _problems() == [
        "seal of 12 events: is not in the outside file, or there is no such file."
    ]


def test_checkpoint_of_an_unknown_key_is_named() -> None:
    checkpoints.latest_or_sign()
    shutil.rmtree(settings.AUDIT_KEY_DIR)

    assert _problems()[0] == (
        "seal of 12 events: is not signed with a key of this portal that was in use then."
    )


def test_copy_of_a_custodian_shows_the_cut(tmp_path: Path) -> None:
    checkpoints.latest_or_sign()
    copy = Path(shutil.copy(settings.CHECKPOINT_FILE, tmp_path / "copy.log"))
    Path(settings.CHECKPOINT_FILE).unlink()
    attacker.cut(11)

    assert str(verify(copy).problems[0]) == (
        "outside seal 1: covers 12 events, but only 11 are there in a row."
    )


def test_half_written_note_outside_is_passed_over() -> None:
    Path(settings.CHECKPOINT_FILE).write_text("\n\nwerksaam.example/sociale")

    checkpoints.latest_or_sign()

    assert verify().outcome is Outcome.SOUND


def test_clock_set_back_is_a_note_and_breaks_nothing() -> None:
    with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        person("Vroeger")

    report = verify()

    assert (report.outcome, str(report.warnings[0])) == (
        Outcome.SOUND,
        "event 12: is timed before the one before.",
    )


def test_recorded_restoring_ends_with_its_own_outcome() -> None:
    _restore_and_say_so()

    report = verify()

    assert (report.outcome, len(report.gaps)) == (Outcome.RESTORED, 1)


def test_restoring_excuses_no_later_cut() -> None:
    _restore_and_say_so()
    person("Later")
    checkpoints.latest_or_sign()
    attacker.cut(12)

    assert verify().outcome is Outcome.BROKEN


def test_value_that_can_not_be_read_is_named() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds no such value")
    grant = RoleGrant.objects.earliest("id")
    attacker.run(
        "UPDATE people_rolegrant SET granted_at = '2026-13-45 00:00:00' WHERE id = %s", grant.pk
    )

    assert _problems() == [f"role_grant {grant.pk}: holds a value that can't be read."]


def test_event_that_can_not_be_read_is_named() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds no such value")
    attacker.run("UPDATE audit_event SET at = '2026-13-45 00:00:00' WHERE \"index\" = 3")

    assert _problems()[0] == "events 0 to 11: something in them can't be read (ValueError)."


def test_event_about_what_can_be_no_key_is_named() -> None:
    attacker.rewrite_detail(1, "object_id", "no number")

    assert "role_grant no number: is missing; event 1 was the last about it." in _problems()


def test_emptied_outside_file_of_an_old_trail_is_named() -> None:
    checkpoints.latest_or_sign()
    attacker.run("DELETE FROM audit_checkpoint")
    Path(settings.CHECKPOINT_FILE).write_text("")

    with clock.at(clock.now() + timedelta(hours=2)):
        assert [problem.where for problem in verify().problems] == ["outside file"]


def test_events_that_wait_too_long_for_a_seal_are_told() -> None:
    checkpoints.latest_or_sign()
    person("Later")

    with clock.at(clock.now() + timedelta(hours=2)):
        report = verify()

    assert (report.outcome, [note.where for note in report.warnings]) == (0, ["event 12"])


def test_note_outside_that_was_spoiled_is_told_and_breaks_nothing() -> None:
    path = Path(settings.CHECKPOINT_FILE)
    checkpoints.latest_or_sign()
    path.write_text(path.read_text()[:-20] + "\n")
    person("Later")
    checkpoints.latest_or_sign()
    attacker.run("DELETE FROM audit_checkpoint WHERE size = 12")

    report = verify()

    assert (report.outcome, [note.where for note in report.warnings]) == (0, ["outside seal 1"])


def test_every_event_has_its_details() -> None:
    assert EventDetail.objects.count() == Event.objects.count()


def test_keys_are_there_once() -> None:
    checkpoints.latest_or_sign()

    assert len(keyring.public_keys()) == 1


def _command(**options: object) -> tuple[int, str]:
    """The exit code and the words of `verify_audit`."""
    out = StringIO()
    try:
        call_command("verify_audit", stdout=out, stderr=out, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_command_ends_with_0_on_a_sound_trail() -> None:
    checkpoints.latest_or_sign()

    assert _command() == (0, "Sound. 12 events, 2 seals, 12 records.\n")


def test_command_ends_with_1_and_names_the_first_break() -> None:
    checkpoints.latest_or_sign()
    attacker.run("UPDATE audit_eventdetail SET actor_name = 'X' WHERE \"index\" IN (3, 5)")

    code, said = _command()

    assert (code, said.splitlines()[1]) == (
        1,
        "broken: event 3: its details (who, about what, why) were changed.",
    )


def test_command_ends_with_3_on_a_recorded_restoring() -> None:
    _restore_and_say_so()

    assert _command()[0] == 3


def test_command_refuses_a_checkpoint_file_that_is_not_there(tmp_path: Path) -> None:
    assert _command(checkpoint=tmp_path / "none.log")[0] == 1


def _restore_and_say_so() -> None:
    last = checkpoints.latest_or_sign()
    attacker.cut(11)
    attacker.run("DELETE FROM people_rolegrant WHERE id = (SELECT max(id) FROM people_rolegrant)")
    with appended():
        record("trail.restored", by=None, facts={"last_size": last.size, "last_root": last.root})
    checkpoints.latest_or_sign()
