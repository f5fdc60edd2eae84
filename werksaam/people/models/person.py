"""Who someone is, how they sign in, and the roles that there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded
from werksaam.compiled_queries import compiled

if TYPE_CHECKING:
    from .dated import TeamManagership


class Entity(models.TextChoices):
    """The organisation a person works for; article 1 covers both."""

    WESTFRIESLAND = "westfriesland", "WerkSaam Westfriesland"
    VERLONING = "verloning", "WerkSaam Verloning"
    EXTERNAL = "external", _("External (supplier, spokesperson)")


class TextSize(models.TextChoices):
    """How large someone reads; empty as the portal is made."""

    NORMAL = "", _("Normal")
    LARGE = "large", _("Large")
    LARGEST = "largest", _("Very large")


class LineSpacing(models.TextChoices):
    """How much room someone wants between lines and letters."""

    NORMAL = "", _("Normal")
    WIDE = "wide", _("Wide")


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
    UNRECORDED = frozenset(
        {
            "password",
            "password_is_temporary",
            "last_login",
            "language",
            "phone",
            "text_size",
            "line_spacing",
            "keys",
        }
    )

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
    text_size = models.CharField(
        _("text size"), max_length=10, choices=TextSize.choices, default=TextSize.NORMAL, blank=True
    )
    line_spacing = models.CharField(
        _("line spacing"),
        max_length=10,
        choices=LineSpacing.choices,
        default=LineSpacing.NORMAL,
        blank=True,
    )
    keys = models.BooleanField(_("keys of the keyboard"), default=True)
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
        return frozenset(self._managers_on(clock.today()).values_list("person_id", flat=True))

    def take_stock(self) -> None:
        """Read both at once, for a page that asks both (1 query); for this request."""
        found = _stock(self.pk, clock.today())
        self.held_roles = frozenset(Role(role) for role, _manager in found if role)
        self.acts_for_today = frozenset(manager for role, manager in found if not role)

    def _managers_on(self, day: date) -> models.QuerySet[TeamManagership]:
        from .dated import Absence, Deputyship, TeamManagership

        away = Absence.objects.on(day).values("person")
        named = Deputyship.objects.on(day).filter(deputy=self, person__in=away)
        return TeamManagership.objects.on(day).filter(
            Q(person=self) | Q(person__in=named.values("person"))
        )

    @property
    def manages_today(self) -> bool:
        """Whether there is a team to manage today."""
        return self.pk in self.acts_for_today

    def forget_roles(self) -> None:
        """Read the roles again when next asked: they have just changed."""
        self.__dict__.pop("held_roles", None)


@compiled
def _stock(person: int, today: date) -> models.QuerySet[Any, tuple[str, int]]:
    """The roles of a person, and, without a role, the managers in whose place they are."""
    someone = User(pk=person)
    held = someone.role_grants.filter(revoked_at__isnull=True).order_by()
    roles = held.annotate(manager=Value(0)).values_list("role", "manager")
    managers = someone._managers_on(today).order_by().annotate(role=Value(""))
    return roles.union(managers.values_list("role", "person_id"))
