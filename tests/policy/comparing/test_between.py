"""Of what lies between two versions only what was published is told."""

from __future__ import annotations

from datetime import date

import pytest

from policy.drafting.dropping import drop
from policy.lineage.assigning import Said
from policy.lineage.confirming import confirm
from policy.lineage.proposing import Kind
from policy.models import Version
from policy.queries_comparing import links_between, summaries_between
from policy.summarising import summarise
from tests.factories.people import person
from tests.factories.policy import adopted_code, published_code
from tests.policy.lineage.drafts import fingerprint

from .versions import OLD, a_draft, lid, versions

pytestmark = pytest.mark.django_db


def a_later(first: Version) -> Version:
    """The version that is published after what lies in between."""
    assert first.source_text
    return published_code(
        source=first.source_text.replace(OLD, "citeert nooit meer letterlijke"),
        in_force_on=date(2019, 1, 1),
        retroactive_from=None,
    )


def told_of(first: Version, between: Version) -> None:
    """The desk confirms that something was split off, and writes about it."""
    by = person()
    said = [Said(Kind.SPLIT, "art_3__para_3", "art_3__para_4")]
    confirm(by=by, version=between, shown=fingerprint(between), said=said)
    key = lid(between).provision_id
    summarise(by=by, earlier=first, version=between, provision=key, words={"nl": "Geheim."})


def told_between(first: Version, last: Version) -> tuple[int, int]:
    return len(summaries_between(first, last, "nl")), len(links_between(first, last))


@pytest.mark.parametrize("what", ["draft", "dropped", "adopted"])
def test_what_was_not_published_in_between_is_not_told(what: str) -> None:
    (first,) = versions(1)
    between = a_draft()
    told_of(first, between)
    if what == "dropped":
        drop(by=person(), version=between)
    if what == "adopted":
        adopted_code(draft=between)

    assert told_between(first, a_later(first)) == (0, 0)


def test_of_the_two_themselves_all_is_told() -> None:
    (first,) = versions(1)
    draft = a_draft()
    told_of(first, draft)

    assert told_between(first, draft) == (1, 1)
