"""What became of each provision: a table of cases, and what holds for any two texts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.lineage import pairing, proposing
from policy.lineage.pairing import Ground
from policy.lineage.proposing import GONE, Kind, Proposal, propose
from policy.lineage.words import Placed
from policy.models import LineageKind

POST = "Een medewerker plaatst geen berichten over klanten van de organisatie."
HELP = "Bij twijfel vraagt de medewerker het team communicatie om raad."
NAME = "Een account met de naam van de organisatie wordt vooraf gemeld."
BOTH = f"{POST} {HELP}"


def leden(*texts: str, article: str = "art_1", heading: str = "Regels") -> list[Placed]:
    """An article with these leden."""
    return [
        Placed("", article, "article", heading, ""),
        *(
            Placed("", f"{article}__para_{number}", "paragraph", "", text, article)
            for number, text in enumerate(texts, 1)
        ),
    ]


def told(before: list[Placed], after: list[Placed]) -> list[tuple[str, str, str, str]]:
    """What is proposed of leden: kind, from, to, ground; what is certain is left out."""
    return [
        (one.kind.value, _lid(one.before), _lid(one.after), one.ground.value)
        for one in propose(before, after)
        if not one.is_certain
    ]


def _lid(eid: str) -> str:
    return eid.removeprefix("art_1__para_")


CASES = {
    "the same text": ([POST, HELP], [POST, HELP], []),
    "other words in its place": (
        [POST],
        [POST.replace("geen", "nooit")],
        [("continues", "1", "1", "similar")],
    ),
    "another text at its number": (
        [POST],
        [NAME],
        [("new", "", "1", "nothing-like-it"), ("lapsed", "1", "", "nothing-like-it")],
    ),
    "one put before it": (
        [POST],
        [NAME, POST],
        [("new", "", "1", "nothing-like-it"), ("renumbered", "1", "2", "words")],
    ),
    "two changed places": (
        [POST, HELP],
        [HELP, POST],
        [("renumbered", "2", "1", "words"), ("renumbered", "1", "2", "words")],
    ),
    "renumbered with other words": (
        [NAME, POST],
        [POST.replace("geen", "nooit")],
        [("renumbered", "2", "1", "similar"), ("lapsed", "1", "", "nothing-like-it")],
    ),
    "split in two": (
        [BOTH],
        [POST, HELP],
        [("continues", "1", "1", "similar"), ("split", "1", "2", "shared-words")],
    ),
    "two made one": (
        [POST, HELP],
        [BOTH],
        [("continues", "1", "1", "similar"), ("merged", "2", "1", "shared-words")],
    ),
    "one gone at the end": (
        [POST, HELP],
        [POST],
        [("lapsed", "2", "", "nothing-like-it")],
    ),
    "the same words twice stay in order": ([POST, POST], [POST, POST], []),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES.keys())
def test_leden(before: list[str], after: list[str], expected: list[tuple[str, ...]]) -> None:
    assert told(leden(*before), leden(*after)) == expected


def test_an_article_with_another_number_is_known_by_its_heading() -> None:
    proposals = propose(leden(POST), leden(POST, article="art_2"))

    assert [(one.kind, one.before, one.after) for one in proposals] == [
        (Kind.RENUMBERED, "art_1", "art_2"),
        (Kind.RENUMBERED, "art_1__para_1", "art_2__para_1"),
    ]


def test_an_article_without_heading_is_known_by_its_leden() -> None:
    before, after = leden(POST, HELP, heading=""), leden(POST, HELP, article="art_2", heading="")

    article = propose(before, after)[0]

    assert (article.before, article.after, article.ground) == ("art_1", "art_2", Ground.PARTS)


def test_an_article_without_heading_is_certain_where_only_a_lid_changed() -> None:
    before, after = leden(POST, HELP, heading=""), leden(POST, f"Nu: {HELP}", heading="")

    assert [one.after for one in propose(before, after) if not one.is_certain] == ["art_1__para_2"]


def test_the_same_heading_over_another_text_goes_on() -> None:
    before = [Placed("", "art_1", "article", "Citeertitel", "Zo heet deze code.")]
    after = [Placed("", "art_2", "article", "Citeertitel", "Men noemt dit anders nu.")]

    (one,) = propose(before, after)

    assert (one.kind, one.ground) == (Kind.RENUMBERED, Ground.HEADING)


@pytest.mark.parametrize(("text", "doubtful"), [("Men noemt dit anders nu.", True), (POST, False)])
def test_the_same_heading_over_unlike_words_is_doubtful(text: str, doubtful: bool) -> None:
    before = [Placed("", "art_1", "article", "Citeertitel", POST)]

    (one,) = propose(before, [Placed("", "art_1", "article", "Citeertitel", text)])

    assert one.is_doubtful == doubtful


def test_what_has_the_identity_already_keeps_it() -> None:
    before = [Placed("a", "art_1", "article", "", POST), Placed("b", "art_2", "article", "", HELP)]
    after = [Placed("b", "art_1", "article", "", POST), Placed("a", "art_2", "article", "", HELP)]

    assert [one.before for one in propose(before, after)] == ["art_2", "art_1"]


def test_kinds_are_those_that_are_stored() -> None:
    assert [kind.value for kind in Kind] == LineageKind.values


def test_five_hundred_provisions_are_not_compared_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = _many("oud"), _many("nieuw")
    counted: Counter[str] = Counter()
    _count(monkeypatch, pairing, "similarity", counted)
    _count(monkeypatch, proposing, "containment", counted)

    propose(before, after)

    assert 500 <= counted["similarity"] <= 500 * 7
    assert counted["containment"] <= 500 * 6


def _many(word: str) -> list[Placed]:
    return [
        Placed("", f"art_{n}", "article", "", f"Regel {n} over zaak {n * 7} is {word} en geldt.")
        for n in range(500)
    ]


def _count(patch: pytest.MonkeyPatch, module: object, name: str, counted: Counter[str]) -> None:
    measure = getattr(module, name)

    def counting(one: Counter[str], other: Counter[str]) -> float:
        counted[name] += 1
        return float(measure(one, other))

    patch.setattr(module, name, counting)


_WORDS = st.sampled_from("een medewerker plaatst geen bericht over klant en foto naam".split())
_TEXTS = st.lists(st.lists(_WORDS, max_size=8).map(" ".join), max_size=8)


@given(_TEXTS, _TEXTS)
def test_every_provision_is_accounted_for_once(earlier: list[str], later: list[str]) -> None:
    before, after = leden(*earlier), leden(*later)

    proposals = propose(before, after)

    assert Counter(_told_of_earlier(proposals)) == Counter(one.eid for one in before)
    assert [one.after for one in proposals if one.kind not in GONE] == [one.eid for one in after]


@given(_TEXTS)
def test_a_text_and_itself_need_nobody(texts: list[str]) -> None:
    same = leden(*texts)

    assert all(one.is_certain or not _words_of(same, one) for one in propose(same, same))


@given(_TEXTS, _TEXTS)
def test_only_the_same_words_in_the_same_place_need_nobody(
    earlier: list[str], later: list[str]
) -> None:
    before = {one.eid: one for one in leden(*earlier)}
    after = {one.eid: one for one in leden(*later)}

    for one in propose(before.values(), after.values()):
        if one.is_certain:
            assert one.before == one.after
            assert before[one.before].own == after[one.after].own


def _told_of_earlier(proposals: list[Proposal]) -> list[str]:
    """What is said of earlier provisions; splitting off says nothing of where the rest went."""
    return [one.before for one in proposals if one.before and one.kind is not Kind.SPLIT]


def _words_of(placed: list[Placed], proposal: Proposal) -> bool:
    return next(one for one in placed if one.eid == proposal.after).has_words
