"""Asking first about a post: what both kinds of doubt ask, and the one way that they end.

Whoever asks wants to place a post, or has done so. The answer is advice: they decide themselves.
"""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step, Text
from .shape import Outcome

PLANNED = Choice("planned", _("Not yet. I want to post it"), _("Wait for the answer first."))
OWN = Choice("own", _("Yes, I posted it myself"))
AFTER_ASKING_FIRST = {"whose": PLANNED.value}
"""What is answered by who comes from the questions before posting: it is not online yet."""

WHICH_COLLEAGUE = post.which_colleague(
    _("Which colleague does the post name?"), _("Choose the colleague that the post names.")
)


def which_post(title: Text, label: Text, help_: Text, missing: Text, *others: Choice) -> Step:
    """The first page: the words of the post, and where it is; `others` are who else may have
    placed it."""
    return Step(
        slug="wat",
        title=title,
        questions=(
            Question(
                name="quote",
                label=label,
                short=_("What it says"),
                type_="long_text",
                help=help_,
                missing=missing,
                max_length=5000,
            ),
            _whose(others),
            post.platform_or_plan(),
            post.colleague_named(_("Does the post name a colleague?"), _("Colleague named")),
        ),
    )


def _whose(others: tuple[Choice, ...]) -> Question:
    return Question(
        name="whose",
        label=_("Is it online already?"),
        short=_("Online"),
        type_="choice",
        choices=(PLANNED, OWN, *others),
        missing=_("Choose whether it is online already."),
    )


def what_doubt(label: Text, help_: Text) -> Question:
    """What the doubt is."""
    return Question(
        name="doubt",
        label=label,
        short=_("Your doubt"),
        type_="long_text",
        help=help_,
        missing=_("Write down what you are unsure about. One sentence is enough."),
        max_length=2000,
        rows=3,
    )


def advice(eid: str, headline: Text, told: Text) -> Outcome:
    """Advice in the words of whoever decides."""
    return Outcome(
        slug="advice",
        label=_("Give advice"),
        eid=eid,
        ground="",
        advises=True,
        help=_("You think along. The employee decides, and stays responsible."),
        headline=headline,
        told=told,
    )
