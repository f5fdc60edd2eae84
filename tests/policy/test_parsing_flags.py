"""Flags follow from the words of any text, not from this one."""

from policy.parsing import parse
from tests.factories.policy import SOURCE


def flags_after(*changes: tuple[str, str]) -> list[str]:
    source = SOURCE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return [flag.code for flag in parse(source).flags]


def test_consent_shortly_before_adoption_is_not_odd() -> None:
    codes = flags_after(("28 april 2015", "28 maart 2017"))

    assert "consent-far-from-adoption" not in codes


def test_consent_after_adoption_is_odd() -> None:
    codes = flags_after(("28 april 2015", "28 april 2018"))

    assert "consent-after-adoption" in codes


def test_a_date_that_does_not_exist_is_no_date() -> None:
    codes = flags_after(("28 april 2015", "31 april 2015"))

    assert "consent-far-from-adoption" not in codes


def test_entry_into_force_on_a_date_is_known() -> None:
    codes = flags_after(("op de dag na die van bekendmaking", "op 1 mei 2017"))

    assert "entry-into-force-unknown" not in codes


def test_a_predecessor_withdrawn_once_is_not_odd() -> None:
    withdrawn = (
        "De oude Sociale media code van Op/maat van juli 2014 wordt gelijktijdig ingetrokken."
    )

    codes = flags_after((withdrawn, "Dit lid zegt iets anders."))

    assert "withdrawn-twice" not in codes


def test_one_and_the_same_title_is_not_odd() -> None:
    codes = flags_after(
        (
            "volgende Sociale media code WerkSaam;",
            "volgende Sociale media code WerkSaam Westfriesland;",
        )
    )

    assert "citation-title-differs" not in codes


def test_a_reference_to_a_lid_that_is_not_there_is_odd() -> None:
    codes = flags_after(("artikel 5, derde lid", "artikel 5, negende lid"))

    assert "reference-points-nowhere" in codes


def test_an_article_of_another_text_is_no_reference() -> None:
    codes = flags_after(("artikel 23 van de", "artikel 99 van de"))

    assert "reference-points-nowhere" not in codes
