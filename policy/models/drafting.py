"""What people decide on the way from a source or a draft to a text that is adopted."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.audit.records import Recorded

from .policy import Version
from .provision import Provision


class SourceDraft(models.Model):
    """A source under way to a version: given in, looked at, its structure put right by hand.

    `corrections` say by line number what a line is (a value of `policy.parsing.Mark`);
    `left_out` is what reading the file left aside: ``{"line", "found", "reason"}``. No record:
    it goes when it is accepted, thrown away, or old.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField()
    source_name = models.CharField(max_length=200)
    source_text = models.TextField()
    left_out = models.JSONField(default=list, blank=True)
    corrections = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(default=clock.now)


class DraftStep(models.Model):
    """How a draft stood before a change, so that the change can be taken back.

    No record: it goes when it is taken back, when twenty newer ones stand, and when the draft
    can't be changed any more. `before` is its title and parts, `pointers` its references.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="steps")
    kind = models.SlugField(max_length=30, help_text=_("What was done: the operation."))
    eid = models.CharField(max_length=100)
    before = models.JSONField()
    pointers = models.JSONField()
    done_at = models.DateTimeField(default=clock.now)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]


class LineageKind(models.TextChoices):
    """What became of a provision from one version to a later one."""

    CONTINUES = "continues", _("Goes on")
    RENUMBERED = "renumbered", _("Has another number")
    SPLIT = "split", _("Split off from")
    MERGED = "merged", _("Merged into")
    NEW = "new", _("New")
    LAPSED = "lapsed", _("Lapsed")


class Lineage(Recorded):
    """What a person confirmed about where a provision of `version` comes from.

    `provision` stands in `version`, `origin` stood in the version before. Of a new one
    there is no origin, of a lapsed one no provision. A provision that was split off or
    merged is another than its origin; one that goes on or was renumbered is the same.
    Append-only: the last row about a provision (of a lapsed or merged one: its origin) counts.
    """

    RECORD_TYPE = "lineage"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="lineage")
    kind = models.CharField(max_length=12, choices=LineageKind.choices)
    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from"
    )
    origin = models.ForeignKey(
        Provision, on_delete=models.PROTECT, null=True, blank=True, related_name="went_to"
    )
    ground = models.SlugField(
        max_length=30, help_text=_("Why it was proposed: number, heading, similar words, by hand.")
    )
    confirmed_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["confirmed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=LineageKind.values), name="lineage_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="new", provision__isnull=False, origin__isnull=True)
                | Q(kind="lapsed", provision__isnull=True, origin__isnull=False)
                | Q(
                    kind__in=["continues", "renumbered", "split", "merged"],
                    provision__isnull=False,
                    origin__isnull=False,
                ),
                name="lineage_names_what_its_kind_needs",
            ),
        ]


class FlagJudgement(Recorded):
    """What a person decided about something odd in the words of a version, and why.

    By the code of the flag and the hash of its values, so it holds for as long as the
    words say the same. Append-only: the last one counts.
    """

    RECORD_TYPE = "flag_judgement"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="judgements")
    code = models.SlugField(max_length=60)
    values_sha256 = models.CharField(max_length=64)
    remark = models.TextField()
    judged_at = models.DateTimeField(default=clock.now)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["judged_at", "id"]


class ChangeSummary(Recorded):
    """What changed in one provision from `earlier` to `version`, in plain words of the desk.

    Bound to the hash of the text as it became (empty for what lapsed). Append-only: the last
    one about a provision, in a language, for the same text counts.
    """

    RECORD_TYPE = "change_summary"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="summaries")
    earlier = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    text_sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=[("nl", "Nederlands"), ("en", "English")])
    text = models.TextField()
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["written_at", "id"]
