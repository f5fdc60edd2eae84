"""What an editor can do with a draft. Each operation gives another outline. Pure.

All raise NotPossible where the draft can't take it; `mint` gives the key of a new provision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import numbering, places
from .parts import LAPSED_TEXT, NotPossible, Outline, Part
from .sequences import checked, close_up, make_room, number_in_place

Mint = Callable[[], str]

_FIRST_GROUP = {"chapter": "Hoofdstuk 1", "section": "Paragraaf 1"}
NEW, SPLIT, MERGED, LAPSED = "new", "split", "merged", "lapsed"


@dataclass(frozen=True)
class Fate:
    """What became of a provision: `provision` stands in the draft, `origin` stood before it."""

    kind: str
    provision: str = ""
    origin: str = ""


@dataclass(frozen=True)
class Outcome:
    """The draft as it became; `about` is the provision it was done to, or that came of it."""

    outline: Outline
    about: str
    fates: tuple[Fate, ...] = ()


def edit(outline: Outline, key: str, *, heading: str, text: str) -> Outcome:
    """Other words in one provision."""
    part = outline.part(key)
    if heading and part.kind not in places.HEADED:
        raise NotPossible("no-heading")
    if part.text and not text:
        raise NotPossible("no-text")
    if text and part.kind == "article" and _has_leden(part):
        raise NotPossible("text-beside-leden")
    return Outcome(outline.put(replace(part, heading=heading, text=text)), key)


def retitle(outline: Outline, *, title: str) -> Outcome:
    """Another title of the whole."""
    return Outcome(replace(outline, title=title), outline.roots[0].key)


def add(
    outline: Outline,
    key: str,
    *,
    place: str,
    kind: str,
    heading: str = "",
    text: str = "",
    number: str = "",
    mint: Mint,
) -> Outcome:
    """A new provision before, after or inside (at the end of) this one.

    With a `number` of its own ("4a") nothing else is numbered again; without, what follows
    moves up.
    """
    places.refuse_misplaced(outline, key, kind, place)
    _refuse_empty(kind, heading, text)
    outline, came = _into_leden(outline, key, kind, place, mint)
    part = Part(mint(), kind, heading=heading, text=text)
    placed = _placed(outline, part, place, key, number)
    return Outcome(checked(placed), part.key, (*came, Fate(NEW, part.key)))


def move(outline: Outline, key: str, *, place: str, other: str, mint: Mint) -> Outcome:
    """A provision to another place: before, after or inside another one.

    Numbers close up where it stood, and make room where it comes.
    """
    part = outline.part(key)
    if any(one.key == other for one in part.walk()):
        raise NotPossible("into-itself")
    places.refuse_misplaced(outline, other, part.kind, place)
    around = outline.parent(key)
    if around and len(around.children) == 1 and not around.text:
        raise NotPossible("leaves-empty")
    outline, came = _into_leden(outline, other, part.kind, place, mint)
    outline = close_up(outline, key).spliced(key, ())
    part = replace(part, named="")
    return Outcome(checked(_placed(outline, part, place, other)), key, came)


def renumber(outline: Outline, key: str, *, number: str, pushing: bool = False) -> Outcome:
    """Another number; `pushing`: what follows moves up where it is in the way."""
    part = outline.part(key)
    if part.kind not in places.NUMBERED:
        raise NotPossible("no-number")
    if not numbering.is_number(number):
        raise NotPossible("odd-number")
    outline = outline.put(replace(part, number=number, named=""))
    return Outcome(checked(make_room(outline, key) if pushing else outline), key)


def split(outline: Outline, key: str, *, at: int, mint: Mint) -> Outcome:
    """One provision becomes two; the second begins at character `at` and takes the list along."""
    part = outline.part(key)
    if part.kind not in places.SPLITTABLE or (part.kind == "article" and _has_leden(part)):
        raise NotPossible("not-split")
    first, rest = part.text[:at].rstrip(), part.text[at:].lstrip()
    if not first or not rest:
        raise NotPossible("nothing-to-split")
    second = replace(part, key=mint(), heading="", text=rest, named="")
    outline = outline.put(replace(part, text=first, children=()))
    placed = _placed(outline, second, "after", key)
    return Outcome(checked(placed), key, (Fate(SPLIT, second.key, key),))


def merge(outline: Outline, key: str) -> Outcome:
    """A provision and the next of its kind become one, which keeps the first's identity."""
    part, following = outline.part(key), places.next_of_kind(outline, key)
    if part.kind not in places.MERGEABLE or following is None:
        raise NotPossible("nothing-to-merge")
    outline = close_up(outline, following.key).spliced(following.key, ())
    outline = outline.put(_joined(part, following))
    fates = (Fate(MERGED, key, following.key),)
    return Outcome(checked(_leden_in_order(outline, key)), key, fates)


def lapse(outline: Outline, key: str, *, keep_number: bool) -> Outcome:
    """A provision lapses: its number closed up, or kept with "[vervallen]" behind it.

    A chapter or section lapses without what is in it.
    """
    part = outline.part(key)
    if part.kind not in places.MOVABLE:
        raise NotPossible("never-lapses")
    if part.kind in places.GROUPS:
        return Outcome(checked(outline.spliced(key, part.children)), key, (_lapsed(part),))
    if keep_number and part.kind in places.NUMBERED:
        empty = replace(part, heading="", text=LAPSED_TEXT, children=())
        gone = tuple(_lapsed(one) for child in part.children for one in child.walk())
        return Outcome(outline.put(empty), key, gone)
    around = outline.parent(key)
    if around and len(around.children) == 1 and not around.text:
        raise NotPossible("leaves-empty")
    if part.kind == "article" and _articles(outline) == 1:
        raise NotPossible("leaves-empty")
    outline = close_up(outline, key).spliced(key, ())
    return Outcome(checked(outline), key, tuple(_lapsed(one) for one in part.walk()))


def begin_group(outline: Outline, key: str, *, kind: str, heading: str, mint: Mint) -> Outcome:
    """A chapter or section begins at this article, with the articles that follow it here."""
    if outline.part(key).kind != "article" or kind not in places.GROUPS:
        raise NotPossible("misplaced")
    places.refuse_misplaced(outline, key, kind, "before")
    beside = outline.siblings(key)
    start = next(index for index, one in enumerate(beside) if one.key == key)
    end = next((i for i in range(start, len(beside)) if beside[i].kind != "article"), len(beside))
    group = Part(mint(), kind, heading=heading, children=beside[start:end])
    for one in beside[start + 1 : end]:
        outline = outline.spliced(one.key, ())
    outline = outline.spliced(key, (group,))
    numbered = _numbered_after(outline, group)
    return Outcome(checked(numbered), group.key, (Fate(NEW, group.key),))


def _numbered_after(outline: Outline, group: Part) -> Outline:
    """The first of its kind is number 1; the next follows what stands before it."""
    alike = [one for one in outline.siblings(group.key) if one.kind == group.kind]
    at = alike.index(group)
    number = numbering.after(alike[at - 1].number) if at else _FIRST_GROUP[group.kind]
    return make_room(outline.put(replace(group, number=number)), group.key)


def _placed(outline: Outline, part: Part, place: str, other: str, number: str = "") -> Outline:
    beside = outline.part(other)
    if place == "inside":
        outline = outline.put(replace(beside, children=_at_the_end(beside.children, part)))
    else:
        pair = (part, beside) if place == "before" else (beside, part)
        outline = outline.spliced(other, pair)
    return _with_number(outline, part, number)


def _at_the_end(children: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    """What closes a list stays behind it."""
    if part.kind == "wrap_up":
        return (*children, part)
    last = [one for one in children if one.kind == "wrap_up"]
    return (*(one for one in children if one.kind != "wrap_up"), part, *last)


def _with_number(outline: Outline, part: Part, number: str) -> Outline:
    if part.kind not in places.NUMBERED:
        return outline
    if number:
        if not numbering.is_number(number):
            raise NotPossible("odd-number")
        return outline.put(replace(part, number=number))
    return number_in_place(outline, part.key)


def _into_leden(
    outline: Outline, key: str, kind: str, place: str, mint: Mint
) -> tuple[Outline, tuple[Fate, ...]]:
    """An article with text of its own gets it as its first lid, where a lid comes in it."""
    part = outline.part(key)
    if place != "inside" or kind != "paragraph" or not places.has_own_text(part):
        return outline, ()
    first = Part(mint(), "paragraph", "1", "", part.text, part.children)
    outline = outline.put(replace(part, text="", children=(first,)))
    return outline, (Fate(SPLIT, first.key, key),)


def _joined(part: Part, following: Part) -> Part:
    if (_has_leden(part) and following.text) or (part.text and _has_leden(following)):
        raise NotPossible("text-beside-leden")
    # A text can't come after a list: it would read as if it belonged to the last item.
    if (part.children and following.text) or (following.children and part.children and part.text):
        raise NotPossible("list-between")
    return replace(
        part,
        heading=part.heading or following.heading,
        text=f"{part.text} {following.text}".strip(),
        children=(*part.children, *following.children),
    )


def _leden_in_order(outline: Outline, key: str) -> Outline:
    """After two articles became one: its leden numbered through."""
    part, number, children = outline.part(key), "", []
    for one in part.children:
        if one.kind != "paragraph":
            children.append(one)
            continue
        number = numbering.after(number) if number else one.number
        children.append(replace(one, number=number))
    return outline.put(replace(part, children=tuple(children)))


def _articles(outline: Outline) -> int:
    return sum(part.kind == "article" for part in outline.walk())


def _has_leden(part: Part) -> bool:
    return any(one.kind in ("paragraph", "alinea") for one in part.children)


def _refuse_empty(kind: str, heading: str, text: str) -> None:
    if heading and kind not in places.HEADED:
        raise NotPossible("no-heading")
    if not text and kind not in places.GROUPS:
        raise NotPossible("no-text")


def _lapsed(part: Part) -> Fate:
    return Fate(LAPSED, "", part.key)
