"""A discussion that gets out of hand: agree with your manager what to do (4.8)."""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_CALL = Step(
    slug="bellen",
    title=_("Call your manager first"),
    shows="phone",
    questions=(
        Question(
            name="called",
            label=_("Did you call?"),
            short=_("Called"),
            type_="choice",
            choices=(
                Choice("spoke", _("Yes, we spoke")),
                Choice("no_answer", _("I called, but got no answer")),
                Choice("not_yet", _("Not yet. I write it down first")),
            ),
            missing=_("Choose whether you called."),
        ),
        Question(
            name="agreed",
            label=_("What did you agree?"),
            short=_("Agreed on the phone"),
            type_="long_text",
            help=_("Did you agree on something? Write it down in one sentence."),
            required=False,
            max_length=1000,
            rows=2,
        ),
    ),
)

_WHERE = Step(
    slug="waar",
    title=_("Where is the discussion?"),
    questions=(
        post.platform(_("Choose where the discussion is.")),
        post.address(_("Link to the discussion")),
        post.seen_at(
            _("When did it start to go wrong?"),
            _("Since"),
            _("Fill in when it started to go wrong."),
        ),
    ),
)

_WHAT = Step(
    slug="wat",
    title=_("What happens in the discussion?"),
    questions=(
        Question(
            name="quote",
            label=_("What is being said?"),
            short=_("What is said"),
            type_="long_text",
            help=_("A few sentences are enough. Copy the worst words if you can."),
            missing=_("Write down what is being said. One sentence is enough."),
            max_length=5000,
        ),
        Question(
            name="own_part",
            label=_("Do you take part in the discussion yourself?"),
            short=_("Takes part"),
            type_="choice",
            choices=(Choice("yes", _("Yes")), Choice("no", _("No"))),
            missing=_("Choose ‘Yes’ or ‘No’."),
        ),
        post.reach(),
        post.colleague_named(_("Is it about a colleague?"), _("About a colleague")),
    ),
)

_WHO = post.which_colleague(
    _("Which colleague is it about?"), _("Choose the colleague that it is about.")
)

_OUTCOMES = (
    Outcome(
        slug="agreed",
        label=_("We agree on a strategy"),
        eid="art_4__para_8",
        ground="",
        plans=True,
        help=_("You write down who does what, and by when."),
        headline=_("It was agreed what you do"),
        told=_("Below you read who does what, and by when. Keep to it."),
    ),
    Outcome(
        slug="stop",
        label=_("Stop taking part in the discussion"),
        eid="art_4__para_8",
        ground="",
        headline=_("The agreement: stop taking part"),
        told=_("Do not respond in this discussion any more. You did well to report it."),
    ),
    Outcome(
        slug="refer",
        label=_("Bring in the communications team"),
        eid="art_4__para_8",
        ground="",
        refers=True,
        help=_("The team takes over the case and sees everything in it. The reporter is told."),
        headline=_("The communications team helps from here"),
        told=_(
            "Your manager brought in the communications team. They take over and read your report. "
            "Do not respond in the discussion until you hear from them."
        ),
    ),
)

KIND = Kind(
    slug="ontsporende-discussie",
    label=_("Derailing discussion"),
    report_label=_("Report a derailing discussion"),
    intro=_("Does a discussion get out of hand? Do not stay alone with it. Call your manager."),
    eid="art_4__para_8",
    ground_eid="art_4__para_8",
    recipients=RecipientRule.REPORTERS_MANAGER,
    steps=(_CALL, _WHERE, _WHAT, _WHO, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=2,
    confidential=True,
    locks_reply=False,
    handled_by=_("Your manager"),
    meanwhile=_(
        "Did you agree on something? Keep to it. If not: do not respond in the discussion yet."
    ),
    becomes={"negatief-bericht": "at once"},
    group=Group.SEEN_ONLINE,
    rank=2,
)
