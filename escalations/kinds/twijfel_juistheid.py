"""Doubt whether what a post says is right: consult the desk first (6.5).

The desk advises and never approves: whoever posts it stays responsible, says the lid.
"""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHAT = Step(
    slug="wat",
    title=_("What do you want to post?"),
    questions=(
        Question(
            name="quote",
            label=_("What does your post say?"),
            short=_("What it says"),
            type_="long_text",
            help=_("Copy the text of your post. Just the part that you are not sure of is enough."),
            missing=_("Write down what your post says. One sentence is enough."),
            max_length=5000,
        ),
        Question(
            name="whose",
            label=_("Is it online already?"),
            short=_("Online"),
            type_="choice",
            choices=(
                Choice("planned", _("Not yet. I want to post it"), _("Wait for the answer first.")),
                Choice("own", _("Yes, I posted it myself")),
            ),
            missing=_("Choose whether it is online already."),
        ),
        post.platform_or_plan(),
        post.colleague_named(_("Does the post name a colleague?"), _("Colleague named")),
    ),
)

_WHO = post.which_colleague(
    _("Which colleague does the post name?"), _("Choose the colleague that the post names.")
)

_WHY = Step(
    slug="twijfel",
    title=_("What are you not sure of?"),
    questions=(
        Question(
            name="doubt",
            label=_("Which part may be wrong?"),
            short=_("Your doubt"),
            type_="long_text",
            help=_("For example: a number, a name, a date, or what someone said."),
            missing=_("Write down what you are not sure of. One sentence is enough."),
            max_length=2000,
            rows=3,
        ),
        Question(
            name="source",
            label=_("How do you know it?"),
            short=_("How you know it"),
            type_="text",
            help=_("For example: from a colleague, or from a letter."),
            required=False,
            max_length=300,
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="advice",
        label=_("Give advice"),
        eid="art_6__para_5",
        ground="",
        advises=True,
        help=_("You think along. The employee decides, and stays responsible."),
        headline=_("We have advice for you"),
        told=_(
            "Good that you asked first. Below you read our advice. "
            "You decide yourself. You stay responsible for your post."
        ),
    ),
)

KIND = Kind(
    slug="twijfel-juistheid",
    label=_("Doubt whether it is right"),
    report_label=_("Ask whether a post is right"),
    intro=_("Are you not sure that your post is right? Ask first. You get advice."),
    eid="art_6__para_5",
    ground_eid="art_6__para_5",
    recipients=RecipientRule.DESK,
    steps=(_WHAT, _WHO, _WHY, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=8,
    confidential=True,
    locks_reply=False,
    handled_by=_("The team"),
    meanwhile=post.NOT_YET,
    becomes={"twijfel-imago": "with consent"},
    group=Group.OWN_POST,
    rank=2,
    joins=False,
    only_advises=True,
)
