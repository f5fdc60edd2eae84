"""What an outcome needs besides a motivation, and what it does not go with: all in one place.

Each check belongs to the topic it is about and is called from here, once, before anything is
written. An outcome that needs something new gets its attribute in `kinds.shape.Outcome`, its
check here, and its part of a form in `forms_more`. Leave a check out, and a decision stands that
says something was done which was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from werksaam.people.models import User

from . import agreeing, violation
from .guide import load
from .kinds import Outcome, Response
from .models import Case
from .passing import passing_on
from .passing.passing_on import PassedTo
from .registers import registering
from .registers.permissions import Terms
from .responding import following
from .responding.following import Following


class ResponseMissing(ValueError):
    """This outcome places a response; its text is not there."""


class AdviceMissing(ValueError):
    """With this outcome the decider writes to the reporter; the words are not there."""


class NotPublic(ValueError):
    """This outcome places nothing, yet there is a text to place."""


More = Following | Terms | PassedTo
"""What some outcomes need besides words: how the guide was followed and when to look again, what
goes into a register, or to whom the case is passed on."""


@dataclass(frozen=True)
class Given:
    """What the decider gives with an outcome; as written, "" and None for nothing."""

    motivation: str
    public_response: str = ""
    advice_to_reporter: str = ""
    agreed: Sequence[agreeing.Agreed] = ()
    measure: str = ""
    more: More | None = None

    @property
    def following(self) -> Following:
        """How the guide was followed; of a case without it: not at all."""
        return self.more if isinstance(self.more, Following) else Following()

    @property
    def passed_to(self) -> PassedTo | None:
        """Whom it is passed on to, where it is."""
        return self.more if isinstance(self.more, PassedTo) else None


def checked(case: Case, chosen: Outcome, given: Given, *, by: User, revision: int) -> Given:
    """What `by` gives, if it fits the outcome on the state that the page showed; without what
    the outcome makes needless.

    Raises ResponseMissing, NotPublic, AdviceMissing, and as the topics do: `agreeing.check`,
    `registering.check`, `passing_on.check`, `following.checked`, `violation.check`.
    """
    _check_words(chosen, given)
    agreeing.check(chosen, given.agreed)
    registering.check(chosen, given.more)
    passing_on.check(case, chosen, given.passed_to, by=by)
    followed = following.checked(load(), given.following, chosen.slug)
    violation.check(case, chosen, revision, measure=given.measure, advice=given.advice_to_reporter)
    return replace(given, more=followed) if isinstance(given.more, Following) else given


def _check_words(chosen: Outcome, given: Given) -> None:
    if chosen.response is Response.REQUIRED and not given.public_response.strip():
        raise ResponseMissing(chosen.slug)
    if not chosen.public and given.public_response:
        raise NotPublic(chosen.slug)
    if chosen.advises and not given.advice_to_reporter.strip():
        raise AdviceMissing(chosen.slug)
