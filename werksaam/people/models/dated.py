"""The tree of teams, and the facts about people that hold for a stretch of days."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .person import Entity, User


class Team(Recorded):
    """A team in the tree: who manages the upper one is the next level up."""

    RECORD_TYPE = "team"

    name = models.CharField(max_length=100)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    entity = models.CharField(max_length=20, choices=Entity.choices)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="team_not_own_parent"
            )
        ]

    def __str__(self) -> str:
        return self.name


D_co = TypeVar("D_co", bound="Dated", covariant=True)


class DatedQuerySet(models.QuerySet[D_co]):
    """Questions by day, and by what was known."""

    def on(self, day: date, known_at: datetime | None = None) -> Self:
        """Rows that hold on `day`, as known now or as was known at `known_at`."""
        held = self.current() if known_at is None else self.known_at(known_at)
        return held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def current(self) -> Self:
        """Rows that nothing has replaced."""
        return self.filter(superseded_at__isnull=True)

    def known_at(self, moment: datetime) -> Self:
        """Rows that we held to be true at `moment`, whatever came out since."""
        return self.filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment), recorded_at__lte=moment
        )


class Dated(Recorded):
    """A fact about a stretch of days (`ends_on` included) and when it was recorded.

    Ending or correcting is superseding: the old row gets `superseded_at`, a new
    row says what holds.
    """

    ACTION: ClassVar[str]
    """The event that the trail keeps of each change."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_start",
            )
        ]


class Membership(Dated):
    """A person belongs to a team: employment, for as long as it lasts.

    It says for which organisation and with what function in these days, so that who a
    past day concerned stays known after either changes; the person has those of now.
    """

    RECORD_TYPE = "membership"
    ACTION = "membership.recorded"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    entity = models.CharField(max_length=20, choices=Entity.choices)
    representative_function = models.BooleanField(default=False)


class TeamManagership(Dated):
    """A person manages a team."""

    RECORD_TYPE = "team_managership"
    ACTION = "managership.recorded"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="managerships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="managerships")


class Absence(Dated):
    """A person is away. Why is nobody's business here: no reason is kept."""

    RECORD_TYPE = "absence"
    ACTION = "absence.recorded"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    is_leave = models.BooleanField(
        default=False, help_text=_("Long leave: no obligation to confirm in these days.")
    )


class Deputyship(Dated):
    """A deputy stands in for a person while that person is absent."""

    RECORD_TYPE = "deputyship"
    ACTION = "deputyship.recorded"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputyships")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputising")

    class Meta(Dated.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(person=F("deputy")), name="deputyship_not_for_oneself"
            ),
        ]


class DeskDuty(Dated):
    """Someone of the desk can be called outside working hours."""

    RECORD_TYPE = "desk_duty"
    ACTION = "desk_duty.recorded"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="desk_duties")
