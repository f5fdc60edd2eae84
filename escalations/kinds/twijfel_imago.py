"""Doubt whether a post harms the good name of WerkSaam: ask the manager first (4.9)."""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHAT = Step(
    slug="wat",
    title=_("Which post are you unsure about?"),
    questions=(
        Question(
            name="quote",
            label=_("What does the post say?"),
            short=_("What it says"),
            type_="long_text",
            help=_("Copy the text. Is it a photo or a video? Say what it shows."),
            missing=_("Write down what the post says. One sentence is enough."),
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
                Choice("other", _("Yes, someone else posted it")),
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
    slug="waarom",
    title=_("What are you unsure about?"),
    questions=(
        Question(
            name="doubt",
            label=_("Why could it harm the good name of WerkSaam?"),
            short=_("Your doubt"),
            type_="long_text",
            help=_("One or two sentences are enough. Your manager thinks along."),
            missing=_("Write down what you are unsure about. One sentence is enough."),
            max_length=2000,
            rows=3,
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="advice",
        label=_("Give advice"),
        eid="art_4__para_9",
        ground="",
        advises=True,
        help=_("You think along. The employee decides, and stays responsible."),
        headline=_("Your manager has advice for you"),
        told=_(
            "Good that you asked first. Below you read the advice of your manager. "
            "You decide yourself. You stay responsible for your post."
        ),
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
    steps=(_WHAT, _WHO, _WHY, EVIDENCE),
    outcomes=_OUTCOMES,
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
)
