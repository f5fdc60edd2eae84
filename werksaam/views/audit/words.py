"""What the trail writes as codes, in words for who reads it. The codes themselves never change."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

RECORDS: dict[str, Promise] = {
    "absence": pgettext_lazy("record", "absence"),
    "acknowledgement": pgettext_lazy("record", "acknowledgement"),
    "case": pgettext_lazy("record", "case"),
    "case_party": pgettext_lazy("record", "party to a case"),
    "decision": pgettext_lazy("record", "decision"),
    "decision_review": pgettext_lazy("record", "second reading"),
    "deputyship": pgettext_lazy("record", "deputy"),
    "exemption": pgettext_lazy("record", "exemption"),
    "explanation": pgettext_lazy("record", "explanation"),
    "internal_note": pgettext_lazy("record", "internal note"),
    "membership": pgettext_lazy("record", "membership"),
    "message": pgettext_lazy("record", "message"),
    "person": pgettext_lazy("record", "person"),
    "report": pgettext_lazy("record", "report"),
    "role_grant": pgettext_lazy("record", "role"),
    "round": pgettext_lazy("record", "round"),
    "team": pgettext_lazy("record", "team"),
    "team_managership": pgettext_lazy("record", "manager"),
    "version": pgettext_lazy("record", "version"),
    "version_fact": pgettext_lazy("record", "date of a version"),
}
"""What an event can be about, in words; a type that is not here shows its own name."""

FACTS: dict[str, Promise] = {
    "apparatus_sha256": pgettext_lazy("fact", "hash of the notes"),
    "approved": pgettext_lazy("fact", "approved"),
    "change": pgettext_lazy("fact", "change"),
    "change_kind": pgettext_lazy("fact", "kind of change"),
    "due_on": pgettext_lazy("fact", "last day"),
    "entity": pgettext_lazy("fact", "organisation"),
    "event": pgettext_lazy("fact", "event"),
    "from": pgettext_lazy("fact", "from"),
    "from_reporter": pgettext_lazy("fact", "by the reporter"),
    "given_at": pgettext_lazy("fact", "given at"),
    "ground": pgettext_lazy("fact", "ground"),
    "how": pgettext_lazy("fact", "how"),
    "id": pgettext_lazy("fact", "number"),
    "kind": pgettext_lazy("fact", "kind"),
    "language": pgettext_lazy("fact", "language"),
    "needs_review": pgettext_lazy("fact", "needs a second reader"),
    "on": pgettext_lazy("fact", "day"),
    "opens_on": pgettext_lazy("fact", "first day"),
    "outcome": pgettext_lazy("fact", "outcome"),
    "person_id": pgettext_lazy("fact", "number of the person"),
    "person_name": pgettext_lazy("fact", "name"),
    "relation": pgettext_lazy("fact", "relation"),
    "role": pgettext_lazy("fact", "role"),
    "statement": pgettext_lazy("fact", "statement"),
    "template": pgettext_lazy("fact", "mail"),
    "text_sha256": pgettext_lazy("fact", "hash of the text"),
    "to": pgettext_lazy("fact", "to"),
    "version": pgettext_lazy("fact", "version"),
    "version_id": pgettext_lazy("fact", "number of the version in the portal"),
    "why": pgettext_lazy("fact", "why"),
}
"""The names of facts, in words; a name that is not here shows itself."""
