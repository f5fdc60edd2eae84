"""Someone reads the code with a person, and says so; the person may say that it was not so.

What is stored is an attestation by who read along, never an acknowledgement: the person
said nothing. It counts as confirmed until the person contests it.
"""

from __future__ import annotations

from enum import StrEnum

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.notifications.outbox import Recipient, enqueue
from werksaam.people.models import User

from .access_reading import READ_WITH, is_trainer, may_read_with
from .models import ContestedReading, ReadingTogether, Round, Version
from .queries import version_in_force
from .queries_acknowledging import (
    Obligation,
    open_obligation,
    valid_acknowledgement,
    valid_reading,
)
from .queries_reading import code_of


class Why(StrEnum):
    """Why it can't be attested."""

    NOT_IN_FORCE = "not_in_force"
    ALREADY_CONFIRMED = "already_confirmed"
    NOT_ASKED = "not_asked"
    NOT_YOURS = "not_yours"
    TALK_FIRST = "talk_first"


class CannotAttest(Exception):
    """Nothing is stored, for this reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(str(why))
        self.why = why


def attestation(version: Version, name: str, language: str) -> str:
    """The exact words that the one who read along says today, in `language`."""
    with translation.override(language):
        words = _("On %(day)s I read version %(number)d of the %(title)s together with %(name)s.")
        return words % {
            "day": date_format(clock.today(), "j F Y"),
            "number": version.number,
            "title": version.policy.citation_title,
            "name": name,
        }


@act
def attest(*, by: User, person: User, version: Version, language: str) -> ReadingTogether:
    """Say that `by` read `version` with `person` today. Said twice, it is stored once.

    Raises CannotAttest where the version is no longer in force, where the person is not
    asked or has confirmed meanwhile, where `by` may not read with the person (any more),
    and where the person said not to confirm and nobody talked about it yet.
    """
    # Two tabs, or two readers, at once would each not see the other.
    learner = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if said := _said_already(by, learner, version):
        return said
    obligation = _asked_of(by, learner, version)
    made = ReadingTogether.objects.create(
        person=learner,
        person_name=learner.name,
        version=version,
        periodic_round=_periodic(obligation),
        text_sha256=version.text_sha256,
        statement=attestation(version, learner.name, language),
        language=language,
        reader=by,
        reader_name=by.name,
        is_by_trainer=is_trainer(by),
    )
    facts: dict[str, Plain] = {
        "version": version.number,
        "text_sha256": version.text_sha256,
        "language": language,
        "by_trainer": made.is_by_trainer,
    }
    record("reading.attested", by=by, about=made, facts=facts)
    _tell_learner(made)
    return made


@act
def contest(*, by: User, reading: ReadingTogether, remark: str = "") -> ContestedReading:
    """Say that it was not read together so: from now it counts no more. Twice is once.

    `by` is the person, or who of the desk took the paper notice in. The reader gets a mail.
    """
    locked = ReadingTogether.objects.select_for_update(no_key=True).get(pk=reading.pk)
    if earlier := ContestedReading.objects.filter(reading=locked).first():
        return earlier
    made = ContestedReading.objects.create(reading=locked, remark=remark, recorded_by=by)
    is_own = by.pk == locked.person_id
    facts: dict[str, Plain] = {"version": locked.version.number, "on_paper": not is_own}
    behalf = None if is_own else locked.person
    record("reading.contested", by=by, about=made, facts=facts, on_behalf_of=behalf)
    _tell_reader(locked)
    return made


def _said_already(by: User, person: User, version: Version) -> ReadingTogether | None:
    """The same said by the same today, which still stands."""
    own = ReadingTogether.objects.filter(reader=by, person=person, version=version)
    return own.filter(contested__isnull=True, read_on=clock.today()).first()


def _asked_of(by: User, person: User, version: Version) -> Obligation:
    if not may_read_with(by, person):
        raise CannotAttest(Why.NOT_YOURS)
    if version_in_force(version.policy) != version:
        raise CannotAttest(Why.NOT_IN_FORCE)
    obligation = open_obligation(person)
    if obligation is None:
        raise CannotAttest(_why_not_open(person, version))
    if obligation.state.standing not in READ_WITH:
        raise CannotAttest(Why.TALK_FIRST)
    return obligation


def _why_not_open(person: User, version: Version) -> Why:
    code = code_of(version.policy)
    valid = code.valid_for(version) if code else [version.number]
    given = valid_acknowledgement(person, version.policy, valid) or valid_reading(
        person, version.policy, valid
    )
    return Why.ALREADY_CONFIRMED if given else Why.NOT_ASKED


def _periodic(obligation: Obligation) -> Round | None:
    return obligation.round if obligation.round.is_periodic else None


def _tell_learner(reading: ReadingTogether) -> None:
    """A link to where it can be contested: the paper notice may never have reached them."""
    learner = reading.person
    if not learner.is_active or not learner.email:
        return
    enqueue(
        template="reading_attested",
        to=[Recipient(learner.pk, learner.email, learner.language)],
        context={"path": reverse("policy:contest_reading", args=[reading.pk])},
        regarding=f"reading:{reading.pk}",
    )


def _tell_reader(reading: ReadingTogether) -> None:
    """A link to the own list of readings; not who it is about."""
    reader = reading.reader
    if not reader.is_active or not reader.email:
        return
    enqueue(
        template="reading_contested",
        to=[Recipient(reader.pk, reader.email, reader.language)],
        context={"path": reverse("policy:read_together")},
        regarding=f"reading:{reading.pk}",
    )
