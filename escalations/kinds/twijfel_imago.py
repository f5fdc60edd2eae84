"""Doubt whether a post harms the good name of WerkSaam: ask the manager first (4.9)."""

from django.utils.translation import gettext_lazy as _

from . import doubt, post
from .asking import Choice, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, RecipientRule

_WHAT = doubt.which_post(
    _("Which post are you unsure about?"),
    _("What does the post say?"),
    _("Copy the text. Is it a photo or a video? Say what it shows."),
    _("Write down what the post says. One sentence is enough."),
    Choice("other", _("Yes, someone else posted it")),
)

_WHY = Step(
    slug="waarom",
    title=_("What are you unsure about?"),
    questions=(
        doubt.what_doubt(
            _("Why could it harm the good name of WerkSaam?"),
            _("One or two sentences are enough. Your manager thinks along."),
        ),
    ),
)

_ADVICE = doubt.advice(
    "art_4__para_9",
    _("Your manager has advice for you"),
    _(
        "Good that you asked first. Below you read the advice of your manager. "
        "You decide yourself. You stay responsible for your post."
    ),
)

KIND = Kind(
    slug="twijfel-imago",
    label=_("Doubt about our good name"),
    report_label=_("Ask your manager about a post"),
    intro=_("Could a post harm the good name of WerkSaam? Ask your manager."),
    eid="art_4__para_9",
    ground_eid="art_4__para_9",
    recipients=RecipientRule.REPORTERS_MANAGER,
    steps=(_WHAT, doubt.WHICH_COLLEAGUE, _WHY, EVIDENCE),
    outcomes=(_ADVICE,),
    target_hours=4,
    confidential=True,
    locks_reply=False,
    handled_by=_("Your manager"),
    meanwhile=post.NOT_YET,
    becomes={"twijfel-juistheid": "with consent", "negatief-bericht": "with consent"},
    group=Group.OWN_POST,
    rank=1,
    joins=False,
    only_advises=True,
    after_asking_first=doubt.AFTER_ASKING_FIRST,
)
