"""Guidance as the desk works on it: its parts, what is wrong, what changed, who may publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from werksaam.people.models import User

from .citations import full
from .forms_guide_parts import VERDICT_WORDS
from .guidance.checking import Problem
from .guidance.differences import differences
from .guidance.parts import KINDS, Content, NoSuchPart, Part, PartKind, notes_in, part_of
from .guidance.publishing import blocking
from .guidance.queries import PART_KINDS
from .models import Guidance, GuidanceDraft, GuidanceSlug
from .presenters_guidance_words import KIND_WORDS, LINE_WORDS, PROBLEMS, Words

ADDRESSES = {
    "mag-ik-dit-plaatsen": GuidanceSlug.BEFORE_YOU_POST,
    "bij-de-hand": GuidanceSlug.AT_HAND,
}
"""Name in an address → which text."""
IN_ADDRESS = {slug: name for name, slug in ADDRESSES.items()}


@dataclass(frozen=True)
class PartLine:
    """A part in a list, or one that something is said about."""

    kind: Words
    title: str
    url: str
    words: Words = ""
    blocks: bool = False


@dataclass(frozen=True)
class Group:
    """All parts of one kind; `add_url` is empty where there is but one."""

    title: Words
    one: Words
    parts: tuple[PartLine, ...]
    add_url: str


@dataclass(frozen=True)
class LineView:
    """A line that changed: what it is, before and after."""

    label: Words
    before: str
    after: str


@dataclass(frozen=True)
class ChangeView:
    """What became of a part."""

    kind: Words
    title: str
    what: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class DeskGuidance:
    """The page on which the desk works on a text."""

    name: str
    title: Words
    draft: GuidanceDraft
    now: Guidance | None
    groups: tuple[Group, ...]
    problems: tuple[PartLine, ...]
    notes: tuple[PartLine, ...]
    changes: tuple[ChangeView, ...]
    is_blocked: bool
    is_offered: bool
    may_publish: bool


def desk_guidance(
    draft: GuidanceDraft,
    now: Guidance | None,
    content: Content,
    problems: list[Problem],
    person: User,
) -> DeskGuidance:
    """What `person` of the desk sees of a text and may do with it."""
    slug, is_offered = GuidanceSlug(draft.slug), draft.offered_at is not None
    notes = (_line(slug, content, *found) for found in notes_in(content))
    return DeskGuidance(
        name=IN_ADDRESS[slug],
        title=slug.label,
        draft=draft,
        now=now,
        groups=tuple(_group(slug, content, kind) for kind in PART_KINDS[slug]),
        problems=tuple(
            _line(slug, content, p.part, p.id, problem_words(p), blocks=p.blocks) for p in problems
        ),
        notes=tuple(notes),
        changes=changes_between(now.content if now else {}, content),
        is_blocked=bool(blocking(problems)),
        is_offered=is_offered,
        may_publish=is_offered and draft.offered_by_id != person.pk,
    )


def changes_between(before: Content, after: Content) -> tuple[ChangeView, ...]:
    """What changed from one text to the next, part by part."""
    return tuple(
        ChangeView(
            kind=KIND_WORDS[change.kind][0],
            title=part_title(
                _found(after, change.kind, change.id) or _found(before, change.kind, change.id)
            ),
            what=change.what,
            lines=tuple(
                LineView(
                    LINE_WORDS.get(line.key, _("Text")),
                    _value(line.key, line.before, before),
                    _value(line.key, line.after, after),
                )
                for line in change.lines
            ),
        )
        for change in differences(before, after)
    )


def part_title(part: Part) -> str:
    """How people of the desk know a part: its first words in Dutch."""
    for held in (part, part.get("title"), part.get("name"), part.get("what")):
        if isinstance(held, dict) and held.get("nl"):
            return str(held["nl"])
    account = f"{part.get('platform', '')} {part.get('handle', '')}".strip()
    return account or _("Without words yet")


def targets_of(content: Content) -> list[tuple[str, str]]:
    """Where an answer can lead: questions first, then advice."""
    questions = [(q["id"], part_title(q)) for q in content.get("questions") or []]
    outcomes = [(o["id"], part_title(o)) for o in content.get("outcomes") or []]
    return [
        *((name, _("Question: %(title)s") % {"title": title}) for name, title in questions),
        *((name, _("Advice: %(title)s") % {"title": title}) for name, title in outcomes),
    ]


def lines_of(part: Part, content: Content) -> Iterable[LineView]:
    """A part of `content` as plain lines, to show beside what someone else typed."""
    for change in differences({}, {"questions": [{**part, "id": "part"}]}):
        for line in change.lines:
            label = LINE_WORDS.get(line.key, _("Text"))
            yield LineView(label, "", _value(line.key, line.after, content))


def problem_words(problem: Problem) -> str:
    """What is wrong, and how it is mended."""
    lid = full(problem.value, get_language() or "nl") if problem.code.startswith("lid_") else ""
    return str(PROBLEMS[problem.code]) % {"value": problem.value, "lid": lid}


def _group(slug: GuidanceSlug, content: Content, kind: PartKind) -> Group:
    one, several = KIND_WORDS[kind.name]
    names = [item["id"] for item in content.get(kind.key) or []] if kind.key else [kind.name]
    lines = tuple(
        _line(slug, content, kind.name, name, _in_short(content, kind.name, name)) for name in names
    )
    add = reverse("policy:guidance_new", args=[IN_ADDRESS[slug], kind.slug]) if kind.key else ""
    return Group(several, one, lines, add)


def _in_short(content: Content, kind: str, name: str) -> Words:
    """Where the answers of a question lead; the verdict of an advice."""
    part = _found(content, kind, name)
    if kind == "outcome":
        return VERDICT_WORDS.get(part.get("verdict", ""), "")
    titles = {
        item["id"]: part_title(item)
        for key in ("questions", "outcomes")
        for item in content.get(key) or []
    }
    nowhere = _("nowhere yet")
    found = part.get("answers") or []
    return " · ".join(f"{a['nl']} → {titles.get(a['next'], nowhere)}" for a in found)


def _line(
    slug: GuidanceSlug,
    content: Content,
    kind: str,
    name: str,
    words: Words = "",
    *,
    blocks: bool = False,
) -> PartLine:
    url = reverse("policy:guidance_part", args=[IN_ADDRESS[slug], KINDS[kind].slug, name])
    one = KIND_WORDS[kind][0]
    title = part_title(_found(content, kind, name)) if KINDS[kind].key else str(one)
    return PartLine(one, title, url, words, blocks)


def _found(content: Content, kind: str, name: str) -> Part:
    try:
        return part_of(content, kind, name)
    except NoSuchPart:
        return {}


def _value(key: str, value: str, content: Content) -> str:
    """A stored value in words: a name of a part by its title, a lid by its citation."""
    if key in ("next", "start") and value:
        return dict(targets_of(content)).get(value, value)
    if key == "eid" and value:
        return full(value)
    return _("yes") if value == "True" else value
