"""What stands around the lines of the queue: tabs, headers, numbers, why a list is empty."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, ChoiceField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .filters import SORT
from .kinds import Text
from .queries import MANY_NEW
from .queue_counts import MOST, QueueCounts
from .queueing.together import Tried

_WHERE = ("na", "voor", "page", "sinds")
"""Where in the queue an address is, beside what it asks for."""
_NARROWING = ("q", "soort", "lid", "waar", "gewicht", "wie")
_EMPTY_TABS: dict[str, tuple[Text, Text]] = {
    "vrij": (
        gettext_lazy("Nothing is free"),
        gettext_lazy("Every case has someone who handles it."),
    ),
    "van-mij": (
        gettext_lazy("You have no cases"),
        gettext_lazy("Pick one up that is still free."),
    ),
    "te-laat": (gettext_lazy("Nothing is overdue"), gettext_lazy("Every case is in time.")),
    "wacht": (
        gettext_lazy("Nothing waits"),
        gettext_lazy("No case waits for someone else, or for a day."),
    ),
    "meelezen": (
        gettext_lazy("Nothing for you to read along"),
        gettext_lazy("A colleague’s response that needs your eyes appears here."),
    ),
}


@dataclass(frozen=True)
class Tab:
    """A named view of the queue."""

    label: Text
    count: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class SortHeader:
    """A column that sorts: `aria_sort` is empty where it does not do so now."""

    label: Text
    url: str
    aria_sort: str
    arrow: str


def tabs(counts: QueueCounts, current: str, query: QueryDict) -> list[Tab]:
    """The views of the queue with their numbers; other filters stay as they are."""
    views = [
        ("", _("All"), counts.all),
        ("vrij", _("Still free"), counts.free),
        ("van-mij", _("Mine"), counts.mine),
        ("te-laat", _("Overdue"), counts.overdue),
        ("wacht", _("Waits"), counts.waiting),
        ("meelezen", _("For your review"), counts.to_review),
    ]
    return [
        Tab(label, in_figures(count), with_query(query, bekijk=view), view == current)
        for view, label, count in views
    ]


def named_tab(number: int, current: str, query: QueryDict) -> list[Tab]:
    """The view of the cases whose notes name this person; only while there are any."""
    is_current = current == "genoemd"
    if not number and not is_current:
        return []
    url = with_query(query, bekijk="genoemd")
    return [Tab(_("You are named"), in_figures(number), url, is_current)]


def in_figures(count: int) -> str:
    """A number as a tab shows it: what was not counted to its end says so."""
    return f"{MOST}+" if count > MOST else str(count)


@dataclass(frozen=True)
class Sorted:
    """How the list is sorted, in words; `urgent_url` is the way to the most urgent first."""

    text: Text
    urgent_url: str


_SORTED: dict[str, Text] = {
    "streef": gettext_lazy(
        "Most urgent first: by target time, and earlier for what is grave or widely seen."
    ),
    "-streef": gettext_lazy("Least urgent first."),
    "ouderdom": gettext_lazy("Newest first."),
    "-ouderdom": gettext_lazy("Oldest first."),
}


def sorted_in_words(current: str, query: QueryDict) -> Sorted:
    """How the list is sorted now. Urgency is no column: more counts than the time that is left."""
    return Sorted(_SORTED[current], "" if current == SORT else with_query(query, sorteer=""))


def age_header(current: str, query: QueryDict) -> SortHeader:
    """The column that sorts."""
    return _header(_("Age"), "ouderdom", current, query)


def summary(counts: QueueCounts) -> str:
    """The numbers as sentences."""
    told = [
        (counts.all, ngettext("%(n)s case is open.", "%(n)s cases are open.", counts.all)),
        (counts.overdue, ngettext("%(n)s is overdue.", "%(n)s are overdue.", counts.overdue)),
        (counts.free, ngettext("%(n)s is still free.", "%(n)s are still free.", counts.free)),
    ]
    first, *others = [(n, words % {"n": in_figures(n)}) for n, words in told]
    return " ".join([first[1], *(words for n, words in others if n)])


@dataclass(frozen=True)
class Select:
    """A filter to choose from: its options with whether each is chosen."""

    name: str
    label: Text
    options: list[tuple[str, Text, bool]]


def selects(form: BaseForm, names: Sequence[str], query: QueryDict) -> list[Select]:
    """The filters of these names that the form has; in plain values, which is quick."""
    fields = {name: form.fields[name] for name in names if name in form.fields}
    return [
        Select(name, field.label, _options(field, query.get(name, "")))
        for name, field in fields.items()
        if isinstance(field, ChoiceField) and field.label
    ]


def _options(field: ChoiceField, chosen: object) -> list[tuple[str, Text, bool]]:
    choices: Iterable[tuple[Any, Any]] = field.choices  # type: ignore[assignment]
    return [(str(value), label, str(value) == chosen) for value, label in choices]


def news_in_words(number: int) -> str:
    """How many cases came while the page stood open."""
    if number >= MANY_NEW:
        return _("More than %(n)d new cases.") % {"n": MANY_NEW - 1}
    return ngettext("%(n)d new case.", "%(n)d new cases.", number) % {"n": number}


def tried_in_words(tried: Sequence[Tried]) -> Iterator[tuple[int, str]]:
    """What became of several cases at once: what was done, and each that was not, with why."""
    done = sum(not one.why_not for one in tried)
    if done:
        words = ngettext("Done for %(n)d case.", "Done for %(n)d cases.", done)
        yield messages.SUCCESS, words % {"n": done}
    for one in tried:
        if one.why_not:
            facts = {"reference": one.reference[:11], "why": one.why_not}
            yield messages.WARNING, _("Not done for %(reference)s. %(why)s") % facts


@dataclass(frozen=True)
class Empty:
    """What an empty list says, and the way on."""

    title: str
    text: str
    url: str = ""
    link: str = ""


def empty_of(query: QueryDict, *, at_desk: bool) -> Empty:
    """Why nothing is here: nothing fits, this tab is done, or there is nothing at all."""
    narrowed = any(query.get(name) for name in _NARROWING)
    if narrowed:
        url, link = "?", _("See all cases")
        return Empty(_("Nothing found"), _("No case fits what you asked for."), url, link)
    if tab := _EMPTY_TABS.get(str(query.get("bekijk"))):
        title, text = tab
        return Empty(str(title), str(text), "?", _("See all cases"))
    if at_desk:
        text = _("Every report has been dealt with. A new one appears here, and you get a mail.")
    else:
        text = _(
            "Does someone of your team report a derailing discussion? Then it appears here. "
            "So does a report about someone of your team. You get a mail."
        )
    return Empty(_("The queue is empty"), text)


def with_query(query: QueryDict, **changes: str) -> str:
    """The address of the queue with some filters changed, from its first page."""
    changed = query.copy()
    for name in _WHERE:
        changed.pop(name, None)
    for name, value in changes.items():
        changed[name] = value
    kept = QueryDict(mutable=True)
    for name, chosen in changed.items():
        if chosen:
            kept[name] = str(chosen)
    return f"?{kept.urlencode()}"


def _header(label: str, sort: str, current: str, query: QueryDict) -> SortHeader:
    # "Newest first" is the short age first: ascending.
    if current == sort:
        return SortHeader(label, with_query(query, sorteer=f"-{sort}"), "ascending", "↑")
    if current == f"-{sort}":
        return SortHeader(label, with_query(query, sorteer=sort), "descending", "↓")
    return SortHeader(label, with_query(query, sorteer=sort), "", "")
