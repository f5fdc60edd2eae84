"""Why dates exclude one another, in words that say how to mend it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .contradictions import EARLIEST, FURTHEST_YEARS, Problem, Why


def told(problem: Problem) -> str:
    """What is wrong and why, with the days."""
    values = {
        "first": _numeric(problem.days[0]),
        "second": _numeric(problem.days[-1]),
        "number": problem.number or 0,
        "year": EARLIEST.year,
        "years": FURTHEST_YEARS,
    }
    return _sentence(problem.why) % values


def _numeric(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def _sentence(why: Why) -> str:
    return {
        Why.TOO_EARLY: _("%(first)s is before %(year)d. Check the year."),
        Why.TOO_FAR: _("%(first)s is more than %(years)d years from now. Check the year."),
        Why.NOT_YET: _("%(first)s is still to come. Record this when it has happened."),
        Why.PUBLISHED_BEFORE_ADOPTED: _(
            "The version was published on %(second)s, before it was adopted on %(first)s. "
            "A text is adopted first."
        ),
        Why.SIGNED_BEFORE_ADOPTED: _(
            "The version was signed on %(second)s, before it was adopted on %(first)s. "
            "A text is adopted first."
        ),
        Why.IN_FORCE_BEFORE_ADOPTED: _(
            "The version enters into force on %(second)s, before it was adopted on %(first)s. "
            "Use retroactive effect."
        ),
        Why.IN_FORCE_BEFORE_PUBLISHED: _(
            "The version enters into force on %(second)s, before it is published on %(first)s. "
            "Use retroactive effect."
        ),
        Why.REACHES_FORWARD: _(
            "Retroactive effect from %(first)s must reach back before entry into force on "
            "%(second)s."
        ),
        Why.ENDS_BEFORE_START: _(
            "The last day %(second)s lies before entry into force on %(first)s. "
            "Then the version would never apply."
        ),
        Why.WITHDRAWN_BEFORE_START: _(
            "The version is withdrawn on %(second)s, before it enters into force on %(first)s. "
            "Then it would never apply."
        ),
        Why.REPLACES_AFTER_START: _(
            "The earlier text was withdrawn on %(first)s, after this version entered into force "
            "on %(second)s. Then two texts would apply."
        ),
        Why.OVERLAP: _("Version %(number)d is in force from %(second)s: the two would overlap."),
    }[why]
