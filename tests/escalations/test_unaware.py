"""One post, several reports: no reporter learns of another, through no page, mail or file.

Whatever the second reporter does, or is done about the second report, every page of
the first stays the same to the letter; and nothing of the first stands on any page of
the second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import transaction
from django.test import Client

from escalations.agreeing import Agreed, drop, finish
from escalations.messaging import send_message, write_note
from escalations.models import AgreedAction, Case, Report
from escalations.submitting import save_draft
from escalations.target_times import due_at
from escalations.triage import wait
from escalations.withdrawing import withdraw
from tests.factories.discussions import action_of, decided
from tests.factories.escalations import KIND, MONDAY, House, a_report, answers
from tests.factories.kinds import DISCUSSION, VIOLATION, a_discussion, a_violation
from tests.factories.people import person, sign_in, team
from werksaam import clock
from werksaam.notifications.models import Mail
from werksaam.people.models import User

from .test_rerouting import agree, put, taken_up

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)
SECRETS = {"quote": "kanariegeel", "remark": "kanarierood", "rule": "kanarieblauw"}
MAKE: dict[str, Callable[..., Report]] = {
    KIND: lambda by, house, **said: a_report(by, **said),
    DISCUSSION: lambda by, house, **said: a_discussion(by, **said),
    VIOLATION: lambda by, house, **said: a_violation(by, house.secretary, **said),
}
HANDLED_BY = {KIND: "adviser", DISCUSSION: "manager", VIOLATION: "director"}
_CHANGING = re.compile(r'name="(csrfmiddlewaretoken|owner)" value="[^"]*"')


def pages_of(client: Client, report: Report) -> dict[str, str]:
    """Every page that a reporter has of a report, without what differs each time."""
    sign_in(client, report.reporter)
    own = report.get_absolute_url()
    paths = ["/", "/meldingen/", own, f"{own}verstuurd/", f"{own}intrekken/", "/melden/"]
    return {path: _CHANGING.sub("", client.get(path).content.decode()) for path in paths}


def files_of(client: Client, report: Report) -> str:
    """Every proof that a reporter can download."""
    sign_in(client, report.reporter)
    own = f"{report.get_absolute_url().rstrip('/')}.json"
    files = [client.get(own), *(client.get(f"{own}?van={van}") for van in ("bezorging", "advies"))]
    return json.dumps([f.content.decode() for f in files if f.status_code == 200])


def mails_to(someone: User) -> str:
    return json.dumps(
        list(Mail.objects.filter(person_id=someone.pk).values_list("context", flat=True))
    )


# --- what may happen to the second report --------------------------------------


def _message(house: House, kind: str, second: Report) -> None:
    send_message(by=second.reporter, report=second, body="Van de tweede.")


def _answer(house: House, kind: str, second: Report) -> None:
    send_message(by=getattr(house, HANDLED_BY[kind]), report=second, body="Aan de tweede.")


def _wait(house: House, kind: str, second: Report) -> None:
    case = Case.objects.get(reports=second)
    by = getattr(house, HANDLED_BY[kind])
    wait(by=by, case=case, revision=case.revision, report=second, question="Aan de tweede?")


def _withdraw(house: House, kind: str, second: Report) -> None:
    withdraw(by=second.reporter, report=second, reason="Toch niet.")


def _note(house: House, kind: str, second: Report) -> None:
    case = Case.objects.get(reports=second)
    write_note(by=getattr(house, HANDLED_BY[kind]), case=case, body="Een notitie.")


def _ask(house: House, kind: str, second: Report) -> None:
    to_kind = DISCUSSION if kind == KIND else KIND
    put(getattr(house, HANDLED_BY[kind]), second, to_kind)


def _go_on(house: House, kind: str, second: Report) -> None:
    _ask(house, kind, second)
    if kind != DISCUSSION:
        agree(Report.objects.get(pk=second.pk))


HAPPENINGS = {
    "comes in": lambda house, kind, second: None,
    "writes": _message,
    "gets a message": _answer,
    "is asked something": _wait,
    "asks to stop": _withdraw,
    "has a note": _note,
    "is asked to agree": _ask,
    "goes on as another kind": _go_on,
}


@pytest.mark.parametrize("kind", MAKE)
def test_the_pages_of_the_first_stay_the_same(client: Client, house: House, kind: str) -> None:
    first = MAKE[kind](house.reporter, house)
    taken_up(getattr(house, HANDLED_BY[kind]), first)
    before = pages_of(client, first)
    second = MAKE[kind](house.other, house)
    assert second.case == Case.objects.get(reports=first)

    after = {
        name: pages_after(client, first, partial(happen, house, kind, second))
        for name, happen in HAPPENINGS.items()
    }

    assert {name for name, pages in after.items() if pages != before} == set()


def pages_after(client: Client, first: Report, happen: Callable[[], None]) -> dict[str, str]:
    """The pages of the first after something; what happened is undone."""
    with transaction.atomic():
        happen()
        seen = pages_of(client, first)
        transaction.set_rollback(True)
    return seen


@pytest.mark.parametrize("kind", MAKE)
def test_nothing_of_the_first_reaches_the_second(client: Client, house: House, kind: str) -> None:
    first = MAKE[kind](house.reporter, house, **SECRETS)
    handler = getattr(house, HANDLED_BY[kind])
    case = taken_up(handler, first)
    send_message(by=house.reporter, report=first, body="kanariegroen")
    send_message(by=handler, report=first, body="kanariewit")
    with clock.at(MONDAY + timedelta(minutes=30)):
        second = MAKE[kind](house.other, house)
        seen = pages_of(client, second)

    told = "".join([*seen.values(), files_of(client, second), mails_to(house.other)])
    words = ["kanarie", house.reporter.name, first.reference, case.reference]
    # Who will see it is told by name before sending, where it is no team.
    words += [handler.name] if kind == KIND else []
    names = [word for word in words if re.search(rf"\b{re.escape(word)}", told)]
    assert names == []


@pytest.mark.parametrize("kind", MAKE)
def test_who_will_see_it_says_the_same_whoever_reported_before(
    client: Client, house: House, kind: str
) -> None:
    said = answers(called="spoke", own_part="no", subject=[house.secretary.pk])
    said["what_it_is"] = "hurtful"
    draft = save_draft(by=house.other, kind=kind, answers=said)
    url = f"/melden/{kind}/controleren/?concept={draft.pk}"
    sign_in(client, house.other)
    before = _CHANGING.sub("", client.get(url).content.decode())

    taken_up(getattr(house, HANDLED_BY[kind]), MAKE[kind](house.reporter, house))

    assert _CHANGING.sub("", client.get(url).content.decode()) == before


def _agreed_with_both(house: House) -> tuple[Report, AgreedAction]:
    """A strategy with a line of the first reporter, and one of the second."""
    first, second = a_discussion(house.reporter), a_discussion(house.other)
    case = taken_up(house.manager, first)
    mine, theirs = (Agreed(what, "reporter", DAY) for what in ("Stop.", "kanariegeel"))
    lines = [replace(mine, report=first), replace(theirs, report=second)]
    decided(case, house.manager, agreed=lines)
    return first, action_of(case, 2)


ENDINGS: dict[str, Callable[[House, AgreedAction], object]] = {
    "done by the other": lambda house, line: finish(by=house.other, action=line),
    "done by the manager": lambda house, line: finish(by=house.manager, action=line),
    "dropped": lambda house, line: drop(by=house.manager, action=line, reason="kanarierood"),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_another_agreed_to_do_shows_nowhere(client: Client, house: House, ending: str) -> None:
    first, line_of_other = _agreed_with_both(house)
    before = pages_of(client, first)

    ENDINGS[ending](house, line_of_other)

    after = pages_of(client, first)
    assert after == before
    assert "kanarie" not in "".join(after.values())


def test_nobody_ends_what_another_reporter_agreed_to_do(client: Client, house: House) -> None:
    first, line_of_other = _agreed_with_both(house)
    url = f"{first.get_absolute_url()}afspraken/{line_of_other.pk}/gedaan/"

    assert sign_in(client, house.reporter).post(url).status_code == 404
    with pytest.raises(Case.DoesNotExist):
        finish(by=house.reporter, action=line_of_other)


# Of a violation the page tells no time.
@pytest.mark.parametrize("kind", [KIND, DISCUSSION])
def test_the_target_of_the_second_counts_from_its_own_sending(
    client: Client, house: House, kind: str
) -> None:
    MAKE[kind](house.reporter, house)
    later = MONDAY + timedelta(minutes=45)
    with clock.at(later):
        second = MAKE[kind](house.other, house)
        page = pages_of(client, second)[second.get_absolute_url()]

    own = due_at(later, {KIND: 4, DISCUSSION: 2}[kind]).astimezone(clock.AMSTERDAM)
    assert f"{own:%H:%M}" in page


# --- when it is one case, and when two -----------------------------------------


def test_a_discussion_is_one_case_under_one_manager_and_two_under_two(house: House) -> None:
    elsewhere = person("Ella", team=team("Hal 4", manager=person("Piet")))

    first, same, apart = (a_discussion(by) for by in (house.reporter, house.other, elsewhere))

    assert (same.case == first.case, apart.case == first.case) == (True, False)


def test_a_violation_is_one_case_for_one_subject_and_two_for_two(house: House) -> None:
    first = a_violation(house.reporter, house.secretary)
    same = a_violation(house.other, house.secretary)
    apart = a_violation(house.other, house.adviser)

    assert (same.case == first.case, apart.case == first.case) == (True, False)


def test_kinds_are_never_one_case(house: House) -> None:
    reports = [MAKE[kind](house.reporter, house) for kind in MAKE]

    assert len({report.case_id for report in reports}) == 3
