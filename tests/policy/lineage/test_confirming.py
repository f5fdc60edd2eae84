"""A person says where provisions come from: identities follow, and a change of mind counts."""

from __future__ import annotations

import pytest

from policy import publishing
from policy.lineage.assigning import GoesOnTwice, Said
from policy.lineage.confirming import Fixed, confirm
from policy.lineage.proposing import Kind, Proposal
from policy.models import CrossReference, Lineage, Version
from policy.queries import provisions_by_eid
from policy.queries_lineage import unconfirmed, version_before
from tests.factories.lineage import confirm_as_proposed
from tests.factories.people import person
from tests.factories.policy import changed_source, imported_code
from tests.policy.lineage.drafts import a_second_draft, fingerprint, kinds, text_at
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.people.models import Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> User:
    return person(roles=[Role.COMMS_ADVISER])


@pytest.fixture
def draft() -> Version:
    return a_second_draft()


def test_only_what_changed_or_moved_needs_a_person(draft: Version) -> None:
    assert [_short(one) for one in unconfirmed(draft)] == [
        ("new", "", "art_4__para_8"),
        ("renumbered", "art_4__para_8", "art_4__para_9"),
        ("renumbered", "art_4__para_9", "art_4__para_10"),
        ("continues", "art_7__para_2", "art_7__para_2"),
    ]


def test_a_first_version_needs_nobody(standing_code: Version) -> None:
    assert unconfirmed(standing_code) == []


def test_a_renumbered_lid_has_no_old_identity_before_a_person_says_so(draft: Version) -> None:
    earlier = provisions_by_eid(_first())

    assert text_at(draft, "art_4__para_9").provision_id not in earlier.values()


def test_confirming_gives_every_lid_its_identity(draft: Version, desk: User) -> None:
    earlier = provisions_by_eid(_first())

    confirm_as_proposed(by=desk, version=draft)

    assert text_at(draft, "art_4__para_9").provision_id == earlier["art_4__para_8"]
    assert text_at(draft, "art_4__para_10").provision_id == earlier["art_4__para_9"]
    assert text_at(draft, "art_4__para_8").provision_id not in earlier.values()
    assert unconfirmed(draft) == []


def test_confirming_is_in_the_trail(draft: Version, desk: User) -> None:
    rows = confirm_as_proposed(by=desk, version=draft)

    events = Event.objects.filter(action="lineage.confirmed")
    assert events.count() == len(rows) == 4


def test_the_same_again_stores_nothing(draft: Version, desk: User) -> None:
    said = [Said(Kind.NEW, "", "art_4__para_8")]
    shown = fingerprint(draft)
    confirm(by=desk, version=draft, shown=shown, said=said)

    assert confirm(by=desk, version=draft, shown=shown, said=said) == []
    assert kinds(draft) == ["new"]


def test_a_page_that_is_out_of_date_is_refused(draft: Version, desk: User) -> None:
    shown = fingerprint(draft)
    confirm(by=desk, version=draft, shown=shown, said=[Said(Kind.NEW, "", "art_4__para_8")])

    with pytest.raises(Conflict):
        _say(desk, draft, Said(Kind.RENUMBERED, "art_4__para_8", "art_4__para_8"), shown=shown)


def test_two_leden_change_places(desk: User, standing_code: Version) -> None:
    draft = imported_code(source=changed_source("De oude Sociale", "De vorige Sociale"))
    earlier = provisions_by_eid(standing_code)

    _say(
        desk,
        draft,
        Said(Kind.RENUMBERED, "art_7__para_1", "art_7__para_2"),
        Said(Kind.RENUMBERED, "art_7__para_2", "art_7__para_1"),
    )

    assert text_at(draft, "art_7__para_1").provision_id == earlier["art_7__para_2"]
    assert text_at(draft, "art_7__para_2").provision_id == earlier["art_7__para_1"]


def test_a_change_of_mind_is_a_newer_row(draft: Version, desk: User) -> None:
    _say(desk, draft, Said(Kind.NEW, "", "art_7__para_2"))
    assert ("lapsed", "art_7__para_2", "") in [_short(one) for one in unconfirmed(draft)]

    _say(desk, draft, Said(Kind.CONTINUES, "art_7__para_2", "art_7__para_2"))

    assert kinds(draft) == ["new", "continues"]
    assert text_at(draft, "art_7__para_2").provision == text_at(_first(), "art_7__para_2").provision


def test_an_identity_that_was_confirmed_elsewhere_is_refused(draft: Version, desk: User) -> None:
    _say(desk, draft, Said(Kind.RENUMBERED, "art_4__para_8", "art_4__para_9"))

    with pytest.raises(GoesOnTwice):
        _say(desk, draft, Said(Kind.CONTINUES, "art_4__para_8", "art_4__para_8"))

    assert kinds(draft) == ["renumbered"]


def test_a_reference_follows_the_lid_it_points_to(desk: User, standing_code: Version) -> None:
    draft = imported_code(source=changed_source("De oude Sociale", "De vorige Sociale"))

    _say(
        desk,
        draft,
        Said(Kind.NEW, "", "art_5__para_3"),
        Said(Kind.LAPSED, "art_5__para_3", ""),
    )

    reference = CrossReference.objects.get(source__version=draft)
    assert reference.target == text_at(draft, "art_5__para_3").provision


def test_by_hand_is_remembered_as_such(draft: Version, desk: User) -> None:
    _say(desk, draft, Said(Kind.SPLIT, "art_4__para_7", "art_4__para_8"))

    row = Lineage.objects.get()
    assert (row.ground, row.origin_id) == (
        "by-hand",
        text_at(_first(), "art_4__para_7").provision_id,
    )


def test_after_adoption_no_identity_changes(draft: Version, desk: User) -> None:
    confirm_as_proposed(by=desk, version=draft)
    publishing.adopt(by=desk, version=draft, on=draft.created_at.date(), body="Het bestuur")

    with pytest.raises(Fixed):
        _say(desk, draft, Said(Kind.SPLIT, "art_4__para_7", "art_4__para_9"))


def test_a_draft_is_never_the_version_before(standing_code: Version) -> None:
    imported_code(source=changed_source("De oude Sociale", "De vorige Sociale"))
    third = imported_code(source=changed_source("De oude Sociale", "De eerdere Sociale"))

    assert version_before(third) == standing_code


def _say(by: User, draft: Version, *said: Said, shown: str = "") -> list[Lineage]:
    return confirm(by=by, version=draft, shown=shown or fingerprint(draft), said=said)


def _first() -> Version:
    return Version.objects.get(number=1)


def _short(one: Proposal) -> tuple[str, str, str]:
    return one.kind.value, one.before, one.after
