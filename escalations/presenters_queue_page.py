"""What stands around the lines of the queue: tabs, headers, numbers, why a list is empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from werksaam.people.models import User

from .filters import SORT, Handlers, QueueFilter, order_of
from .kinds import Text
from .models import Case
from .queries import MANY_NEW
from .queue_counts import MOST, QueueCounts
from .queueing.pages import ORDERS
from .queueing.together import Tried

_WHERE = ("na", "voor", "page", "sinds")
"""Where in the queue an address is, beside what it asks for."""
NARROWING = ("soort", "lid", "waar", "gewicht", "wie", "sorteer")
"""The filters that are folded away until one asks for them."""
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


def sorted_in_words(query: QueryDict) -> Sorted:
    """How the list is sorted now. Urgency is no column: more counts than the time that is left."""
    current = _sorted_by(query)
    return Sorted(_SORTED[current], "" if current == SORT else with_query(query, sorteer=""))


def age_header(query: QueryDict) -> SortHeader:
    """The column that sorts."""
    return _header(_("Age"), "ouderdom", _sorted_by(query), query)


def _sorted_by(query: QueryDict) -> str:
    return next(name for name, order in ORDERS.items() if order == order_of(query))


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
    """A filter to choose from: the value and label of each option, and the one chosen."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""


def narrowing_key(handlers: Handlers, query: QueryDict) -> str:
    """What tells the filters apart from those of another page, in one language."""
    return repr((handlers, [query.get(name, "") for name in NARROWING]))


def selects(handlers: Handlers, query: QueryDict) -> list[Select]:
    """The filters that are folded away until one asks for them."""
    found = _selects(handlers, get_language())
    return [replace(select, chosen=query.get(select.name, "")) for select in found]


@lru_cache(maxsize=50)
def _selects(handlers: Handlers, _language: str | None) -> list[Select]:
    """The same in plain values of one language, which Django's fields take a while to say."""
    form = QueueFilter({}, Case.objects.none(), person=User(), handlers=handlers).form
    fields = {name: form.fields[name] for name in NARROWING if name in form.fields}
    return [Select(name, str(field.label), _options(field)) for name, field in fields.items()]


def _options(field: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(label)) for value, label in field.choices)


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
    said = {name: str(value) for name, value in query.items() if name not in _WHERE}
    return "?" + urlencode({name: value for name, value in (said | changes).items() if value})


def _header(label: str, sort: str, current: str, query: QueryDict) -> SortHeader:
    # "Newest first" is the short age first: ascending.
    if current == sort:
        return SortHeader(label, with_query(query, sorteer=f"-{sort}"), "ascending", "↑")
    if current == f"-{sort}":
        return SortHeader(label, with_query(query, sorteer=sort), "descending", "↓")
    return SortHeader(label, with_query(query, sorteer=sort), "", "")
