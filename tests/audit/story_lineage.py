"""The chapter of a second text: given in, accepted, and where its provisions come from."""

from __future__ import annotations

from policy.giving_in.keeping import accept, keep
from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind
from policy.models import Version
from policy.queries_lineage import origins
from policy.summarising import summarise
from tests.audit.story_words import CANARY
from tests.factories.escalations import House
from tests.factories.explaining import a_proposal
from tests.factories.lineage import confirm_as_proposed
from tests.factories.policy import SLUG, changed_source

LID = "art_7__para_2"


def tell_lineage(house: House) -> None:
    """One lid says something else; a person says that it is the same lid."""
    text = changed_source("De oude Sociale media code", f"De oude {CANARY}")
    source = keep(by=house.adviser, slug=SLUG, name=f"{CANARY}.txt", text=text)
    draft = accept(by=house.adviser, source=source.pk, revision=source.revision)
    confirm_as_proposed(by=house.secretary, version=draft)
    _change_of_mind(house, draft)


def _change_of_mind(house: House, draft: Version) -> None:
    """It is another lid after all: what was said about it goes with it."""
    a_proposal(house.adviser, draft, eid=LID)
    provision, words = draft.texts.get(eid=LID).provision_id, {"nl": CANARY}
    summarise(
        by=house.adviser, earlier=house.version, version=draft, provision=provision, words=words
    )
    said = [Said(Kind.NEW, "", LID)]
    confirm(by=house.secretary, version=draft, shown=origins(draft).fingerprint, said=said)
