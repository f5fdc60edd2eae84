"""The whole file of a case: what is in it, that it proves itself, and who gets it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.formats import date_format

from escalations.deciding import decide
from escalations.messaging import send_message, write_note
from escalations.models import Case, CaseExport, Relation
from escalations.triage import claim
from escalations.working.handing_over import hand_over
from escalations.working.linking import link
from escalations.working.taking_out import take_out
from tests.factories.escalations import House, a_claimed_case, a_report
from tests.factories.images import a_report_with_images
from tests.factories.people import sign_in
from tests.factories.responses import ADDRESS, a_placed, a_watched, an_approved, now_of
from tests.factories.violation import a_heard
from werksaam import clock, stored_files
from werksaam.audit.models import Event, EventDetail
from werksaam.people.models import User

from .opened import Unpacked, unpacked

pytestmark = pytest.mark.django_db
NOTE, MESSAGE = "Alleen tussen ons.", "Bedankt voor uw melding."
ASKED = {"reason": "De jurist vraagt erom.", "with_notes": "no"}


def a_full_case(house: House) -> Case:
    """With an image, a message, a note and a decision."""
    case = claim(by=house.adviser, case=a_report_with_images(house.reporter).case)
    send_message(by=house.adviser, report=case.reports.get(), body=MESSAGE)
    write_note(by=house.adviser, case=case, body=NOTE)
    decide(
        by=house.adviser,
        case=case,
        revision=case.revision,
        outcome="no_response",
        motivation="Reageren maakt het groter.",
    )
    return Case.objects.get(pk=case.pk)


def taken(by: User, case: Case, *, with_notes: bool = False) -> Unpacked:
    made = take_out(
        by=by, case=case, revision=case.revision, reason="Nodig.", with_notes=with_notes
    )
    with made.file:
        return unpacked(made.file.read())


def test_each_file_is_as_listed_and_each_proof_holds_without_the_portal(
    house: House, tmp_path: Path
) -> None:
    found = taken(house.adviser, a_full_case(house))

    assert found.unlike_the_list() == set()
    proofs = found.proofs(tmp_path)
    assert set(proofs.values()) == {0}
    assert [n for n in proofs if n.endswith("-case.decided.json")]


def test_the_page_holds_what_was_said_and_decided_and_no_script(house: House) -> None:
    page = taken(house.adviser, a_full_case(house)).files["zaak.html"].decode()

    said = (house.reporter.name, MESSAGE, "Reageren maakt het groter.", "beelden/M-")
    assert [words for words in said if words not in page] == []
    assert [mark for mark in ("<script", "<style", "http://", "https://x") if mark in page] == []


def test_a_link_is_in_the_file_of_both_cases_for_who_sees_both(house: House) -> None:
    one = a_claimed_case(house)
    other = a_report(house.other, address="https://krant.example/1").case
    made = link(by=house.adviser, case=one, reference=other.reference)

    files = [taken(house.adviser, case).files["zaak.json"].decode() for case in (one, other)]
    other.parties.create(person=house.secretary, relation=Relation.WITNESS)
    without = taken(house.secretary, one).files["zaak.json"].decode()

    assert [str(made.pk) in text for text in files] == [True, True]
    assert str(made.pk) not in without and str(other.pk) not in without


def test_the_page_tells_where_a_response_was_placed(house: House) -> None:
    decision = a_placed(house, an_approved(house)).decision

    page = taken(house.adviser, now_of(decision.case)).files["zaak.html"].decode()

    assert [words for words in (decision.public_response, ADDRESS) if words not in page] == []


def test_the_page_tells_on_which_day_someone_looks_again(house: House) -> None:
    watch = a_watched(house, look_on=clock.today() + timedelta(days=7))

    page = taken(house.adviser, now_of(watch.case)).files["zaak.html"].decode()

    assert f"Kijk opnieuw op {date_format(watch.look_on, 'j F Y')}" in page


def test_a_hand_over_goes_along_only_with_the_notes(house: House) -> None:
    case = a_claimed_case(house)
    words = "Morgen ben ik vrij."
    hand_over(by=house.adviser, case=case, to=house.colleague, note=words, revision=case.revision)

    pages = [
        taken(house.colleague, now_of(case), with_notes=notes).files["zaak.html"].decode()
        for notes in (True, False)
    ]

    assert [words in page for page in pages] == [True, False]


def test_images_go_along_as_they_are_stored(house: House) -> None:
    case = a_full_case(house)
    image = case.reports.get().attachments.get()

    files = taken(house.adviser, case).files

    [name] = [name for name in files if name.startswith("beelden/")]
    assert files[name] == stored_files.read(image.file)
    assert name.endswith(".png")


@pytest.mark.parametrize("with_notes", [True, False])
def test_internal_notes_go_along_only_where_that_is_asked(house: House, with_notes: bool) -> None:
    found = taken(house.adviser, a_full_case(house), with_notes=with_notes)

    everything = b"".join(found.files.values()).decode(errors="replace")
    assert (NOTE in everything) is with_notes
    assert ("internal_note" in found.records) is with_notes


def test_the_trail_keeps_the_hash_of_the_list_and_nothing_of_the_content(house: House) -> None:
    found = taken(house.adviser, a_full_case(house))

    kept = CaseExport.objects.get()
    event = Event.objects.get(action="case.exported")
    digest = hashlib.sha256(found.files["manifest.json"]).hexdigest()
    assert kept.manifest_sha256 == digest == event.content()["facts"]["manifest_sha256"]
    assert EventDetail.objects.get(index=event.index).object_id == str(kept.pk)


def test_a_file_taken_out_again_tells_that_it_was_taken_out_before(house: House) -> None:
    case = a_full_case(house)
    taken(house.adviser, case)

    records = taken(house.secretary, case).records

    assert [row["made_by_name"] for row in records["case_export"]] == [house.adviser.name]


def test_after_a_decision_the_file_holds_all_of_it(house: House) -> None:
    found = taken(house.secretary, a_full_case(house))

    assert (found.manifest["state"], found.records["case"][0]["state"]) == ("decided", "decided")
    said = [row["motivation"] for row in found.records["decision"]]
    assert said == ["Reageren maakt het groter."]


def test_a_violation_shows_what_was_put_to_the_subject(house: House) -> None:
    case = a_heard(house, by=house.reporter)
    manager = case.handler
    assert manager

    page = taken(manager, case).files["zaak.html"].decode()

    hearing = case.hearings.get()
    assert hearing.findings in page


# --- the page ---------------------------------------------------------------------


def test_the_zip_is_given_as_a_download_that_nobody_keeps(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    sign_in(client, house.adviser).get(f"{case.get_absolute_url()}dossier/")
    case.refresh_from_db()

    answer = client.post(f"{case.get_absolute_url()}dossier/", {**ASKED, "revision": case.revision})

    headers = {name: answer.headers[name] for name in ("Content-Type", "Cache-Control")}
    assert headers == {"Content-Type": "application/zip", "Cache-Control": "private, no-store"}
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert unpacked(b"".join(answer)).manifest["revision"] == case.revision


def test_a_page_of_an_older_state_is_told_both_states_and_keeps_the_reason(
    client: Client, house: House
) -> None:
    case = a_claimed_case(house)
    shown = case.revision
    decide(by=house.adviser, case=case, revision=shown, outcome="no_response", motivation="Klein.")

    answer = sign_in(client, house.secretary).post(
        f"{case.get_absolute_url()}dossier/", {**ASKED, "revision": shown}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [words for words in (ASKED["reason"], "Opgepakt", "Besloten") if words not in page] == []
    assert CaseExport.objects.count() == 0


def test_who_gives_no_reason_gets_the_page_back(client: Client, house: House) -> None:
    case = a_claimed_case(house)
    asked = {"reason": " ", "with_notes": "yes", "revision": case.revision}

    answer = sign_in(client, house.adviser).post(f"{case.get_absolute_url()}dossier/", asked)

    assert answer.status_code == 422
    assert "reason" in answer.context["form"].errors
    assert CaseExport.objects.count() == 0


def test_an_image_that_is_gone_is_said_and_nothing_is_noted(client: Client, house: House) -> None:
    case = a_full_case(house)
    stored_files.remove([case.reports.get().attachments.get().file])

    answer = sign_in(client, house.adviser).post(
        f"{case.get_absolute_url()}dossier/", {**ASKED, "revision": case.revision}
    )

    assert answer.status_code == 503
    assert CaseExport.objects.count() == 0
