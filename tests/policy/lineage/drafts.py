"""A second version with one lid put in between, for tests of lineage.

In article 4 of the real code a new lid stands before lid 8, so the old lids 8 and 9 are
9 and 10, and lid 2 of article 7 says something else.
"""

from __future__ import annotations

from policy.models import Lineage, ProvisionText, Version
from policy.queries_lineage import origins
from tests.factories.policy import SOURCE, imported_code, published_code

NEW_LID = "Wie twijfelt over een foto vraagt eerst toestemming aan wie erop staat."


def second_source() -> str:
    """The source of the second version."""
    changed = SOURCE.replace("De oude Sociale media code", "De vorige Sociale media code")
    start = changed.index("Artikel 4.")
    end = changed.index("Artikel 5.")
    article = changed[start:end].replace("9. ", "10. ").replace("8. ", f"8. {NEW_LID}\n9. ", 1)
    return changed[:start] + article + changed[end:]


def a_second_draft() -> Version:
    """The first version is in force; the second is a draft about which nobody said anything."""
    published_code()
    return imported_code(source=second_source())


def text_at(version: Version, eid: str) -> ProvisionText:
    """The text at this place."""
    return version.texts.get(eid=eid)


def fingerprint(version: Version) -> str:
    """What a page about the lineage of the version would hold now."""
    return origins(version).fingerprint


def kinds(version: Version) -> list[str]:
    """What was confirmed, in order."""
    return list(Lineage.objects.filter(version=version).values_list("kind", flat=True))
