"""What working together must not tell: words of a note, and cases out of sight, to anyone else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from escalations.access import is_party_to, who_sees
from escalations.models import Case, Report
from escalations.triage import claim
from escalations.working.colleagues import colleagues_of
from escalations.working.handing_over import hand_over
from escalations.working.linking import link
from escalations.working.mentioning import write_note
from tests.escalations.test_matrix import RELATIONS, SEES, a_case_of, bring, people_of
from tests.factories.escalations import House, a_claimed_case, a_report
from tests.factories.people import sign_in
from werksaam import due
from werksaam.audit.models import Event
from werksaam.notifications.models import Mail
from werksaam.people.models import User

pytestmark = pytest.mark.django_db

WORD = "kanariewoord"


@pytest.fixture
def case(house: House) -> Case:
    """Linked, named in, and handed over, each with the word."""
    case = a_claimed_case(house)
    other = a_report(house.other, address="https://krant.example/1").case
    said: dict[str, Any] = {"by": house.adviser, "case": case}
    link(**said, reference=other.reference, remark=WORD)
    write_note(**said, body=f"@Sara {WORD}", asked=[house.colleague.pk])
    hand_over(**said, to=house.secretary, note=WORD, revision=case.revision)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("kind", SEES)
@pytest.mark.parametrize("state", ["claimed", "referred"])
def test_who_is_offered_is_who_sees_it(house: House, kind: str, state: str) -> None:
    people = people_of(house)
    viewer = people[min(SEES[kind])]
    case = bring(a_case_of(kind, people, 1), state, viewer, a_case_of(kind, people, 2))
    everyone = list(User.objects.exclude(pk=viewer.pk).values_list("pk", flat=True))

    offered = {one.pk for one in colleagues_of(case, viewer)}

    assert offered == who_sees(case, everyone)
    assert len(RELATIONS) <= len(everyone) + 1


def test_no_mail_and_no_leaf_holds_the_word(case: Case) -> None:
    due.run()

    rows = json.dumps(list(Mail.objects.values("context", "template", "regarding")))
    letters = "".join(f"{m.subject}{m.body}{getattr(m, 'alternatives', '')}" for m in mail.outbox)
    leaves = b"".join(bytes(leaf) for leaf in Event.objects.values_list("leaf", flat=True)).decode()
    assert [text for text in (rows, letters, leaves) if WORD in text] == []
    assert case.reference in letters


def test_the_reporter_reads_nothing_of_it(client: Client, house: House, case: Case) -> None:
    report = Report.objects.get(case=case)
    reporter = sign_in(client, house.reporter)

    pages = [report.get_absolute_url(), f"{report.get_absolute_url().rstrip('/')}.json", "/"]

    for page in (reporter.get(path).content.decode() for path in pages):
        assert [w for w in (WORD, "gekoppeld", "overgedragen", "genoemd") if w in page] == []


def test_the_trail_names_nobody_to_a_party_of_either_case(house: House, case: Case) -> None:
    made = case.links_from.first() or case.links_to.get()

    parties = [house.reporter, house.other]
    assert [is_party_to(one, "case_link", str(made.pk)) for one in parties] == [True, True]
    assert not is_party_to(house.manager, "case_link", str(made.pk))


def test_a_case_that_went_on_as_another_kind_is_linked_to_nothing(
    client: Client, house: House, case: Case
) -> None:
    other = Report.objects.exclude(case=case).get().case
    successor = claim(by=house.adviser, case=a_report(house.manager, address="").case)
    Case.objects.filter(pk=other.pk).update(succeeded_by=successor)

    page = sign_in(client, house.secretary).get(case.get_absolute_url())

    assert page.context["related"].linked == []
    assert other.reference not in page.content.decode()
