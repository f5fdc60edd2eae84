"""A draft is begun, changed and dropped: what the rows, the references and the trail say then."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from policy import publishing
from policy.drafting import operations
from policy.drafting.beginning import begin
from policy.drafting.changing import ChangedMeanwhile, Shown, change
from policy.drafting.dropping import drop
from policy.drafting.mending import mend, to_mend
from policy.drafting.parts import NotPossible
from policy.drafting.stored import stored
from policy.drafting.undoing import last_step, undo
from policy.hashing import sha256_by_eid, tree_sha256
from policy.judging import judge
from policy.models import CrossReference, FactKind, Lineage, Version
from policy.parsing.flags import CONSENT_FAR_FROM_ADOPTION, ENTRY_INTO_FORCE_UNKNOWN, OF_DAYS
from policy.queries import provisions_by_eid, reading_tree, version_tree
from policy.queries_flags import judged_flags, unjudged
from policy.queries_lineage import unconfirmed
from tests.factories.people import person
from tests.factories.policy import adopted_code, judge_flags
from werksaam import clock
from werksaam.audit.models import Event
from werksaam.conflicts import Conflict
from werksaam.people.models import User

pytestmark = pytest.mark.django_db


def mint() -> str:
    return str(uuid4())


@pytest.fixture
def by() -> User:
    return person("Carla")


@pytest.fixture
def draft(by: User, standing_code: Version) -> Version:
    return begin(by=by, version=standing_code, note="Voorbeeld")


def key(version: Version, eid: str) -> str:
    return str(version.texts.get(eid=eid).provision_id)


def done(draft: Version, by: User, what: str, eid: str, **said: Any) -> operations.Outcome:
    do = partial(getattr(operations, what), key=key(draft, eid), **said)
    return change(by=by, version=draft, what=what, shown=Shown(), do=do)


def in_the_words(draft: Version) -> list[str]:
    """What nobody judged; what is about days is judged anew in every version."""
    return [one.flag.code for one in unjudged(draft) if one.flag.code not in OF_DAYS]


def test_with_a_stale_reference_it_is_not_adopted_until_that_is_judged(
    draft: Version, by: User
) -> None:
    done(draft, by, "lapse", "art_5__para_3", keep_number=False)
    day = clock.today()

    with pytest.raises(publishing.PublishingError, match="verwijzing"):
        publishing.adopt(by=by, version=draft, on=day, body="Het bestuur")

    judge_flags(draft, by=by)
    assert publishing.adopt(by=by, version=draft, on=day, body="Het bestuur").on == day


def test_of_a_dropped_draft_no_day_is_recorded_and_nothing_judged(draft: Version, by: User) -> None:
    held = Version.objects.get(pk=draft.pk)
    drop(by=by, version=draft)

    with pytest.raises(publishing.PublishingError):
        publishing.record_fact(
            by=by, version=held, kind=FactKind.SIGNED, on=clock.today(), body="Het bestuur"
        )
    with pytest.raises(Conflict):
        judge(by=by, version=held, code="x", values_sha256="x", remark="Zo is het.")


def test_a_draft_begins_with_the_text_and_the_identities_of_its_base(draft: Version) -> None:
    base = draft.based_on
    assert base is not None
    assert version_tree(draft) == version_tree(base)
    assert provisions_by_eid(draft) == provisions_by_eid(base)
    assert draft.text_sha256 == base.text_sha256


def test_a_draft_keeps_the_flags_of_its_base_and_what_was_judged(draft: Version) -> None:
    assert len(judged_flags(draft)) == 4
    assert in_the_words(draft) == []


def test_what_was_judged_about_days_is_judged_anew(draft: Version) -> None:
    codes = {one.flag.code for one in unjudged(draft)}

    assert codes == {CONSENT_FAR_FROM_ADOPTION, ENTRY_INTO_FORCE_UNKNOWN}


@pytest.mark.parametrize(
    ("what", "eid", "said"),
    [
        ("edit", "art_4__para_8", {"heading": "", "text": "Overleg met uw leidinggevende."}),
        (
            "add",
            "art_4__para_3",
            {"place": "after", "kind": "paragraph", "text": "N", "mint": mint},
        ),
        ("add", "art_1", {"place": "inside", "kind": "paragraph", "text": "Nieuw.", "mint": mint}),
        ("renumber", "art_8", {"number": "9"}),
        ("split", "art_4__para_3", {"at": 118, "mint": mint}),
        ("merge", "art_6__para_6", {}),
        ("lapse", "art_2", {"keep_number": False}),
        ("lapse", "art_2", {"keep_number": True}),
        ("begin_group", "art_3", {"kind": "chapter", "heading": "Gebruik", "mint": mint}),
    ],
)
def test_rows_and_hashes_are_those_of_the_text_as_it_became(
    draft: Version, by: User, what: str, eid: str, said: dict[str, Any]
) -> None:
    done(draft, by, what, eid, **said)

    tree = version_tree(draft)
    rows = list(draft.texts.order_by("position"))
    assert [row.eid for row in rows] == [node.eid for node in tree.walk()]
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert {row.eid: row.sha256 for row in rows} == sha256_by_eid(tree)
    assert draft.text_sha256 == tree_sha256(tree)


def test_a_renumbered_lid_stays_the_same_provision(draft: Version, by: User) -> None:
    lid = key(draft, "art_4__para_8")

    done(draft, by, "lapse", "art_4__para_1", keep_number=False)

    assert key(draft, "art_4__para_7") == lid


def test_a_reference_follows_its_provision_and_asks_for_other_words(
    draft: Version, by: User
) -> None:
    target = draft.texts.get(eid="art_5__para_3").provision

    done(draft, by, "add", "art_5__para_1", place="after", kind="paragraph", text="N", mint=mint)

    (found,) = to_mend(draft)
    assert (found.words, found.mended) == ("artikel 5, derde lid", "artikel 5, vierde lid")
    node = reading_tree(draft, "nl").node("art_4__para_4")
    assert node is not None
    assert [r.target_provision for r in node.references] == [target.pk]
    assert in_the_words(draft) == ["reference-renumbered"]


def test_a_mended_reference_is_no_flag_any_more(draft: Version, by: User) -> None:
    done(draft, by, "add", "art_5__para_1", place="after", kind="paragraph", text="N", mint=mint)
    source = draft.texts.get(eid="art_4__para_4")

    (one,) = to_mend(draft)
    start = one.pointer.start
    mend(
        by=by,
        version=draft,
        source=str(source.provision_id),
        start=start,
        revision=source.revision,
    )

    source.refresh_from_db()
    assert "(zie ook artikel 5, vierde lid)" in source.text
    assert (to_mend(draft), in_the_words(draft)) == ([], [])


def test_what_is_mended_is_read_while_the_draft_is_held(
    draft: Version, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(draft, by, "add", "art_5__para_1", place="after", kind="paragraph", text="N", mint=mint)
    source, (one,) = draft.texts.get(eid="art_4__para_4"), to_mend(draft)

    def late(**given: Any) -> object:
        CrossReference.objects.filter(source__version=draft).delete()
        return change(**given)

    monkeypatch.setattr("policy.drafting.mending.change", late)

    with pytest.raises(NotPossible):
        mend(
            by=by,
            version=draft,
            source=str(source.provision_id),
            start=one.pointer.start,
            revision=source.revision,
        )


@pytest.mark.parametrize("keep_number", [True, False])
def test_a_reference_to_what_lapsed_is_flagged(draft: Version, by: User, keep_number: bool) -> None:
    done(draft, by, "lapse", "art_5__para_3", keep_number=keep_number)

    assert in_the_words(draft) == ["reference-to-lapsed"]


def test_a_split_and_a_merger_are_said_where_they_come_from(draft: Version, by: User) -> None:
    made = done(draft, by, "split", "art_4__para_3", at=118, mint=mint)
    gone = key(draft, "art_6__para_7")
    done(draft, by, "merge", "art_6__para_6")

    said = {(row.kind, str(row.provision_id or row.origin_id)) for row in Lineage.objects.all()}
    assert ("split", made.fates[0].provision) in said
    assert ("merged", key(draft, "art_6__para_6")) in said
    assert Lineage.objects.get(kind="merged").origin_id is not None
    assert str(Lineage.objects.get(kind="merged").origin_id) == gone


def test_what_was_told_once_is_not_told_again(draft: Version, by: User) -> None:
    for text in ("Eerst zo.", "Dan zo."):
        done(draft, by, "edit", "art_4__para_8", heading="", text=text)

    assert [row.kind for row in Lineage.objects.all()] == ["continues"]


def test_the_last_change_is_taken_back_whole(draft: Version, by: User) -> None:
    before, flags = version_tree(draft), judged_flags(draft)
    done(draft, by, "lapse", "art_5__para_3", keep_number=False)
    step = last_step(draft)
    assert step is not None

    undo(by=by, version=draft, step=step.pk)

    assert version_tree(draft) == before
    assert [one.flag.code for one in judged_flags(draft)] == [one.flag.code for one in flags]
    assert to_mend(draft) == []
    assert last_step(draft) is None


def test_only_the_last_change_can_be_taken_back(draft: Version, by: User) -> None:
    done(draft, by, "edit", "art_4__para_8", heading="", text="Eerst zo.")
    step = last_step(draft)
    assert step is not None
    done(draft, by, "edit", "art_4__para_8", heading="", text="Dan zo.")

    with pytest.raises(Conflict):
        undo(by=by, version=draft, step=step.pk)


def test_who_saw_an_older_text_overwrites_nothing(draft: Version, by: User) -> None:
    lid = key(draft, "art_4__para_8")
    save = partial(operations.edit, key=lid, heading="")
    change(by=by, version=draft, what="edit", shown=Shown({lid: 1}), do=partial(save, text="A."))

    with pytest.raises(ChangedMeanwhile) as late:
        change(
            by=by, version=draft, what="edit", shown=Shown({lid: 1}), do=partial(save, text="B.")
        )

    assert late.value.now.rows[lid].text == "A."
    assert draft.texts.get(eid="art_4__para_8").text == "A."


def test_who_saw_another_order_moves_nothing(draft: Version, by: User) -> None:
    shown = Shown(structure=stored(draft).structure_sha256)
    done(draft, by, "lapse", "art_4__para_1", keep_number=False)
    do = partial(operations.merge, key=key(draft, "art_6__para_6"))

    with pytest.raises(ChangedMeanwhile):
        change(by=by, version=draft, what="merge", shown=shown, do=do)


def test_other_words_elsewhere_are_no_other_order(draft: Version, by: User) -> None:
    shown = Shown(structure=stored(draft).structure_sha256)
    done(draft, by, "edit", "art_4__para_8", heading="", text="Anders.")
    do = partial(operations.merge, key=key(draft, "art_6__para_6"))

    change(by=by, version=draft, what="merge", shown=shown, do=do)

    assert draft.texts.filter(eid="art_6__para_8").count() == 0


def test_the_trail_says_what_was_done_where_and_no_words(draft: Version, by: User) -> None:
    done(draft, by, "edit", "art_4__para_8", heading="", text="Geheime woorden.")

    event = Event.objects.filter(action="version.changed").get()
    draft.refresh_from_db()
    assert event.content()["facts"] == {
        "version": 2,
        "kind": "edit",
        "eid": "art_4__para_8",
        "text_sha256": draft.text_sha256,
    }
    assert "Geheime" not in str(event.leaf)


def test_what_changes_nothing_is_no_change(draft: Version, by: User) -> None:
    row = draft.texts.get(eid="art_4__para_8")

    done(draft, by, "edit", "art_4__para_8", heading="", text=row.text)

    assert last_step(draft) is None


def test_an_adopted_text_can_not_be_changed(by: User) -> None:
    version = adopted_code(by=by)

    with pytest.raises(Conflict):
        done(version, by, "edit", "art_4__para_8", heading="", text="Anders.")


def test_a_dropped_draft_can_not_be_changed_nor_adopted(draft: Version, by: User) -> None:
    drop(by=by, version=draft)

    with pytest.raises(Conflict):
        drop(by=by, version=draft)
    with pytest.raises(publishing.PublishingError):
        publishing.adopt(by=by, version=draft, on=clock.today(), body="Het bestuur")


def test_nothing_can_be_taken_back_after_adoption(draft: Version, by: User) -> None:
    done(draft, by, "edit", "art_4__para_8", heading="", text="Anders.")

    publishing.adopt(by=by, version=draft, on=clock.today(), body="Het bestuur")

    assert last_step(draft) is None


@pytest.mark.parametrize(
    ("what", "eid", "said"),
    [
        ("edit", "art_4__para_8", {"heading": "", "text": "Heel andere woorden dan er stonden."}),
        ("add", "art_1", {"place": "before", "kind": "article", "text": "Nieuw.", "mint": mint}),
        ("add", "art_1", {"place": "inside", "kind": "paragraph", "text": "Nieuw.", "mint": mint}),
        ("split", "art_4__para_3", {"at": 118, "mint": mint}),
        ("merge", "art_6__para_6", {}),
        ("lapse", "art_2", {"keep_number": False}),
        ("lapse", "art_2", {"keep_number": True}),
    ],
)
def test_nobody_is_asked_again_where_what_was_drafted_comes_from(
    draft: Version, by: User, what: str, eid: str, said: dict[str, Any]
) -> None:
    done(draft, by, what, eid, **said)

    assert unconfirmed(draft) == []
