"""Keeping the response that a handler works on before deciding: no decision, no record."""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act
from werksaam.people.models import User

from ..access import visible_cases
from ..kinds import kind
from ..models import IN_HAND, Case, ResponseDraft
from ..refusals import NotAllowedNow
from .refusals import DraftChanged


@act
def save_response(*, by: User, case: Case, body: str, revision: int) -> ResponseDraft:
    """Keep the text, on the one that the page showed (`revision`; 0 where there was none).

    Two who write never overwrite each other. Raises DraftChanged with the text that stands,
    NotAllowedNow where someone else handles the case or nothing can be placed in it,
    Case.DoesNotExist for a stranger.
    """
    held = visible_cases(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if held.handler_id != by.pk or held.state not in IN_HAND or not kind(held.kind).publishes:
        raise NotAllowedNow(held)
    stands = ResponseDraft.objects.filter(case=held).first()
    if (stands.revision if stands else 0) != revision:
        raise DraftChanged(held, stands)
    draft = stands or ResponseDraft(case=held, revision=0)
    draft.body, draft.changed_at, draft.changed_by = body, clock.now(), by
    draft.revision += 1
    draft.save()
    return draft
