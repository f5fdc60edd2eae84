"""What the page says about a version: since when it holds, and whether you confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from werksaam import clock

from .models import Acknowledgement, ReadingTogether, Version
from .obligations import Standing
from .queries_acknowledging import Obligation
from .timeline import ADOPTED, PUBLISHED, Life, Stage

Words = str | Promise


@dataclass(frozen=True)
class VersionBar:
    """The sentences of the bar, in order; `kind` colours its rule."""

    kind: str
    title: str
    validity: str
    origin: str
    remark: str


@dataclass(frozen=True)
class Confirmed:
    """Whether the reader has confirmed this version, and where to do so."""

    kind: str
    icon: str
    text: str
    url: str = ""
    link: str = ""


def numeric(day: date) -> str:
    """A day as the law writes it: 21-04-2017."""
    return day.strftime("%d-%m-%Y")


def in_words(day: date) -> str:
    """A day as people say it: 24 november 2026."""
    return date_format(day, "j F Y")


def version_bar(life: Life, in_force: int | None, *, day: date | None = None) -> VersionBar:
    """The bar of a version; `in_force` is the number of the one in force, `day` the day asked."""
    applies = life.number == in_force
    return VersionBar(
        kind="ok" if applies else "wait",
        title=_title(life, applies, day),
        validity=validity_words(life),
        origin=_origin(life),
        remark=_remark(life),
    )


def confirmed(
    version: Version,
    in_force: int | None,
    given: Acknowledgement | None,
    obligation: Obligation | None,
    reading: ReadingTogether | None = None,
) -> Confirmed | None:
    """What to say about confirming this version; None where there is nothing to confirm.

    `reading` is what was read together and counts, for who did not confirm.
    """
    if given is not None:
        return Confirmed(
            "ok",
            "done",
            _given(version, given),
            reverse("policy:acknowledgement", args=[given.pk]),
            _("See your proof"),
        )
    if reading is not None:
        url = reverse("policy:acknowledgements")
        return Confirmed("ok", "people", _read_together(reading), url, _("See what was read"))
    if version.number != in_force:
        return None
    url = reverse("policy:confirm", args=[version.policy.slug, version.number])
    if obligation is None:
        words = _("You have not confirmed this version.")
        return Confirmed("info", "info", words, url, _("Confirm that you have read it"))
    day = in_words(obligation.due_on)
    if obligation.state.standing == Standing.OVERDUE:
        words = _("You had until %(day)s to confirm this version.") % {"day": day}
        return Confirmed("error", "alert", words, url, _("Confirm now"))
    words = _("Confirm this version by %(day)s at the latest.") % {"day": day}
    return Confirmed("todo", "clock", words, url, _("Read and confirm"))


def _given(version: Version, given: Acknowledgement) -> str:
    day = in_words(given.confirmed_on)
    if given.version_id == version.pk:
        return _("You confirmed this version on %(day)s.") % {"day": day}
    return _("You confirmed version %(number)d on %(day)s. That still counts.") % {
        "number": given.version.number,
        "day": day,
    }


def _read_together(reading: ReadingTogether) -> str:
    return _("Version %(number)d, read together with %(reader)s on %(day)s.") % {
        "number": reading.version.number,
        "reader": reading.reader_name,
        "day": in_words(reading.read_on),
    }


def _title(life: Life, applies: bool, day: date | None) -> str:
    number = {"number": life.number}
    if day is not None:
        return _on_the_day(day) % {**number, "day": in_words(day)}
    if not life.is_published:
        return _("Version %(number)d is a draft. It does not apply.") % number
    if applies:
        return _("Version %(number)d applies now.") % number
    if life.stage == Stage.WITHDRAWN:
        return _("Version %(number)d has been withdrawn. It no longer applies.") % number
    if life.validity and life.validity.starts_on > clock.today():
        return _("Version %(number)d does not apply yet.") % number
    return _("Version %(number)d no longer applies.") % number


def _on_the_day(day: date) -> str:
    if day > clock.today():
        return _("Version %(number)d applies on %(day)s, as far as is known now.")
    return _("Version %(number)d applied on %(day)s.")


def validity_words(life: Life) -> str:
    """When a version holds: "Geldend vanaf 21-04-2017."; "" where no day is known."""
    valid = life.validity
    if valid is None:
        return ""
    values = {"start": numeric(valid.starts_on)}
    if valid.ends_on:
        values["end"] = numeric(valid.ends_on)
    if valid.retroactive_from:
        values["back"] = numeric(valid.retroactive_from)
    return _validity_words(bool(valid.ends_on), bool(valid.retroactive_from)) % values


def _validity_words(ends: bool, back: bool) -> str:
    if ends and back:
        return _(
            "In force from %(start)s up to and including %(end)s, "
            "with retroactive effect from %(back)s."
        )
    if ends:
        return _("In force from %(start)s up to and including %(end)s.")
    if back:
        return _("In force since %(start)s, with retroactive effect from %(back)s.")
    return _("In force since %(start)s.")


def _origin(life: Life) -> str:
    adopted, published = life.date_of(ADOPTED), life.date_of(PUBLISHED)
    parts = []
    if adopted:
        parts.append(_("Adopted on %(day)s.") % {"day": numeric(adopted)})
    if published:
        parts.append(_("Published on %(day)s.") % {"day": numeric(published)})
    return " ".join(parts)


def _remark(life: Life) -> str:
    """What is to be known about the day of publication; the demo's is made up, and says so."""
    published = life.facts.get(PUBLISHED)
    remark = published.remark if published else ""
    if "verzonnen" in remark:
        return _("The day of publication is made up for this demo.")
    return remark
