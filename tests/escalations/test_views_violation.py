"""A violation through the pages: the form, the gates, the subject's own page, the objection."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from escalations.gates import earliest_term
from escalations.models import Admission, Case, DayStatement, Decision, HearingAnswer, Objection
from escalations.models import Wording as StandingText
from escalations.presenters_subject import about_lines
from escalations.submitting import save_draft
from tests.factories import violation as v
from tests.factories.escalations import House
from tests.factories.people import person, sign_in
from werksaam import clock
from werksaam.people.granting import revoke_all
from werksaam.people.joining import leave

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def at(case: Case, path: str = "") -> str:
    return f"/zaken/{case.reference}/{path}"


@pytest.fixture
def manager(house: House, client: Client) -> Client:
    return sign_in(client, house.manager)


@pytest.fixture
def subject(house: House, client: Client) -> Client:
    return sign_in(client, house.other)


# --- the form ----------------------------------------------------------------


def who(house: House, **changed: str) -> dict[str, str]:
    return {"subject": "Olga", "witnesses": "", **changed}


def test_the_standing_text_comes_before_the_first_question(house: House, client: Client) -> None:
    text = page(sign_in(client, house.reporter), "/melden/overtreding/eerst/")

    assert "niet anoniem" in text
    assert '<a href="https://www.huisvoorklokkenluiders.nl/" rel="nofollow">' in text


@pytest.mark.parametrize(("who_", "told"), [("adviser", True), ("reporter", False)])
def test_the_desk_reads_that_it_reports_only_what_it_saw(
    house: House, client: Client, who_: str, told: bool
) -> None:
    text = page(sign_in(client, getattr(house, who_)), "/melden/overtreding/eerst/")

    assert ("Meld alleen wat u zelf zag." in text) is told


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("subject", "Rik", "U kunt uzelf hier niet melden."),
        ("subject", "Olga, Mara", "Noem één collega."),
        ("witnesses", "Rik", "U bent de melder."),
        ("witnesses", "Olga", "U noemde deze collega hierboven al."),
    ],
)
def test_wrong_people_are_refused_at_the_field(
    house: House, client: Client, field: str, typed: str, said: str
) -> None:
    sign_in(client, house.reporter)

    answer = client.post("/melden/overtreding/wie/", who(house, **{field: typed}))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_before_sending_one_reads_that_the_colleague_is_heard(house: House, client: Client) -> None:
    draft = save_draft(by=house.reporter, kind=v.KIND, answers=v.answers(house.other))

    text = page(
        sign_in(client, house.reporter), f"/melden/overtreding/controleren/?concept={draft.pk}"
    )

    assert "Uw collega leest nooit wie het meldde." in text


# --- the gates ---------------------------------------------------------------


def test_taking_it_up(house: House, manager: Client) -> None:
    case = v.a_taken_up(house)

    manager.post(at(case, "ontvankelijk/"), {"reason": "Er is een foto.", "revision": 2})

    assert Admission.objects.get(case=case).reason == "Er is een foto."


@pytest.mark.parametrize("path", ["ontvankelijk/", "voorleggen/", "niet-horen/", "dag/"])
def test_nothing_goes_on_without_words(house: House, manager: Client, path: str) -> None:
    case = v.a_taken_up(house) if path == "ontvankelijk/" else v.an_admitted(house)

    answer = manager.post(at(case, path), {"revision": case.revision})

    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (422, True)


def test_a_term_that_is_too_short_says_from_which_day(house: House, manager: Client) -> None:
    case = v.an_admitted(house)
    soon = earliest_term(clock.today()) - timedelta(days=1)

    answer = manager.post(
        at(case, "voorleggen/"),
        {"findings": v.FINDINGS, "answer_by": soon.isoformat(), "revision": case.revision},
    )

    assert "Geef minstens vijf werkdagen: 30 november 2026 of later." in answer.content.decode()


def test_only_not_taking_up_is_offered_before_admission(house: House, manager: Client) -> None:
    text = page(manager, at(v.a_taken_up(house), "besluit/"))

    offered = [slug for slug in ("inadmissible", "measure") if f'value="{slug}"' in text]
    assert (offered, 'name="measure"' in text) == (["inadmissible"], False)
    assert "Zeg eerst of de melding concreet en onderbouwd is." in text


def test_after_the_hearing_the_rest_is_offered(house: House, manager: Client) -> None:
    text = page(manager, at(v.an_answered(house), "besluit/"))

    every = ("inadmissible", "unfounded", "conversation", "measure")
    assert [s for s in every if f'value="{s}"' in text] == ["unfounded", "conversation", "measure"]
    assert 'name="advice_to_reporter"' not in text


def test_during_the_term_deciding_is_refused_with_the_reason(house: House, manager: Client) -> None:
    answer = manager.get(at(v.a_heard(house), "besluit/"))

    assert (answer.status_code, "Uw collega mag nog antwoorden." in answer.content.decode()) == (
        409,
        True,
    )


@pytest.mark.parametrize(
    ("outcome", "measure", "said"),
    [
        ("measure", "", "Schrijf op welke maatregel het is."),
        ("unfounded", "Schorsing", "Bij deze keuze hoort geen maatregel."),
    ],
)
def test_the_measure_goes_with_its_outcome(
    house: House, manager: Client, outcome: str, measure: str, said: str
) -> None:
    case = v.an_answered(house)
    given = {"outcome": outcome, "motivation": "x", "measure": measure, "revision": case.revision}

    answer = manager.post(at(case, "besluit/"), given)

    assert (said in answer.content.decode(), Decision.objects.count()) == (True, 0)


def test_an_answer_meanwhile_shows_both_and_keeps_the_words(house: House, manager: Client) -> None:
    case = v.an_answered(house)
    given = {"outcome": "measure", "motivation": "Mijn woorden", "measure": "Brief", "revision": 4}

    answer = manager.post(at(case, "besluit/"), given)

    assert (answer.status_code, "Mijn woorden" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Nog geen antwoord. Het kan tot en met 30 november 2026."), (8, "Er kwam geen antwoord.")],
)
def test_the_case_says_whether_an_answer_may_still_come(
    house: House, manager: Client, days: int, words: str
) -> None:
    case = v.a_heard(house)

    with clock.at(v.later(days)):
        text = page(manager, at(case))

    said = ("Nog geen antwoord. Het kan tot en met 30 november 2026.", "Er kwam geen antwoord.")
    assert [sentence for sentence in said if sentence in text] == [words]


def test_after_a_waiver_nothing_says_that_the_colleague_could_answer(
    house: House, manager: Client
) -> None:
    v.a_waived(house)

    text = page(manager, "/")

    assert ("U kunt nu besluiten" in text, "kon antwoorden" in text) == (True, False)


def test_a_day_is_looked_up_and_stands_at_the_case(house: House, manager: Client) -> None:
    case = v.an_admitted(house)

    manager.post(at(case, "dag/"), {"day": "2026-11-20", "reason": "Kende zij de regel?"})

    assert DayStatement.objects.get(case=case).reason == "Kende zij de regel?"
    assert "20 november 2026" in page(manager, at(case))


def test_a_day_that_was_looked_up_is_refused_at_the_field(house: House, manager: Client) -> None:
    case = v.an_admitted(house)
    given = {"day": "2026-11-20", "reason": "Kende zij de regel?"}
    manager.post(at(case, "dag/"), given)

    assert "U hebt deze dag al opgezocht." in manager.post(at(case, "dag/"), given).content.decode()


def test_telling_late_is_in_red_on_the_case(house: House, manager: Client) -> None:
    case = v.an_admitted(house)

    with clock.at(v.later(31)):
        assert "Uw collega had het al moeten weten" in page(manager, at(case))


def test_putting_off_shows_the_reason(house: House, manager: Client) -> None:
    case = v.an_admitted(house)

    manager.post(at(case, "later-vertellen/"), {"until": "2027-01-05", "reason": "Bewijs."})

    assert "Uitgesteld tot 5 januari 2027 door Mara:" in page(manager, at(case))


@pytest.mark.parametrize("secret", ["Rik", "rik", "reference"])
@pytest.mark.parametrize("field", ["motivation", "measure"])
def test_a_decision_that_names_the_reporter_is_refused(
    house: House, manager: Client, field: str, secret: str
) -> None:
    case = v.an_answered(house)
    text = case.reports.get().reference if secret == "reference" else secret
    given = {"outcome": "measure", "motivation": "x", "measure": "Brief", "revision": case.revision}

    answer = manager.post(at(case, "besluit/"), {**given, field: f"Volgens {text} klopt het."})

    assert "Hieruit blijkt wie het meldde of zag." in answer.content.decode()
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "field"), [("voorleggen/", "findings"), ("niet-horen/", "reason"), ("dag/", "reason")]
)
def test_nothing_that_the_subject_reads_names_the_reporter(
    house: House, manager: Client, path: str, field: str
) -> None:
    case = v.an_admitted(house)
    given = {"answer_by": "2026-12-10", "day": "2026-11-20", "revision": case.revision}

    answer = manager.post(at(case, path), {**given, field: "Rik zag dit."})

    assert "Hieruit blijkt wie het meldde of zag." in answer.content.decode()


# --- the subject -------------------------------------------------------------


def test_the_subject_finds_it_on_the_home_page(house: House, subject: Client) -> None:
    case = v.a_heard(house)

    text = page(subject, "/")

    assert ("U mag antwoorden tot en met 30 november" in text, at(case) in text) == (True, True)


@pytest.mark.parametrize("cases", [1, 3])
def test_what_is_about_someone_takes_two_queries(
    house: House, cases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(cases):
        v.a_heard(house, address=f"https://x.example/{number}")

    with django_assert_num_queries(2):
        assert len(about_lines(house.other)) == cases


def test_the_subject_answers_with_who_supports_them(house: House, subject: Client) -> None:
    case = v.a_heard(house)

    subject.post(at(case, "antwoord/"), {"body": "Dat was ik niet.", "support_person": "Teun"})

    kept = HearingAnswer.objects.get(hearing__case=case)
    assert (kept.body, kept.support_person) == ("Dat was ik niet.", "Teun")


def test_after_the_term_the_answer_is_given_back(house: House, subject: Client) -> None:
    case = v.a_heard(house)

    with clock.at(v.later(8)):
        answer = subject.post(at(case, "antwoord/"), {"body": "Mijn woorden"})

    assert (answer.status_code, "Mijn woorden" in answer.content.decode()) == (409, True)


def test_the_subject_reads_until_when_one_may_object(house: House, subject: Client) -> None:
    text = page(subject, at(v.a_decided(house)))

    assert "U kunt bezwaar maken tot en met 4 januari 2027." in text


def test_the_subject_objects(house: House, subject: Client) -> None:
    case = v.a_decided(house)

    subject.post(at(case, "bezwaar/"), {"body": "Het klopt niet."})

    assert Objection.objects.get(decision__case=case).body == "Het klopt niet."
    assert "U hebt bezwaar gemaakt" in page(subject, at(case))


def test_with_nobody_else_to_decide_the_words_stay(house: House, subject: Client) -> None:
    case = v.a_decided(house)
    revoke_all(by=person(), person=house.director)
    leave(by=person(), person=house.director, last_day=clock.today())

    with clock.at(v.later(1)):
        answer = subject.post(at(case, "bezwaar/"), {"body": "Mijn woorden"})

    text = answer.content.decode()
    assert (answer.status_code, "Mijn woorden" in text) == (422, True)
    assert "Er is nu niemand anders die kan besluiten." in text


def test_who_reopens_their_own_decision_lets_go(house: House, manager: Client) -> None:
    case = v.a_decided(house)

    answer = manager.post(
        at(case, "heropenen/"), {"reason": "Nieuw bewijs.", "revision": case.revision}
    )

    assert answer.headers["Location"] == "/werkvoorraad/"
    assert manager.get(at(case)).status_code == 404


# --- the standing text -------------------------------------------------------


def test_the_desk_changes_the_text_and_sees_the_earlier_one(house: House, client: Client) -> None:
    sign_in(client, house.adviser)
    given = {"text_nl": "Nieuwe tekst", "text_en": "New text", "instead_of": ""}

    client.post("/beheer/teksten/overtreding/", given)

    assert StandingText.objects.get().text_nl == "Nieuwe tekst"
    assert "Nieuwe tekst" in page(client, "/melden/overtreding/eerst/")


def test_a_text_that_changed_meanwhile_is_not_overwritten(house: House, client: Client) -> None:
    sign_in(client, house.adviser)
    given = {"text_nl": "Nieuwe tekst", "text_en": "New text", "instead_of": ""}
    client.post("/beheer/teksten/overtreding/", given)

    answer = client.post("/beheer/teksten/overtreding/", {**given, "text_nl": "Andere tekst"})

    assert (answer.status_code, "Andere tekst" in answer.content.decode()) == (409, True)


def test_html_in_the_text_is_text(house: House, client: Client) -> None:
    sign_in(client, house.adviser)
    given = {"text_nl": "<script>alert(1)</script>", "text_en": "x", "instead_of": ""}

    client.post("/beheer/teksten/overtreding/", given)

    assert "<script>alert(1)" not in page(client, "/melden/overtreding/eerst/")
