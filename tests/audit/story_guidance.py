"""The chapter about guidance for staff: a text is made by one of the desk, published by another."""

from __future__ import annotations

from policy.guidance import editing, publishing
from policy.guidance.queries import draft_of
from policy.models import GuidanceSlug
from tests.audit.story_words import CANARY
from tests.factories.escalations import House


def tell_guidance(house: House) -> None:
    """The description of WerkSaam is written."""
    slug = GuidanceSlug.AT_HAND
    part = {"description": {"nl": CANARY, "en": CANARY}}
    shown = editing.mark_of({})
    editing.change_part(
        by=house.adviser, slug=slug, kind="description", name="description", shown=shown, part=part
    )
    revision = draft_of(slug).revision
    publishing.offer(by=house.adviser, slug=slug, revision=revision, note=CANARY)
    publishing.publish(by=house.secretary, slug=slug, revision=revision)
