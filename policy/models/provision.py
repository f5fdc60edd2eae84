"""The text of a version as a tree, and the identity of a provision across versions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock

from .policy import Policy, Version


class Provision(models.Model):
    """What stays the same provision when it is renumbered. Minted once, never reused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="provisions")
    minted_at = models.DateTimeField(default=clock.now)


class ProvisionKind(models.TextChoices):
    """The parts of a Dutch regulation."""

    CHAPTER = "chapter", _("Chapter")
    SECTION = "section", _("Section")
    ANNEX = "annex", _("Annex")
    NOTE = "note", _("Explanatory note")
    PREAMBLE = "preamble", _("Preamble")
    ENACTOR = "enactor", _("Enacting body")
    CONSIDERANS = "considerans", _("Considerans")
    RECITAL = "recital", _("Recital")
    DECISION = "decision", _("Decision")
    DECISION_ITEM = "decision_item", _("Item of the decision")
    ARTICLE = "article", _("Article")
    PARAGRAPH = "paragraph", _("Lid")
    ALINEA = "alinea", _("Unnumbered paragraph")
    ITEM = "item", _("Item")
    WRAP_UP = "wrap_up", _("Sentence after a list")
    CLOSING = "closing", _("Closing formula")
    SIGNATORY = "signatory", _("Signatory")


class ProvisionText(models.Model):
    """The text of a provision in one version.

    `eid` is in the manner of Akoma Ntoso (``art_4__para_8``) and unique in the
    version; `position` is the order in the document, over all levels. `revision` goes up
    with every change of a draft: who saves on top of an older one is told.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="texts")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="texts")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(max_length=20, choices=ProvisionKind.choices)
    position = models.PositiveIntegerField()
    eid = models.CharField(max_length=100)
    number = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["version", "position"]
        indexes = [models.Index(fields=["sha256"], name="provision_text_by_hash")]
        constraints = [
            models.UniqueConstraint(fields=["version", "eid"], name="eid_once_in_a_version"),
            models.UniqueConstraint(
                fields=["version", "position"], name="position_once_in_a_version"
            ),
            models.UniqueConstraint(
                fields=["version", "provision"], name="provision_once_in_a_version"
            ),
        ]


class CrossReference(models.Model):
    """A reference in a text ("artikel 5, derde lid") to another provision.

    `start` and `end` count characters of the source's text (end excluded).
    """

    source = models.ForeignKey(
        ProvisionText, on_delete=models.PROTECT, related_name="cross_references"
    )
    target = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="referred_from")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="cross_reference_has_length"
            )
        ]


class SourceRepair(models.Model):
    """Layout damage in the source that the import mended: where, what, and why."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="repairs")
    line = models.PositiveIntegerField()
    found = models.TextField(blank=True)
    repaired = models.TextField(blank=True)
    reason = models.CharField(max_length=300)


class SourceFlag(models.Model):
    """Something odd in the words themselves: shown to the editor, never mended.

    `message` is plain English; `policy.remarks` says it in the reader's language
    from `code` and `values`.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="flags")
    code = models.SlugField(max_length=60)
    line = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField()
    values = models.JSONField(default=dict, blank=True)
