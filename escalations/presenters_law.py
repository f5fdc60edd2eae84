"""A lid of the code beside the work: its number, its words, what it means."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from policy.addresses import address_of
from policy.models import ProvisionText, Version
from policy.queries import the_policy, version_in_force
from policy.queries_following import lid_resting_on


@dataclass(frozen=True)
class LawQuote:
    """One lid in one version; `number` is "6.7"."""

    url: str
    number: str
    citation: str
    text: str
    version: int
    article_url: str


def citation_of(eid: str) -> tuple[str, str]:
    """The short number and the words for an eId: "6.7" and "article 6 paragraph 7"."""
    article, lid = lid_numbers(eid)
    if not lid:
        return article, _("article %(article)s") % {"article": article}
    words = _("article %(article)s paragraph %(lid)s") % {"article": article, "lid": lid}
    return f"{article}.{lid}", words


def lid_numbers(eid: str) -> tuple[str, str]:
    """The numbers of article and lid in an eId; the lid is empty for a whole article."""
    found = re.match(r"art_(\w+?)(?:__para_(\w+))?$", eid)
    return (found[1], found[2] or "") if found else (eid, "")


def law_quote(text: ProvisionText) -> LawQuote:
    """The lid as it stands in the version of `text` (its version and policy loaded)."""
    number, citation = citation_of(text.eid)
    return LawQuote(
        url=provision_url(text.version, text.eid),
        number=number,
        citation=citation,
        text=text.text,
        version=text.version.number,
        article_url=provision_url(text.version, text.eid.split("__")[0]),
    )


def law_quote_of(version: Version, eid: str) -> LawQuote:
    """A lid of the version by its eId; one that had lapsed by then as it was before."""
    text = lid_resting_on(version, eid)
    if text.version_id == version.pk:
        text.version = version
    return law_quote(text)


def lid_in_force(eid: str) -> LawQuote | None:
    """The lid as it applies today; None where no code is in force, or it lapsed."""
    policy = the_policy()
    version = version_in_force(policy) if policy else None
    if version is None:
        return None
    try:
        found = law_quote_of(version, eid)
    except ProvisionText.DoesNotExist:
        return None
    return found if found.version == version.number else None


def provision_url(version: Version, eid: str) -> str:
    """The address of a lid, with its article around it, in this version."""
    return reverse("policy:provision", args=[version.policy.slug, version.number, address_of(eid)])
