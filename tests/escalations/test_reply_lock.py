"""The lock of 6.7: only proof lifts it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from escalations.reply_lock import ALERT_AFTER, lock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
moments = st.none() | st.just(NOON + timedelta(minutes=3))


@given(moments, st.sampled_from(["", "mail", "opened", "known"]), moments)
def test_without_a_moment_and_a_proof_it_is_on(
    notified_at: datetime | None, by: str, seen_at: datetime | None
) -> None:
    found = lock(reported_at=NOON, notified_at=notified_at, by=by, seen_at=seen_at)

    assert found.on == (notified_at is None or by == "")


def test_seeing_alone_lifts_nothing() -> None:
    assert lock(reported_at=NOON, notified_at=None, by="", seen_at=NOON).on


def test_it_alarms_after_a_while_and_only_while_on() -> None:
    on = lock(reported_at=NOON, notified_at=None, by="", seen_at=None)
    off = lock(reported_at=NOON, notified_at=NOON, by="mail", seen_at=None)

    assert not on.alarms(NOON + ALERT_AFTER - timedelta(seconds=1))
    assert on.alarms(NOON + ALERT_AFTER)
    assert not off.alarms(NOON + ALERT_AFTER)
