"""The filters of the queue, as they stand in its address, so they can be kept as bookmarks."""

from collections.abc import Mapping
from datetime import datetime

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.people.models import User

from .kinds import all_kinds
from .models import Case, Platform, Rank, Reach, Severity
from .presenters_law import citation_of
from .queries import VIEWS, filtered
from .queueing.pages import ORDERS, Order, Start

SORT = "streef"
"""The way to sort where the address names none: what needs someone first."""
Handlers = tuple[tuple[int, str], ...]
"""Key and name of each colleague that a queue can be narrowed by."""
WEIGHTS = {
    "ernstig": Q(severity__gte=Severity.SERIOUS),
    "zeer-ernstig": Q(severity=Severity.GRAVE),
    "veel-gezien": Q(reach__gte=Reach.MANY),
}
"""What is heavier than ordinary, as it stands in the address."""


class QueueFilter(django_filters.FilterSet):
    """Narrows and sorts a queue by what its address says; nonsense in it counts as absent."""

    bekijk = django_filters.ChoiceFilter(
        choices=[(view, view) for view in VIEWS], method="by_view", widget=forms.HiddenInput
    )
    q = django_filters.CharFilter(
        label=_("Search by word or number"),
        method="by_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control form-control-sm"}),
    )
    soort = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="kind",
        empty_label=_("All kinds"),
        choices=lambda: [(kind.slug, kind.label) for kind in all_kinds()],
    )
    lid = django_filters.ChoiceFilter(
        label=_("Lid of the code"),
        empty_label=_("All"),
        choices=lambda: [citation_of(eid) for eid in sorted(_kinds_of())],
        method="by_lid",
    )
    waar = django_filters.ChoiceFilter(
        label=_("Platform"),
        field_name="post__platform",
        empty_label=_("All platforms"),
        choices=Platform.choices,
    )
    gewicht = django_filters.ChoiceFilter(
        label=_("How serious"),
        empty_label=_("All"),
        choices=[
            ("ernstig", _("Serious or grave")),
            ("zeer-ernstig", _("Grave alone")),
            ("veel-gezien", _("Seen by many")),
        ],
        method="by_weight",
    )
    wie = django_filters.ChoiceFilter(
        label=_("With whom"),
        empty_label=_("Everyone"),
        method="by_handler",
    )
    sorteer = django_filters.ChoiceFilter(
        label=_("Sort"),
        empty_label=None,
        choices=[
            ("streef", _("Most urgent first")),
            ("-streef", _("Least urgent first")),
            ("ouderdom", _("Newest first")),
            ("-ouderdom", _("Oldest first")),
        ],
        method="unchanged",
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(
        self,
        data: Mapping[str, str],
        queue: QuerySet[Case],
        *,
        person: User,
        handlers: Handlers,
        now: datetime | None = None,
    ) -> None:
        self.person, self.now = person, now or clock.now()
        super().__init__(data, queryset=queue)
        if handlers:
            self.filters["wie"].extra["choices"] = [(str(pk), name) for pk, name in handlers]
        else:
            del self.filters["wie"]

    def listed(self, start: Start) -> QuerySet[Case]:
        """What is left of the queue, for a page from `start`.

        A tab says itself which part of it; so does the place that a page ends before: said
        twice, a database may take the longer way.
        """
        narrowed: QuerySet[Case] = self.qs
        is_before = start.backward and order_of(self.data) == ORDERS[SORT]
        is_bounded = self.data.get("bekijk") in VIEWS or is_before
        return narrowed if is_bounded else narrowed.filter(queue_rank__lt=Rank.DONE)

    def by_view(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """One of the tabs."""
        return queue.filter(VIEWS[value](self.person, self.now))

    def by_words(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Words of the post, or a reference."""
        return filtered(queue, self.person, q=value)

    def by_lid(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """The kinds that rest on one lid."""
        kinds = [slugs for eid, slugs in _kinds_of().items() if citation_of(eid)[0] == value]
        return queue.filter(kind__in=[slug for slugs in kinds for slug in slugs])

    def by_weight(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """What is heavier than ordinary."""
        return queue.filter(WEIGHTS[value])

    def by_handler(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """What one colleague has in hand."""
        return queue.filter(handler=int(value))

    def unchanged(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Sorting narrows nothing."""
        return queue


def order_of(data: Mapping[str, str]) -> Order:
    """The way to sort that an address asks for; nonsense is the first."""
    return ORDERS.get(data.get("sorteer", ""), ORDERS[SORT])


def _kinds_of() -> dict[str, list[str]]:
    """The kinds that rest on each lid."""
    found: dict[str, list[str]] = {}
    for kind in all_kinds():
        found.setdefault(kind.eid, []).append(kind.slug)
    return found
