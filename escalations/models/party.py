"""Who is what to a case: whom it came to and why, who reported it, whom it is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded
from werksaam.people.models import Team

from .case import Case


class Relation(models.TextChoices):
    """What a person is to a case."""

    RECIPIENT = "recipient", _("Recipient")
    REPORTER = "reporter", _("Reporter")
    SUBJECT = "subject", _("Subject")
    WITNESS = "witness", _("Witness")
    RECUSED = "recused", _("Stepped aside")


EXCLUDED = frozenset({Relation.REPORTER, Relation.SUBJECT, Relation.WITNESS, Relation.RECUSED})
"""Whoever is one of these neither sees nor decides the case."""


class CaseParty(Recorded):
    """What a person is to a case and, for a recipient, why the case came to them.

    `team`: it came to them as the manager of that team, and stays theirs for as long as
    they manage it. A case may come to one person more than once, each time for another
    reason: to the deputy first, who then becomes the manager; or in another `turn`, where
    it was passed on (4.7).
    """

    RECORD_TYPE = "case_party"
    ADDED_LATER = {"turn": 0}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="case_roles"
    )
    relation = models.CharField(max_length=10, choices=Relation.choices)
    reason = models.CharField(max_length=60, blank=True)
    standing_in_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    turn = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "relation"],
                condition=~Q(relation="recipient"),
                name="case_party_once_per_relation",
            ),
            models.UniqueConstraint(
                "case",
                "person",
                "reason",
                Coalesce("standing_in_for", 0),
                Coalesce("team", 0),
                "turn",
                condition=Q(relation="recipient"),
                name="case_recipient_once_per_reason",
            ),
            models.CheckConstraint(
                condition=~Q(relation="recipient") | ~Q(reason=""),
                name="case_recipient_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["person", "relation"], name="party_person_relation")]
