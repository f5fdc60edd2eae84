"""What a manager sees of the own teams: each person's state, what needs attention first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werksaam.people.models import Team

from .obligations import ASKED, Standing, State
from .presenters_version import in_words
from .queries_team import OwnPerson

Words = str | Promise

LOOKS: dict[Standing, tuple[str, str, Words]] = {
    Standing.OVERDUE: ("error", "alert", gettext_lazy("Overdue")),
    Standing.WANTS_TO_TALK: ("todo", "chat", gettext_lazy("Conversation needed")),
    Standing.OPEN: ("wait", "clock", gettext_lazy("Open")),
    Standing.NEW: ("info", "new", gettext_lazy("New")),
    Standing.ON_LEAVE: ("wait", "pause", gettext_lazy("On leave")),
    Standing.EXEMPT: ("wait", "pause", gettext_lazy("Exempt")),
    Standing.NOT_ASKED: ("wait", "info", gettext_lazy("Not asked yet")),
    Standing.CONFIRMED: ("ok", "done", gettext_lazy("Read")),
}
"""Of a standing: kind of status, icon, word. The order is that of the list."""

_ORDER = list(LOOKS)


@dataclass(frozen=True)
class Row:
    """A person in the list."""

    name: str
    kind: str
    icon: str
    word: Words
    when: str
    conversation: str
    """Where to record a conversation that is needed; empty where none is."""
    talked: str
    """That a conversation was held, and when; empty where none was."""


@dataclass(frozen=True)
class Count:
    """How many have one standing."""

    kind: str
    icon: str
    text: str


@dataclass(frozen=True)
class TeamView:
    """One team: a sentence, a bar, counts, and its people.

    `is_open` where it stands unfolded: a team of one's own, or the one that was asked for.
    """

    number: int
    name: str
    is_open: bool
    title: str
    asked: int
    read: int
    open: int
    share: int
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"team-{self.number}"

    @property
    def has_conversations(self) -> bool:
        """Whether there is someone to talk with."""
        return any(row.conversation for row in self.rows)


def team_views(
    teams: Iterable[Team], people: Sequence[OwnPerson], number: int, unfolded: Collection[int]
) -> list[TeamView]:
    """The teams that have people, in the order given; `number` is that of the version."""
    by_team = {team: [one for one in people if one.team_id == team.pk] for team in teams}
    return [
        _team_view(team, here, number, is_open=team.pk in unfolded)
        for team, here in by_team.items()
        if here
    ]


def _team_view(team: Team, people: Sequence[OwnPerson], number: int, *, is_open: bool) -> TeamView:
    asked = sum(one.state.standing in ASKED for one in people)
    read = sum(one.state.standing == Standing.CONFIRMED for one in people)
    return TeamView(
        number=team.pk,
        name=team.name,
        is_open=is_open,
        title=_title(read, asked, number),
        asked=asked,
        read=read,
        open=asked - read,
        share=round(100 * read / asked) if asked else 0,
        counts=tuple(_counts(people)),
        rows=tuple(_row(one) for one in sorted(people, key=_attention)),
    )


def _title(read: int, asked: int, number: int) -> str:
    words = ngettext(
        "%(read)d of %(asked)d person has read version %(number)d",
        "%(read)d of %(asked)d people have read version %(number)d",
        asked,
    )
    return words % {"read": read, "asked": asked, "number": number}


def _counts(people: Iterable[OwnPerson]) -> Iterable[Count]:
    standings = [one.state.standing for one in people]
    for standing in [Standing.CONFIRMED, *(s for s in _ORDER if s != Standing.CONFIRMED)]:
        if found := standings.count(standing):
            kind, icon, word = LOOKS[standing]
            yield Count(kind, icon, f"{found} {str(word).lower()}")


def _row(one: OwnPerson) -> Row:
    kind, icon, word = LOOKS[one.state.standing]
    return Row(
        one.person.name, kind, icon, word, _when(one.state), _conversation(one), _talked(one)
    )


def _talked(one: OwnPerson) -> str:
    if one.talked_on is None or one.refusal:
        return ""
    return _("talk on %(day)s") % {"day": in_words(one.talked_on)}


def _conversation(one: OwnPerson) -> str:
    """Where the conversation is recorded, if one is needed."""
    return reverse("policy:conversation", args=[one.refusal]) if one.refusal else ""


def _when(state: State) -> str:
    if state.standing == Standing.ON_LEAVE:
        return _("after returning")
    if state.on:
        return in_words(state.on)
    if state.due_on is None:
        return ""
    day = {"day": in_words(state.due_on)}
    if state.standing != Standing.OVERDUE:
        return _("by %(day)s") % day
    return _("new, was due on %(day)s") % day if state.is_new else _("was due on %(day)s") % day


def _attention(one: OwnPerson) -> tuple[int, str, str]:
    due = str(one.state.due_on or "")
    return _ORDER.index(one.state.standing), due, one.person.name.casefold()
