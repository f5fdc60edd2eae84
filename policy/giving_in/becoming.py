"""Which version of which code a text becomes, and whether it may well be another text."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from ..models import Policy, Version


@dataclass(frozen=True)
class Becoming:
    """What accepting makes: version `number` of the code that is called `name`.

    `earlier` is the title of the last version, where that is another one; else empty.
    """

    number: int
    name: str
    title: str
    earlier: str = ""


def becoming(slug: str, title: str) -> Becoming:
    """What a text with this title becomes in the policy `slug` (3 queries)."""
    policy = Policy.objects.filter(slug=slug).first()
    if policy is None:
        return Becoming(1, title, title)
    versions = Version.objects.filter(policy=policy)
    last: int | None = versions.aggregate(last=Max("number"))["last"]
    kept = versions.filter(dropped_at__isnull=True).order_by("-number")
    titles = list(kept.values_list("title", flat=True))
    known = {_plain(one) for one in titles}
    earlier = titles[0] if titles and _plain(title) not in known else ""
    return Becoming((last or 0) + 1, policy.citation_title, title, earlier)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
