"""Someone proposes an explanation; what waited for the same text is replaced by it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.conflicts import Conflict
from werksaam.people.models import User

from ..models import Explanation, Outcome, Provision, ProvisionText
from ..queries_same_words import hashes_like
from .telling import tell_proposer
from .wording import Wording, facts_of, wording_of


class Overtaken(Conflict):
    """The page showed an older state; `theirs` is what a colleague proposed meanwhile, if it
    was that, and else the text of the code is another."""

    def __init__(self, theirs: Explanation | None = None) -> None:
        title = _("The text of the code has changed")
        words = _("Read the text as it is now. Do your words still fit?")
        if theirs:
            title = _("%(name)s was just ahead of you") % {"name": theirs.proposed_by.name}
            words = _("There is another proposal for this text now. Yours was not stored.")
        super().__init__(title, words, reverse("policy:explanations"))
        self.theirs = theirs


@act
def propose(
    *,
    by: User,
    text: ProvisionText,
    text_sha256: str,
    language: str,
    wording: Wording,
    seen: int | None,
) -> Explanation:
    """Propose `wording` for `text`, of which the page showed the hash and the latest proposal.

    The same words twice are one proposal: a double click. Raises Overtaken.
    """
    # Two may propose at once: the second finds the proposal of the first.
    Provision.objects.select_for_update(no_key=True).get(pk=text.provision_id)
    now = ProvisionText.objects.filter(pk=text.pk, provision=text.provision_id)
    if now.values_list("sha256", flat=True).first() != text_sha256:
        raise Overtaken
    rows = proposals_for(text, text_sha256, language).select_for_update(no_key=True, of=("self",))
    earlier = list(rows)
    latest = earlier[-1] if earlier else None
    if latest and _is_the_same(latest, by, wording):
        return latest
    if (latest.pk if latest else None) != seen:
        raise Overtaken(latest)
    for row in earlier:
        _replace(by, row)
    return _store(by, text, text_sha256, language, wording)


def proposals_for(text: ProvisionText, text_sha256: str, language: str) -> QuerySet[Explanation]:
    """All that was ever proposed for exactly these words, whatever their number, the latest
    last (3 queries more)."""
    same = hashes_like(text.provision_id, text_sha256)
    rows = Explanation.objects.filter(provision=text.provision_id, language=language)
    return rows.filter(text_sha256__in=same).select_related("proposed_by").order_by("pk")


def _is_the_same(latest: Explanation, by: User, wording: Wording) -> bool:
    is_mine = latest.proposed_by_id == by.pk and latest.outcome == Outcome.WAITING
    return is_mine and wording_of(latest) == wording


def _replace(by: User, row: Explanation) -> None:
    if row.outcome != Outcome.WAITING:
        return
    row.rejected_at, row.rejected_by = clock.now(), by
    row.save(update_fields=["rejected_at", "rejected_by"])
    record("explanation.replaced", by=by, about=row, facts=facts_of(row))
    if row.proposed_by_id != by.pk:
        tell_proposer(row)


def _store(
    by: User, text: ProvisionText, text_sha256: str, language: str, wording: Wording
) -> Explanation:
    row = Explanation.objects.create(
        provision_id=text.provision_id,
        text_sha256=text_sha256,
        language=language,
        proposed_by=by,
        **wording.columns(),
    )
    record("explanation.proposed", by=by, about=row, facts=facts_of(row))
    return row
