"""Explanations: proposed, approved by another, stale once the text changes."""

from typing import Any

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policy import explaining, queries
from policy.models import Explanation, Version
from tests.factories.people import person
from tests.factories.policy import EXPLANATIONS, changed_source, explain, imported_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

CONTENT: dict[str, Any] = yaml.safe_load(EXPLANATIONS)
ONE = {"art_4__para_8": CONTENT["art_4__para_8"]}
OTHER = changed_source("dreigt te ontsporen", "dreigt te ontaarden")


def propose(version: Version, content: dict[str, Any] | None = None) -> list[Explanation]:
    return explaining.import_proposals(by=person(), version=version, content=content or ONE)


def test_every_provision_is_explained_in_both_languages() -> None:
    version = imported_code()

    proposals = propose(version, CONTENT)

    assert len(CONTENT) == 33
    assert {p.language for p in proposals} == {"nl", "en"}
    assert len(proposals) == 66


def test_a_proposal_is_not_shown() -> None:
    version = imported_code()
    propose(version)

    assert queries.approved_explanations(version, "nl") == {}


def test_an_approved_explanation_stands_beside_its_text() -> None:
    version = imported_code()
    explain(version)

    lid = queries.reading_tree(version, "nl").node("art_4__para_8")
    assert lid is not None
    assert lid.explanation is not None
    assert lid.explanation.gist == CONTENT["art_4__para_8"]["gist"]["nl"]
    assert lid.explanation.action == "ontsporende-discussie"


def test_the_proposer_does_not_approve() -> None:
    proposal = propose(imported_code())[0]

    with pytest.raises(explaining.NotApprovable, match="other than who proposed"):
        explaining.approve(by=proposal.proposed_by, explanation=proposal)


def test_an_explanation_is_approved_once() -> None:
    proposal = propose(imported_code())[0]
    explaining.approve(by=person(), explanation=proposal)

    with pytest.raises(explaining.NotApprovable, match="approved already"):
        explaining.approve(by=person(), explanation=proposal)


def test_one_text_has_one_approved_explanation() -> None:
    version = imported_code()
    first = propose(version)[0]
    other = propose(version, {"art_4__para_8": CONTENT["art_4__para_8"] | {"kind": "advies"}})[0]
    explaining.approve(by=person(), explanation=first)

    with pytest.raises(explaining.NotApprovable, match="has an approved explanation"):
        explaining.approve(by=person(), explanation=other)


def test_two_proposals_for_a_text_wait_for_each_other() -> None:
    proposal = propose(imported_code())[0]

    with CaptureQueriesContext(connection) as made:
        explaining.approve(by=person(), explanation=proposal)

    asked = [q["sql"] for q in made if q["sql"].startswith("SELECT")]
    held = [number for number, sql in enumerate(asked) if 'FROM "policy_provision"' in sql]
    looked = [number for number, sql in enumerate(asked) if '"approved_at" IS NOT NULL' in sql]
    assert held < looked


def test_the_same_proposals_again_add_nothing() -> None:
    version = imported_code()
    propose(version)

    assert propose(version) == []


def test_a_changed_text_makes_its_explanation_stale() -> None:
    first = imported_code()
    explain(first)
    second = imported_code(source=OTHER)

    shown = {node.eid for node in queries.reading_tree(second, "nl").walk() if node.explanation}
    assert set(CONTENT) - shown == {"art_4__para_8"}


@pytest.mark.parametrize(
    "change",
    [{"kind": "streng"}, {"gist": {"nl": "x" * 121, "en": "x"}}, {"gist": {"nl": "x"}}],
)
def test_a_proposal_that_does_not_fit_is_refused_by_name(change: dict[str, Any]) -> None:
    version = imported_code()

    with pytest.raises(explaining.ProposalError) as caught:
        propose(version, {"art_4__para_8": CONTENT["art_4__para_8"] | change})

    assert caught.value.eid == "art_4__para_8"
    assert Explanation.objects.count() == 0


def test_a_proposal_for_a_provision_that_is_not_there_is_refused() -> None:
    with pytest.raises(explaining.ProposalError, match="art_99"):
        propose(imported_code(), {"art_99": CONTENT["art_1"]})
