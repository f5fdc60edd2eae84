"""A person confirms having received and read a version. Not consent: see the statement."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import User

from .models import Acknowledgement, Round, Version
from .queries import version_in_force
from .queries_acknowledging import open_obligation


class Superseded(Exception):
    """The version is not in force (any more); `current` is the one that is, if any."""

    def __init__(self, current: Version | None) -> None:
        super().__init__("This version is not in force.")
        self.current = current


def statement(version: Version, language: str) -> str:
    """The exact words that someone confirms, in `language`."""
    with translation.override(language):
        return _("I have received and read version %(number)d of the %(title)s.") % {
            "number": version.number,
            "title": version.policy.citation_title,
        }


def confirm(*, by: User, version: Version, language: str) -> Acknowledgement:
    """Confirm `version` for oneself. A second time gives the earlier record.

    Raises Superseded where the version is not in force and was not confirmed
    before. Two at once: the database lets one in, the other finds that one. What a
    periodic round asks again is a record of its own, once for that round.
    """
    given = _given(by, version)
    again = _asked_again(by, version) if given else None
    earlier = _answer(given, again)
    if earlier:
        return earlier
    try:
        return _confirm(by=by, version=version, language=language, again=again)
    except IntegrityError:
        stored = _answer(_given(by, version), again)
        if stored is None:
            raise
        return stored


@act
def _confirm(*, by: User, version: Version, language: str, again: Round | None) -> Acknowledgement:
    current = version_in_force(version.policy)
    if current != version:
        raise Superseded(current)
    # A savepoint, so that losing a race inside another act does not break that one.
    with transaction.atomic():
        given = Acknowledgement.objects.create(
            person=by,
            person_name=by.name,
            version=version,
            periodic_round=again,
            text_sha256=version.text_sha256,
            statement=statement(version, language),
            language=language,
        )
    facts: dict[str, Plain] = {
        "version": version.number,
        "text_sha256": version.text_sha256,
        "language": language,
    }
    record("acknowledgement.given", by=by, about=given, facts=facts)
    return given


def _asked_again(person: User, version: Version) -> Round | None:
    """The periodic round that asks who confirmed this version before to do so once more."""
    open_ = open_obligation(person)
    is_again = open_ is not None and open_.round.is_periodic and open_.version == version
    return open_.round if open_ and is_again else None


def _given(person: User, version: Version) -> list[Acknowledgement]:
    return list(Acknowledgement.objects.filter(person=person, version=version))


def _answer(given: Sequence[Acknowledgement], again: Round | None) -> Acknowledgement | None:
    """What was given before: for the periodic round that asks again, or at all."""
    answers = (one for one in given if again is None or one.periodic_round_id == again.pk)
    return next(answers, None)
