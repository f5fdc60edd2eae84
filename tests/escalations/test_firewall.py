"""What someone tells about themselves never turns into a violation, nor is found for one (6.4)."""

from __future__ import annotations

import pytest
from django.test import Client

from escalations.kinds import all_kinds, kind
from escalations.models import Post
from escalations.rerouting import propose
from escalations.stating_a_day import state_day
from tests.factories import violation as v
from tests.factories.escalations import House, a_report
from tests.factories.own_posts import ACCUSED, a_report_of, in_hand
from tests.factories.people import sign_in
from werksaam import clock

WORD = "kanarievogel"
ADDRESS = "https://facebook.example/rik/1"


def test_it_becomes_no_other_kind() -> None:
    assert (kind(ACCUSED).firewalled, dict(kind(ACCUSED).becomes)) == (True, {})


def test_no_kind_turns_into_a_violation() -> None:
    assert [its.slug for its in all_kinds() if "overtreding" in its.becomes] == []


@pytest.mark.parametrize("to_kind", ["overtreding", "negatief-bericht"])
def test_the_act_sends_it_nowhere_else(house: House, to_kind: str) -> None:
    case = in_hand(ACCUSED, house)

    with pytest.raises(KeyError):
        propose(
            by=house.adviser,
            case=case,
            report=case.reports.get(),
            revision=case.revision,
            to_kind=to_kind,
            reason="Het lijkt een overtreding.",
        )


def test_its_page_offers_no_other_kind_and_says_why(client: Client, house: House) -> None:
    case = in_hand(ACCUSED, house)

    page = sign_in(client, house.adviser).get(case.get_absolute_url()).content.decode()

    assert "/andere-soort/" not in page
    assert "Niemand maakt hier een melding van een overtreding van." in page


def test_it_is_not_found_by_the_post_that_it_is_about(house: House) -> None:
    case = a_report_of(ACCUSED, house.reporter, link=ADDRESS).case
    a_report(house.other, address=ADDRESS)

    assert case.post is None
    assert Post.objects.get().cases.count() == 1


def test_two_about_the_same_post_stay_apart(house: House) -> None:
    first = a_report_of(ACCUSED, house.reporter, link=ADDRESS)
    second = a_report_of(ACCUSED, house.other, link=ADDRESS)

    assert first.case != second.case


def test_nothing_of_it_shows_where_a_violation_of_the_same_person_is_handled(
    client: Client, house: House
) -> None:
    told = a_report_of(ACCUSED, house.other, quote=f"Fout: {WORD}", link=ADDRESS)
    case = v.an_admitted(house)
    state_day(by=house.manager, case=case, day=clock.today(), reason="Wat gold er?")
    sign_in(client, house.manager)

    pages = [
        client.get(path).content.decode()
        for path in (
            case.get_absolute_url(),
            f"{case.get_absolute_url()}dag/",
            f"{case.get_absolute_url()}voorleggen/",
            f"/werkvoorraad/?q={WORD}",
            "/werkvoorraad/",
        )
    ]

    secret = (f"Fout: {WORD}", told.reference, told.case.reference, ADDRESS)
    assert [word for word in secret for page in pages if word in page] == []


def test_its_subject_reads_nothing_of_it_in_their_own_violation(
    client: Client, house: House
) -> None:
    told = a_report_of(ACCUSED, house.other, quote=WORD)
    case = v.a_heard(house)

    page = sign_in(client, house.other).get(case.get_absolute_url()).content.decode()

    assert [word for word in (WORD, told.case.reference) if word in page] == []


@pytest.mark.parametrize("who", ["manager", "director", "other"])
def test_only_the_desk_opens_it(client: Client, house: House, who: str) -> None:
    case = a_report_of(ACCUSED, house.reporter).case

    answer = sign_in(client, getattr(house, who)).get(case.get_absolute_url())

    assert answer.status_code == 404


def test_the_desk_is_told_never_to_use_it_for_a_violation(client: Client, house: House) -> None:
    page = sign_in(client, house.adviser).get("/melden/overtreding/eerst/").content.decode()

    assert "Nooit om wat iemand bij u meldde, of over zichzelf vertelde." in page
