"""The chapter of a second text: given in, accepted, and where its provisions come from."""

from __future__ import annotations

from policy.giving_in.keeping import accept, keep
from tests.audit.story_words import CANARY
from tests.factories.escalations import House
from tests.factories.lineage import confirm_as_proposed
from tests.factories.policy import SLUG, changed_source


def tell_lineage(house: House) -> None:
    """One lid says something else; a person says that it is the same lid."""
    text = changed_source("De oude Sociale media code", f"De oude {CANARY}")
    source = keep(by=house.adviser, slug=SLUG, name=f"{CANARY}.txt", text=text)
    draft = accept(by=house.adviser, source=source.pk, revision=source.revision)
    confirm_as_proposed(by=house.secretary, version=draft)
