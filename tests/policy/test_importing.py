"""From source text to a draft in the database."""

import pytest

from policy import importing, queries
from policy.hashing import tree_sha256
from policy.models import CrossReference, Policy, ProvisionText, Version
from policy.parsing import ParseError, parse
from tests.factories.people import person
from tests.factories.policy import SOURCE, changed_source, imported_code
from werksaam.audit.models import Event

pytestmark = pytest.mark.django_db

OTHER = changed_source("De oude Sociale media code", "De vorige Sociale media code")


def test_the_stored_text_is_the_text_of_the_source() -> None:
    version = imported_code()

    assert queries.version_tree(version) == parse(SOURCE).tree
    assert version.text_sha256 == tree_sha256(parse(SOURCE).tree)
    assert version.source_text == SOURCE


def test_a_draft_keeps_its_repairs_and_flags() -> None:
    version = imported_code()

    assert list(version.repairs.values_list("line", flat=True)) == [1, 52, 53, 55, 56, 57, 89]
    assert list(version.flags.values_list("code", flat=True)) == [
        "consent-far-from-adoption",
        "entry-into-force-unknown",
        "withdrawn-twice",
        "citation-title-differs",
    ]


def test_a_cross_reference_points_to_the_provision() -> None:
    version = imported_code()

    found = CrossReference.objects.get()
    assert found.source.eid == "art_4__para_4"
    assert found.target == queries.provision_text(version, "art_5__para_3").provision
    assert found.source.text[found.start : found.end] == "artikel 5, derde lid"


def test_a_second_version_keeps_the_identity_of_provisions() -> None:
    first = imported_code()
    second = imported_code(source=OTHER)

    assert (first.number, second.number) == (1, 2)
    assert queries.provisions_by_eid(first) == queries.provisions_by_eid(second)


def test_the_same_text_again_makes_no_new_draft() -> None:
    version = imported_code()

    with pytest.raises(importing.AlreadyImported) as caught:
        imported_code()

    assert caught.value.version == version
    assert Version.objects.count() == 1


def test_the_same_words_in_another_layout_make_no_new_draft() -> None:
    version = imported_code()

    with pytest.raises(importing.AlreadyImported) as caught:
        imported_code(source=SOURCE.lstrip() + "\n")

    assert caught.value.version == version


def test_a_text_that_can_not_be_read_stores_nothing() -> None:
    with pytest.raises(ParseError) as caught:
        imported_code(source=changed_source("Artikel 3.", "Artikel 9."))

    assert caught.value.line == 35
    assert (Policy.objects.count(), Version.objects.count()) == (0, 0)


def test_an_import_is_in_the_trail_by_its_hash() -> None:
    version = imported_code()

    event = Event.objects.latest("index")
    assert event.action == "version.imported"
    assert version.text_sha256 in str(event.leaf)


def test_the_hash_of_an_article_covers_its_leden() -> None:
    first = imported_code(by=person())
    second = imported_code(by=person(), source=OTHER)

    changed = {
        text.eid
        for text in second.texts.all()
        if text.sha256 != ProvisionText.objects.get(version=first, eid=text.eid).sha256
    }
    assert changed == {"art_7", "art_7__para_2"}
