"""How someone confirmed, in words: for the desk, and for the person's own list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werksaam import clock

from .models import Acknowledgement, ReadingTogether
from .presenters_version import in_words

Words = str | Promise


@dataclass(frozen=True)
class Way:
    """One time that someone confirmed, or that someone read along."""

    kind: str
    icon: str
    what: Words
    number: int
    on: date
    lines: tuple[str, ...]
    scan_url: str = ""
    contest_url: str = ""


@dataclass(frozen=True)
class OwnReading:
    """A reading together, as the person it was with sees it."""

    text: str
    state: str
    kind: str
    icon: str
    contest_url: str = ""


def ways(given: Iterable[Acknowledgement], read: Iterable[ReadingTogether]) -> list[Way]:
    """Everything that counts, or counted, as confirmed: the latest first."""
    found = [*(_confirmed(one) for one in given), *(_read(one) for one in read)]
    return sorted(found, key=lambda way: way.on, reverse=True)


def own_reading(reading: ReadingTogether) -> OwnReading:
    """What the person reads about it, and the way to contest it."""
    words = _("Version %(number)d, read together with %(reader)s on %(day)s.")
    text = words % _facts(reading)
    if contested := getattr(reading, "contested", None):
        day = in_words(_day(contested.recorded_at))
        state = _("You contested this on %(day)s. It does not count.") % {"day": day}
        return OwnReading(text, state, "wait", "out")
    url = reverse("policy:contest_reading", args=[reading.pk])
    return OwnReading(text, _("This counts as confirmed."), "ok", "done", url)


def _confirmed(given: Acknowledgement) -> Way:
    form = getattr(given, "paper_form", None)
    if form is None:
        what = gettext_lazy("Confirmed in the portal")
        return Way("ok", "done", what, given.version.number, given.confirmed_on, ())
    recorded = _("Recorded by %(name)s on %(day)s.") % {
        "name": form.recorded_by.name,
        "day": in_words(_day(form.recorded_at)),
    }
    return Way(
        "ok",
        "file",
        gettext_lazy("Signed on paper"),
        given.version.number,
        given.confirmed_on,
        (recorded,),
        scan_url=reverse("policy:paper_form_download", args=[given.pk]),
    )


def _read(reading: ReadingTogether) -> Way:
    as_trainer = _("Attested by %(reader)s, trainer.")
    as_manager = _("Attested by %(reader)s, as manager.")
    line = (as_trainer if reading.is_by_trainer else as_manager) % _facts(reading)
    contested = getattr(reading, "contested", None)
    if contested is None:
        return Way(
            "ok",
            "people",
            gettext_lazy("Read together"),
            reading.version.number,
            reading.read_on,
            (line,),
            contest_url=reverse("policy:contest_for_person", args=[reading.pk]),
        )
    said = _("Contested on %(day)s; recorded by %(name)s. It does not count.") % {
        "day": in_words(_day(contested.recorded_at)),
        "name": contested.recorded_by.name,
    }
    what = gettext_lazy("Read together, contested")
    lines = tuple(filter(None, (line, said, contested.remark)))
    return Way("todo", "alert", what, reading.version.number, reading.read_on, lines)


def _facts(reading: ReadingTogether) -> dict[str, str | int]:
    return {
        "number": reading.version.number,
        "reader": reading.reader_name,
        "day": in_words(reading.read_on),
    }


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.AMSTERDAM).date()


@dataclass(frozen=True)
class ReadingBy:
    """A reading together, as the one who read along sees it."""

    name: str
    text: str
    contested: str
    url: str


def reading_by(reading: ReadingTogether) -> ReadingBy:
    """What the reader attested; whether it was contested, not what was said."""
    contested = getattr(reading, "contested", None)
    words = _("Contested on %(day)s. It does not count.")
    return ReadingBy(
        reading.person_name,
        _("Version %(number)d, on %(day)s") % _facts(reading),
        words % {"day": in_words(_day(contested.recorded_at))} if contested else "",
        reverse("policy:notice", args=[reading.pk]),
    )
