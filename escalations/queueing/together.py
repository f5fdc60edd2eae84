"""Several cases at once, for steps that do no harm: picking up, and giving back one's own.

Each is an act of its own, so that one that can't be done stops no other. Never decisions:
a decision is taken on one case, by someone who has read it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from werksaam.conflicts import Conflict
from werksaam.people.models import User
from werksaam.plain_text import readable

from ..access import visible_cases
from ..models import FREE, Case
from ..triage import claim, release
from .pages import PER_PAGE


@dataclass(frozen=True)
class Tried:
    """What became of one case; `why_not` is empty where it was done."""

    reference: str
    why_not: str = ""


def claim_all(*, by: User, references: Collection[str]) -> list[Tried]:
    """Pick up each of these cases."""
    return _each(by, references, _claim)


def release_all(*, by: User, references: Collection[str]) -> list[Tried]:
    """Give back each of these cases that is one's own."""
    return _each(by, references, _release)


def _each(by: User, references: Collection[str], step: Callable[[User, Case], str]) -> list[Tried]:
    """At most a page of cases, each once; foreign and unknown ones answer alike."""
    once = list(dict.fromkeys(map(readable, references)))[:PER_PAGE]
    return [Tried(reference, _tried(by, reference, step)) for reference in once]


def _tried(by: User, reference: str, step: Callable[[User, Case], str]) -> str:
    try:
        return step(by, visible_cases(by).get(reference=reference))
    except Case.DoesNotExist:
        return _("This case is not with you.")
    except Conflict as refused:
        return refused.explanation


def _claim(by: User, case: Case) -> str:
    claim(by=by, case=case)
    return ""


def _release(by: User, case: Case) -> str:
    if case.state in FREE:
        return ""  # it is where it was to go
    if case.handler_id != by.pk:
        return _("Someone else has this case.")
    release(by=by, case=case, revision=case.revision)
    return ""
