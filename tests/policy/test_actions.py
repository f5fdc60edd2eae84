"""Which action beside a lid exists."""

from __future__ import annotations

import yaml

from policy import actions
from policy.own_actions import ASK_FIRST, DESCRIPTION, DISCLAIMER
from tests.factories.policy import EXPLANATIONS


def test_an_action_nobody_registered_does_not_exist() -> None:
    assert actions.action("nergens") is None


def test_a_registered_action_has_an_address_and_words() -> None:
    actions.register("test-actie", "policy:versions", "Kijk", args=["code"])

    found = actions.action("test-actie")

    assert found is not None
    assert (found.url, found.label) == ("/code/code/versies/", "Kijk")


def test_a_place_on_a_page_is_part_of_the_address() -> None:
    found = actions.action("disclaimer")

    assert found is not None
    assert found.url == "/bij-de-hand/#disclaimer"


def test_every_shipped_action_of_this_app_leads_somewhere() -> None:
    slugs = {entry["action"] for entry in yaml.safe_load(EXPLANATIONS).values()}
    existing = {slug for slug in slugs if slug and actions.action(slug)}

    assert existing >= {ASK_FIRST, DESCRIPTION, DISCLAIMER}
