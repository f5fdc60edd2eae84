"""The filters of the queue, as they stand in its address, so they can be kept as bookmarks."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Case as Choose
from django.db.models import IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from werksaam.people.models import User

from .kinds import all_kinds
from .models import Case, State
from .queries import VIEWS, filtered, waits_for_other
from .queue_counts import QueueCounts

SORTS = {
    "streef": ("due_at", "pk"),
    "-streef": ("-due_at", "pk"),
    "ouderdom": ("-opened_at", "pk"),
    "-ouderdom": ("opened_at", "pk"),
}
"""Ways to sort, as they stand in the address; a minus turns one round."""

SORT = "streef"
"""The way to sort where the address names none: the most urgent first."""


NAMED = "genoemd"
"""The view of the cases in whose notes this person is named."""


class QueueFilter(django_filters.FilterSet):
    """Narrows and sorts a queue by what its address says; nonsense in it counts as absent."""

    bekijk = django_filters.ChoiceFilter(
        choices=[(view, view) for view in VIEWS], method="by_view", widget=forms.HiddenInput
    )
    soort = django_filters.ChoiceFilter(
        label=_("Kind"),
        field_name="kind",
        empty_label=_("All kinds"),
        choices=lambda: [(kind.slug, kind.label) for kind in all_kinds()],
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )
    q = django_filters.CharFilter(
        label=_("Search by word or number"),
        method="by_words",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control form-control-sm"}),
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
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(self, data: Any, *, queue: QuerySet[Case], person: User) -> None:
        self.person = person
        super().__init__(data, queryset=queue)

    @property
    def sort(self) -> str:
        """The way to sort that the address asks for."""
        wanted = self.data.get("sorteer", SORT)
        return wanted if wanted in SORTS else SORT

    def counted(self, counts: QueueCounts) -> int | None:
        """How many cases are left, where a tab shows that number; None where it must be counted."""
        is_narrowed = self.data.get("soort") or self.data.get("q", "").strip()
        is_named = self.data.get("bekijk") == NAMED  # looking ends it, without an event
        return None if is_narrowed or is_named else counts.of(self.data.get("bekijk", ""))

    @property
    def sorted_queue(self) -> QuerySet[Case]:
        """The narrowed queue in order.

        What waits for another comes after what is to be done, what is decided comes last.
        """
        rank = Choose(
            When(state=State.DECIDED, then=Value(2)),
            When(waits_for_other(self.person), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        narrowed: QuerySet[Case] = self.qs
        return narrowed.order_by(rank, *SORTS[self.sort])

    def by_view(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """One of the tabs."""
        return filtered(queue, self.person, view=value)

    def by_words(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Words of the post, or a reference."""
        return filtered(queue, self.person, q=value)

    def unchanged(self, queue: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Sorting narrows nothing."""
        return queue
