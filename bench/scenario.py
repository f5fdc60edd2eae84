"""The data of a benchmark: the code in force, a house of people, and a long queue.

People, the code, one case and its report come about by the real acts. The other
cases are copies of that one, stored by the batch: the pages read them the same.
"""

from __future__ import annotations

import uuid
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import TypeVar

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import models

from escalations.models import Case, CaseParty, Draft, Report
from policy.rounds import open_round
from tests.factories.escalations import a_case, a_claimed_case, a_draft, a_house
from tests.factories.people import person
from werksaam import clock
from werksaam.people.models import User
from werksaam.people.sessions import begin

CSRF = "b" * 32
DRAFTS_EACH = 8  # ten reports an hour a person is the limit
Row = TypeVar("Row", bound=models.Model)


@dataclass
class Scenario:
    """Who asks for what in a benchmark."""

    reader: str
    desk: str
    case: Case
    confirming: list[str] = field(default_factory=list)
    reporting: list[tuple[str, Draft]] = field(default_factory=list)


def build(*, cases: int, posts: int) -> Scenario:
    """Fill an empty database: `cases` in the queue, room for `posts` of each POST."""
    house = a_house()
    today = clock.today()
    open_round(
        by=house.adviser,
        version=house.version,
        opens_on=today,
        due_on=today + timedelta(days=30),
    )
    scenario = Scenario(
        reader=cookies(house.other),
        desk=cookies(house.adviser),
        case=a_claimed_case(house),
    )
    copies_of(a_case(house, address="https://facebook.example/another/1"), cases)
    for _ in range(posts):
        scenario.confirming.append(cookies(person(team=house.hall)))
    for number in range(posts):
        if number % DRAFTS_EACH == 0:
            reporter = person(team=house.hall)
            session = cookies(reporter)
        address = f"https://facebook.example/group/{number}"
        scenario.reporting.append((session, a_draft(reporter, address=address)))
    return scenario


def copies_of(case: Case, count: int) -> None:
    """Store `count` more cases like `case`, each with its report, post and parties."""
    report, post = case.reports.get(), case.post
    assert post is not None
    posts = [_copy(post, normalised_address=f"{post.address}/{n}") for n in range(count)]
    type(post).objects.bulk_create(posts, batch_size=500)
    cases = [
        _copy(
            case,
            post_id=posts[n].pk,
            reference=f"Z-{n:04d}-BNCH",
            due_at=case.due_at + timedelta(minutes=n),
        )
        for n in range(count)
    ]
    Case.objects.bulk_create(cases, batch_size=500)
    reports = [
        _copy(report, case_id=cases[n].pk, reference=f"M-{n:04d}-BNCH") for n in range(count)
    ]
    Report.objects.bulk_create(reports, batch_size=500)
    parties = list(case.parties.all())
    CaseParty.objects.bulk_create(
        [_copy(party, case_id=made.pk) for made in cases for party in parties], batch_size=500
    )


def _copy(row: Row, **changed: object) -> Row:
    made = copy(row)
    made._state = copy(row._state)
    made._state.fields_cache = {}
    made.pk = uuid.uuid4() if isinstance(row.pk, uuid.UUID) else None
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def cookies(someone: User) -> str:
    """A session of `someone`, as the Cookie header of a request."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(someone.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = someone.get_session_auth_hash()
    begin(session)
    session.create()
    names = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    return f"{names}; {settings.CSRF_COOKIE_NAME}={CSRF}; {settings.LANGUAGE_COOKIE_NAME}=nl"
