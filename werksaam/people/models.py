"""People, the tree of teams, and who stands in for whom, all by date.

Nothing here is overwritten: a row that turns out wrong or ends early is
superseded by a new one, and keeps when it was recorded. So a question about a
past day can be asked as of that day ("who was her manager, as we knew it").
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded


class Entity(models.TextChoices):
    """The organisation a person works for; article 1 covers both."""

    WESTFRIESLAND = "westfriesland", "WerkSaam Westfriesland"
    VERLONING = "verloning", "WerkSaam Verloning"
    EXTERNAL = "external", _("External (supplier, spokesperson)")


class Role(models.TextChoices):
    """What someone may do beyond reading, confirming and reporting.

    Being a manager is no role: it follows from `TeamManagership`.
    """

    COMMS_ADVISER = "comms_adviser", _("Communications adviser")
    SECRETARIAT = "secretariat", _("Secretariat")
    DIRECTOR = "director", _("Director")
    PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
    AUDITOR = "auditor", _("Auditor")
    TRAINER = "trainer", _("Trainer who reads along")
    ADMINISTRATOR = "administrator", _("Functional administrator")


DESK = frozenset({Role.COMMS_ADVISER, Role.SECRETARIAT})
"""The communications desk: who the code calls "het secretariaat of de communicatieadviseur"."""


class UserManager(BaseUserManager["User"]):
    """Makes people; the command line has no other way in."""

    def create_user(self, *, name: str, password: str | None = None, **fields: Any) -> User:
        """Store a person; without a password the person can't sign in with one."""
        user = self.model(name=name, **fields)
        user.set_password(password)
        user.save()
        return user


class User(Recorded, AbstractBaseUser):
    """Someone who works at or for WerkSaam; signs in by mail address or personnel number.

    The trail keeps who a person is; how they sign in, and what they prefer, is no fact.
    """

    RECORD_TYPE = "person"
    UNRECORDED = frozenset({"password", "password_is_temporary", "last_login", "language", "phone"})

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("mail address"), null=True, blank=True, unique=True)
    personnel_number = models.CharField(
        _("personnel number"), max_length=20, null=True, blank=True, unique=True
    )
    entity = models.CharField(_("entity"), max_length=20, choices=Entity.choices)
    representative_function = models.BooleanField(
        _("representative function (article 4.5)"), default=False
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("nl", "Nederlands"), ("en", "English")], default="nl"
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    password_is_temporary = models.BooleanField(
        default=False, help_text=_("Given by someone else: replaced at the next sign-in.")
    )
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "personnel_number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "entity"]

    objects = UserManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case"),
            models.UniqueConstraint(
                Lower("personnel_number"), name="user_personnel_number_unique_any_case"
            ),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(personnel_number__isnull=False),
                name="user_can_be_addressed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def held_roles(self) -> frozenset[Role]:
        """The roles granted now; kept on the instance, so for one request."""
        held = self.role_grants.filter(revoked_at__isnull=True).values_list("role", flat=True)
        return frozenset(Role(role) for role in held)

    @cached_property
    def acts_for_today(self) -> frozenset[int]:
        """The managers in whose place this person is today: oneself, and who is away and has
        named this person as deputy; kept on the instance, so for one request."""
        today = clock.today()
        away = Absence.objects.on(today).values("person")
        named = Deputyship.objects.on(today).filter(deputy=self, person__in=away)
        managers = TeamManagership.objects.on(today).filter(
            Q(person=self) | Q(person__in=named.values("person"))
        )
        return frozenset(managers.values_list("person_id", flat=True))

    @property
    def manages_today(self) -> bool:
        """Whether there is a team to manage today."""
        return self.pk in self.acts_for_today

    def forget_roles(self) -> None:
        """Read the roles again when next asked: they have just changed."""
        self.__dict__.pop("held_roles", None)


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


class RoleGrant(Recorded):
    """A role given to a person, and taken away again."""

    RECORD_TYPE = "role_grant"

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_at = models.DateTimeField(default=clock.now)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(revoked_at__isnull=True),
                name="role_held_once",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
        ]
