"""The chapter about what changes from one version to the next, and about withdrawing one."""

from __future__ import annotations

from datetime import timedelta

from policy import publishing, summarising, withdrawing
from policy.models import FactKind
from tests.audit.story_words import CANARY, DAY
from tests.factories.escalations import House
from tests.factories.policy import changed_source, imported_code


def tell_changes(house: House) -> None:
    """A draft comes after the version in force, and the desk says what changes in a lid."""
    by, before = house.adviser, house.version
    after = imported_code(by=by, source=changed_source("citeert nooit", f"citeert {CANARY}"))
    changed = after.texts.get(eid="art_3__para_4").provision_id
    words = {"nl": CANARY, "en": CANARY}
    summarising.summarise(by=by, earlier=before, version=after, provision=changed, words=words)


def tell_withdrawing(house: House) -> None:
    """What came before the code is named; a year on it will no longer apply itself."""
    version = house.version
    in_force = version.facts.filter(kind=FactKind.IN_FORCE).latest("id").on
    publishing.record_fact(
        by=house.adviser, version=version, kind=FactKind.REPLACES, on=in_force, remark=CANARY
    )
    day = DAY + timedelta(days=365)
    withdrawing.withdraw(by=house.colleague, version=version, on=day, body=CANARY, reason=CANARY)
