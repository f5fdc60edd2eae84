"""When two work on a draft at once: what who was late is told, with nothing typed lost."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest

from ..drafting.stored import Stored
from ..models import Version

_TYPED = ("heading", "text", "title", "number")


def gone_meanwhile(version: Version | None, request: PersonRequest) -> Conflict:
    """What to raise where the provision is gone, or changed so that the page makes no sense."""
    url = reverse("policy:draft", args=[version.number]) if version else ""
    lost = Conflict(
        _("Someone else changed the draft in the meantime."),
        _("What you worked on is no longer there, or says something else now."),
        url or reverse("policy:desk_versions"),
    )
    lost.typed = tuple(words for name in _TYPED if (words := request.POST.get(name, "").strip()))
    return lost


def with_current(posted: QueryDict, now: Stored, key: str, following: str = "") -> QueryDict:
    """What was typed with the revisions of now: saving once more is knowing what is there."""
    current = posted.copy()
    current["revision"] = str(now.rows[key].revision)
    current["structure"] = now.structure_sha256
    if following:
        current["next_revision"] = str(now.rows[following].revision)
    return current
