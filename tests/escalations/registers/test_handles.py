"""What an account name may look like, and when two are the same."""

from datetime import UTC, date, datetime

import pytest

from escalations.platforms import Platform
from escalations.registers.handles import (
    SHAPES,
    Wrong,
    cleaned,
    names_werksaam,
    normalised,
    wrong_with,
)
from escalations.registers.name_standing import (
    DECIDED_ANEW,
    EXTENDED,
    LAST_DAY_PASSED,
    Standing,
    standing_on,
)

DAY = date(2026, 11, 23)
THEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_every_platform_has_a_shape() -> None:
    assert set(SHAPES) == set(Platform.values)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("WerkSaam", "WerkSaam"),
        ("  @WerkSaam ", "WerkSaam"),
        ("Groen  bij\tWerkSaam", "Groen bij WerkSaam"),
        ("Werk\u200bSaam", "WerkSaam"),
        ("ＷｅｒｋＳａａｍ", "WerkSaam"),
        ("@", ""),
    ],
)
def test_a_handle_is_kept_as_typed_without_what_can_not_be_seen(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["werksaamhoorn", "@WerkSaamHoorn", "WERKSAAM Hoorn", "WérkSaamHoorn", "Ｗerk\u200bSaamHoorn"],
)
def test_capitals_accents_spaces_and_signs_make_no_other_name(typed: str) -> None:
    assert normalised(typed) == "werksaamhoorn"


@pytest.mark.parametrize("other", ["werksaam.hoorn", "werksaam_hoorn", "werksaamhoorn2"])
def test_what_leads_to_another_account_is_another_name(other: str) -> None:
    assert normalised(other) != normalised("werksaamhoorn")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://mastodon.nl/@WerkSaam/", "mastodon.nl/@werksaam"),
        ("http://www.forum.nl/werksaam", "forum.nl/werksaam"),
    ],
)
def test_an_address_is_the_same_however_it_is_copied(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("handle", "holds"),
    [
        ("WerkSaam", True),
        ("GroenBijWerksaamHoorn", True),
        ("werk_saam.magazijn", True),
        ("Werk-Saam", True),
        ("WÉRKSAAM", True),
        ("Werk in Hoorn", False),
        ("SaamWerk", False),
        ("", False),
    ],
)
def test_whether_a_name_holds_that_of_werksaam(handle: str, holds: bool) -> None:
    assert names_werksaam(handle) is holds


@pytest.mark.parametrize(
    ("platform", "handle", "wrong"),
    [
        ("instagram", "werksaam.hoorn_2", None),
        ("instagram", "WerkSaam Hoorn", Wrong.SPACE),
        ("instagram", "WerkSaam-Hoorn", Wrong.CHARACTER),
        ("instagram", "w" * 31, Wrong.LONG),
        ("instagram", "instagram.com/werksaam", Wrong.WEB_ADDRESS),
        ("instagram", "www.werksaam", Wrong.WEB_ADDRESS),
        ("instagram", "WеrkSaam", Wrong.STRANGE_LETTER),
        ("instagram", "WerkSaam٣", Wrong.STRANGE_LETTER),
        ("x", "WerkSaam_WF", None),
        ("x", "WerkSaamWestfriesland", Wrong.LONG),
        ("x", "Werk.Saam", Wrong.CHARACTER),
        ("tiktok", "werksaam.hal3", None),
        ("facebook", "WerkSaam Magazijn", None),
        ("facebook", "WerkSaam <b>", Wrong.CHARACTER),
        ("linkedin", "WerkSaam (groen & meer)", None),
        ("youtube", "WerkSaam Westfriesland", None),
        ("google", "Kringloop WerkSaam, Hoorn", None),
        ("whatsapp", "WerkSaam", None),
        ("other", "mastodon.nl/@werksaam", None),
        ("other", "https://mastodon.nl/@werksaam", None),
        ("other", "werksaam", Wrong.NO_SITE),
        ("other", "mastodon.nl/@werk saam", Wrong.SPACE),
        ("other", "m.nl/" + "w" * 100, Wrong.LONG),
    ],
)
def test_what_is_wrong_with_a_handle(platform: str, handle: str, wrong: Wrong | None) -> None:
    assert wrong_with(platform, handle) is wrong


@pytest.mark.parametrize(
    ("since", "until", "withdrawn_at", "reason", "standing"),
    [
        (DAY, None, None, "", Standing.APPROVED),
        (DAY, DAY, None, "", Standing.APPROVED),
        (date(2026, 11, 24), None, None, "", Standing.TO_COME),
        (date(2026, 11, 1), date(2026, 11, 22), None, "", Standing.EXPIRED),
        (date(2026, 11, 1), date(2026, 11, 10), THEN, LAST_DAY_PASSED, Standing.EXPIRED),
        (DAY, None, THEN, "Het account is weg.", Standing.WITHDRAWN),
        (DAY, None, THEN, EXTENDED, Standing.WITHDRAWN),
        (DAY, None, THEN, DECIDED_ANEW, Standing.WITHDRAWN),
    ],
)
def test_where_an_entry_stands_on_a_day(
    since: date, until: date | None, withdrawn_at: datetime | None, reason: str, standing: Standing
) -> None:
    found = standing_on(DAY, since=since, until=until, withdrawn_at=withdrawn_at, reason=reason)

    assert found is standing
