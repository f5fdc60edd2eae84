"""The desk records a form that someone signed on paper, with its scan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from werksaam import clock, stored_files
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.people.models import Membership, User
from werksaam.uploads import Accepted

from .acknowledging import statement
from .models import Acknowledgement, PaperForm, Round, Version
from .queries_acknowledging import open_obligation
from .queries_reading import Code, code_of

Words = str | Promise


class CannotRecord(Exception):
    """This form can't be recorded; `errors` says why, by field."""

    def __init__(self, errors: Mapping[str, Words]) -> None:
        super().__init__(", ".join(str(message) for message in errors.values()))
        self.errors = dict(errors)


def record_paper_form(
    *, by: User, person: User, version: Version, signed_on: date, language: str, scan: Accepted
) -> Acknowledgement:
    """Keep what `person` signed as a confirmation, with the scan. Twice the same is once.

    Raises CannotRecord, naming the field, and CannotStore; then neither row nor file is kept.
    """
    with stored_files.kept_until_done([(scan.content, scan.extension)]) as files:
        return _record(
            by=by,
            person=person,
            version=version,
            signed_on=signed_on,
            language=language,
            scan=scan,
            file=files[0],
        )


@act
def _record(
    *,
    by: User,
    person: User,
    version: Version,
    signed_on: date,
    language: str,
    scan: Accepted,
    file: str,
) -> Acknowledgement:
    signer = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if same := _same(signer, version, signed_on, scan):
        return same
    if errors := _own(by, signer) or why_not(signer, version, signed_on):
        raise CannotRecord(errors)
    given = _confirmation(signer, version, signed_on, language)
    form = PaperForm.objects.create(
        acknowledgement=given,
        signed_on=signed_on,
        file=file,
        sha256=scan.sha256,
        original_sha256=scan.original_sha256,
        recorded_by=by,
    )
    facts: dict[str, Plain] = {
        "version": version.number,
        "text_sha256": version.text_sha256,
        "language": language,
    }
    record("acknowledgement.recorded", by=by, about=given, facts=facts, on_behalf_of=signer)
    record("paper_form.recorded", by=by, about=form)
    return given


def why_not(person: User, version: Version, signed_on: date) -> dict[str, Words]:
    """What is wrong with a form of this version that was signed on this day, by field."""
    code = code_of(version.policy)
    if error := _wrong_day(code, version, signed_on) if code else "":
        return {"signed_on": error}
    if not Membership.objects.on(signed_on).filter(person=person).exists():
        return {"signed_on": _("%(name)s did not work here on this day.") % {"name": person.name}}
    earlier = Acknowledgement.objects.filter(person=person, version=version).first()
    if earlier and _asked_again(person, version, signed_on) is None:
        return {"version": _already(earlier)}
    return {}


def _confirmation(
    person: User, version: Version, signed_on: date, language: str
) -> Acknowledgement:
    """The row; the person may confirm in the portal at this very moment."""
    try:
        with transaction.atomic():
            return Acknowledgement.objects.create(
                person=person,
                person_name=person.name,
                version=version,
                periodic_round=_asked_again(person, version, signed_on),
                text_sha256=version.text_sha256,
                statement=statement(version, language),
                language=language,
                confirmed_on=signed_on,
            )
    except IntegrityError:
        earlier = Acknowledgement.objects.filter(person=person, version=version).first()
        if earlier is None:
            raise
        raise CannotRecord({"version": _already(earlier)}) from None


def _own(by: User, person: User) -> dict[str, Words]:
    """Nobody is the only witness of their own signature."""
    words = _("Confirm in the portal yourself. Another of the team records a form of yours.")
    return {"version": words} if by.pk == person.pk else {}


def _same(
    person: User, version: Version, signed_on: date, scan: Accepted
) -> Acknowledgement | None:
    """What was recorded from this very scan already: the button was pressed twice."""
    own = Acknowledgement.objects.filter(person=person, version=version, confirmed_on=signed_on)
    return own.filter(paper_form__original_sha256=scan.original_sha256).first()


def _asked_again(person: User, version: Version, signed_on: date) -> Round | None:
    """The periodic round that this form answers, where the version was confirmed before."""
    if not Acknowledgement.objects.filter(person=person, version=version).exists():
        return None
    open_ = open_obligation(person)
    if open_ is None or open_.version != version or not open_.round.is_periodic:
        return None
    return open_.round if signed_on >= open_.round.opens_on else None


def _wrong_day(code: Code, version: Version, signed_on: date) -> str:
    """Why nobody can have signed this version on this day; "" where they can."""
    if signed_on > clock.today():
        return _("This day has yet to come. Enter the day beside the signature.")
    known_from = code.known_from(version)
    if known_from and signed_on < known_from:
        words = _("Nobody could know this version then. It was published on %(day)s.")
        return words % {"day": date_format(known_from, "j F Y")}
    valid = code.life(version).validity
    if valid and valid.ended_by(signed_on):
        return _("This version no longer applied on this day. Look which version was signed.")
    return ""


def _already(earlier: Acknowledgement) -> str:
    words = _("%(name)s already confirmed this version, on %(day)s. Nothing was stored.")
    return words % {
        "name": earlier.person_name,
        "day": date_format(earlier.confirmed_on, "j F Y"),
    }
