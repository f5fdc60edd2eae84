"""Two at once: one approval for a text, and one count for a double click."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml
from django.db import connection
from django.test import Client

from policy.explaining import NotApprovable, approve, import_proposals
from policy.models import STANDS, Explanation, NotUnderstood
from tests.factories.people import person, sign_in
from tests.factories.policy import EXPLANATIONS, published_code
from werksaam.people.models import User

LID = "art_4__para_8"
SAY = "/code/sociale-media-code/v/1/snap-ik-niet/"
CLICKS = 4


@pytest.mark.django_db(transaction=True)
def test_of_two_proposals_approved_at_once_one_stands() -> None:
    version, content = published_code(), yaml.safe_load(EXPLANATIONS)[LID]
    for force in ("moet", "advies"):
        one = {LID: content | {"kind": force}}
        import_proposals(by=person(), version=version, content=one)
    rows = list(Explanation.objects.filter(language="nl"))
    deciders = [person("Anna"), person("Bram")]

    with ThreadPoolExecutor(2) as windows:
        done = sorted(windows.map(_approve, deciders, rows))

    assert (done, Explanation.objects.filter(STANDS).count()) == ([False, True], 1)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_counts_once() -> None:
    published_code()
    reader = sign_in(Client(), person("Rik"))

    with ThreadPoolExecutor(CLICKS) as clicks:
        answers = set(clicks.map(_click, [reader] * CLICKS))

    assert (answers, NotUnderstood.objects.get().number) == ({302}, 1)


def _approve(by: User, row: Explanation) -> bool:
    try:
        approve(by=by, explanation=row)
    except NotApprovable:
        return False
    finally:
        connection.close()
    return True


def _click(reader: Client) -> int:
    window = Client()
    window.cookies.update(reader.cookies)
    try:
        return window.post(SAY, {"lid": LID}).status_code
    finally:
        connection.close()
