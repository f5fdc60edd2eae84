"""Doubt whether what a post says is right: consult the desk first (6.5).

The desk advises and never approves: whoever posts it stays responsible, says the lid.
"""

from django.utils.translation import gettext_lazy as _

from . import doubt, post
from .asking import Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, RecipientRule

_WHAT = doubt.which_post(
    _("What do you want to post?"),
    _("What does your post say?"),
    _("Copy the text of your post. Just the part that you are not sure of is enough."),
    _("Write down what your post says. One sentence is enough."),
)

_WHY = Step(
    slug="twijfel",
    title=_("What are you not sure of?"),
    questions=(
        doubt.what_doubt(
            _("Which part may be wrong?"),
            _("For example: a number, a name, a date, or what someone said."),
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

_ADVICE = doubt.advice(
    "art_6__para_5",
    _("We have advice for you"),
    _(
        "Good that you asked first. Below you read our advice. "
        "You decide yourself. You stay responsible for your post."
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
    steps=(_WHAT, doubt.WHICH_COLLEAGUE, _WHY, EVIDENCE),
    outcomes=(_ADVICE,),
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
    after_asking_first=doubt.AFTER_ASKING_FIRST,
)
