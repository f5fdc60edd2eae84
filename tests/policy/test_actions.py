"""Which action beside a lid exists."""

from __future__ import annotations

from policy import actions


def test_an_action_nobody_registered_does_not_exist() -> None:
    assert actions.action("nergens") is None


def test_a_registered_action_has_an_address_and_words() -> None:
    actions.register("test-actie", "policy:versions", "Kijk", args=["code"])

    found = actions.action("test-actie")

    assert found is not None
    assert (found.url, found.label) == ("/code/code/versies/", "Kijk")
