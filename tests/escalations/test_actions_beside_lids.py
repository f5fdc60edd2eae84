"""Beside every lid with a duty, in the guide and at hand: the action that fulfils it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from escalations.kinds import all_kinds
from policy.actions import action
from tests.factories.escalations import House
from tests.factories.people import sign_in

DATA = Path(settings.BASE_DIR) / "policy" / "data"


@pytest.mark.parametrize("name", ["explanations.yaml", "before-you-post.yaml", "at-hand.yaml"])
def test_every_action_that_is_named_exists(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    named = set(re.findall(r"^\s+action: ([\w-]+)$", text, re.MULTILINE)) - {"null"}

    assert {slug for slug in named if action(slug) is None} == set()


def test_every_kind_is_the_action_of_a_lid() -> None:
    text = (DATA / "explanations.yaml").read_text(encoding="utf-8")

    missing = {kind.slug for kind in all_kinds() if f"action: {kind.slug}\n" not in text}
    assert missing == set()


@pytest.mark.parametrize("slug", [kind.slug for kind in all_kinds()])
def test_an_action_leads_to_the_first_step_of_its_kind(
    client: Client, house: House, slug: str
) -> None:
    found = action(slug)
    assert found is not None

    answer = sign_in(client, house.reporter).get(found.url, follow=True)

    assert (answer.status_code, answer.redirect_chain[-1][0].startswith(f"/melden/{slug}/")) == (
        200,
        True,
    )
