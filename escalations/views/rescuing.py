"""What was typed is not lost: not by a session that ended, nor by a refusal.

Where an act says no, the page that says so gives the words back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase, QueryDict

from werksaam.conflicts import Conflict
from werksaam.people import unsent
from werksaam.people.unsent import owner_of_form, posted_or_unsent, unsent_answers

from ..models import Case, Draft
from ..refusals import DraftGone, JustLost

__all__ = ["keeps_unsent", "owner_of_form", "posted_or_unsent", "unsent_answers"]

P = ParamSpec("P")
_WORDS = (
    "body",
    "note",
    *(f"what_{number}" for number in range(1, 6)),
    "motivation",
    "public_response",
    "advice_to_reporter",
    "remark",
    "question",
    "reason",
    "findings",
    "support_person",
    "measure",
    "deviation",
    "finding",
    "title",
    "scope",
    "proof",
    "address",
    "text_nl",
    "text_en",
)
"""The fields, in this order, that hold a person's own words."""


def keeps_unsent(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Keeps what is posted without a session, and sends its writer to sign in.

    With a session it gives a refusal (`Conflict`) the words that were posted; to a step
    on a case that one has just lost too, and on a draft that was sent or thrown away.
    """
    kept = unsent.keeps_unsent(view)

    @wraps(view)
    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return kept(request, *args, **kwargs)
        except Conflict as refused:
            refused.typed = _words(request.POST)
            raise
        except Case.DoesNotExist:
            # The view found the case and the act no longer did: it was lost in between.
            lost = JustLost()
            lost.typed = _words(request.POST)
            raise lost from None
        except Draft.DoesNotExist:
            raise DraftGone from None

    return wrapper


def _words(posted: QueryDict) -> tuple[str, ...]:
    """What was typed into the fields for words; a form may put its prefix before a name."""
    fields = {name.rpartition("-")[2]: str(text).strip() for name, text in posted.items()}
    return tuple(fields[name] for name in _WORDS if fields.get(name))
