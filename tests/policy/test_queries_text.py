"""Reading a version in a constant number of queries, and who may see which."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.http import Http404

from policy import access, queries
from policy.models import Version
from tests.factories.people import person
from tests.factories.policy import SLUG, explain, imported_code
from werksaam.people.models import Role

pytestmark = pytest.mark.django_db

CountQueries = Callable[[int], AbstractContextManager[object]]


def test_a_whole_version_is_read_in_four_queries(
    django_assert_num_queries: CountQueries,
    standing_code: Version,
) -> None:
    explain(standing_code)
    version = Version.objects.select_related("policy").get()

    with django_assert_num_queries(4):
        tree = queries.reading_tree(version, "nl")

    assert len(tree.articles) == 8
    assert sum(node.explanation is not None for node in tree.walk()) == 33


def test_the_version_in_force_is_found_in_two_queries(
    django_assert_num_queries: CountQueries,
    standing_code: Version,
) -> None:
    with django_assert_num_queries(2):
        assert queries.version_in_force(standing_code.policy) == standing_code


def test_a_reference_cuts_the_text_in_segments() -> None:
    lid = queries.reading_tree(imported_code(), "nl").node("art_4__para_4")

    assert lid is not None
    assert [(piece.text[-20:], piece.target_eid) for piece in lid.segments()] == [
        ("iale media (zie ook ", ""),
        ("artikel 5, derde lid", "art_5__para_3"),
        (").", ""),
    ]


def test_a_lid_has_its_article_around_it() -> None:
    article = queries.reading_tree(imported_code(), "nl").article_of("art_6__para_7")

    assert article is not None
    assert (article.eid, len(article.children)) == ("art_6", 8)


def test_a_provision_stands_in_the_latest_version_that_has_it(standing_code: Version) -> None:
    provision = queries.provision_text(standing_code, "art_6__para_7").provision_id

    found = queries.latest_text(provision, access.visible_versions(person()))

    assert found is not None
    assert (found.version, found.eid) == (standing_code, "art_6__para_7")


def test_a_draft_is_for_the_desk_alone() -> None:
    draft = imported_code()

    assert access.get_version(person(roles=[Role.SECRETARIAT]), SLUG, 1) == draft
    for someone in (person(), person(roles=[Role.ADMINISTRATOR])):
        with pytest.raises(Http404):
            access.get_version(someone, SLUG, 1)
        assert list(access.visible_policies(someone)) == []


def test_a_published_version_is_for_everyone(standing_code: Version) -> None:
    assert access.get_version(person(), SLUG, 1) == standing_code
    assert list(access.visible_policies(person())) == [standing_code.policy]
