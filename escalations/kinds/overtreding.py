"""A violation of the code by a colleague: to that colleague's manager, with care (3.6)."""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_FIRST = Step(
    slug="eerst",
    title=_("Read this first"),
    shows="wording",
    questions=(
        Question(
            name="what_it_is",
            label=_("What do you want to report?"),
            short=_("What it is about"),
            type_="choice",
            choices=(
                Choice("confidential", _("Confidential information came online")),
                Choice("hurtful", _("Someone was threatened, insulted or discriminated against")),
                Choice("name_of_werksaam", _("Someone spoke for WerkSaam without being allowed")),
                Choice("rights", _("Someone used the text or picture of another")),
                Choice("other", _("Another rule of the code")),
            ),
            missing=_("Choose what your report is about."),
        ),
    ),
)

_WHO = Step(
    slug="wie",
    title=_("Which colleague is it about?"),
    questions=(
        Question(
            name="subject",
            label=_("Name of the colleague"),
            short=_("Which colleague"),
            type_="person",
            help=_("One colleague. Is it about more people? Then send a report for each."),
            missing=_("Choose the colleague that it is about."),
            party="subject",
            most=1,
            not_oneself=_(
                "You can’t report yourself here. Did you make a mistake? "
                "Talk to your manager or call the communications team."
            ),
        ),
        Question(
            name="witnesses",
            label=_("Did other colleagues see it?"),
            short=_("Who saw it too"),
            type_="person",
            help=_("Whoever you name here will not see your report and does not decide on it."),
            required=False,
            party="witness",
            most=5,
            not_oneself=_("You saw it yourself: you are the reporter. Leave your own name out."),
        ),
    ),
)

_WHAT = Step(
    slug="wat",
    title=_("What happened?"),
    questions=(
        post.platform(_("Choose where it is.")),
        post.address(_("Link to the post")),
        post.seen_at(_("When did you see it?"), _("Seen"), _("Fill in when you saw it.")),
        Question(
            name="quote",
            label=_("What did your colleague do or write?"),
            short=_("What happened"),
            type_="long_text",
            help=_("Only what you saw yourself. Copy words exactly if you can."),
            missing=_("Write down what happened. Be concrete: what, where, when."),
            max_length=5000,
        ),
        Question(
            name="rule",
            label=_("Which rule of the code was broken, do you think?"),
            short=_("Which rule"),
            type_="text",
            help=_("For example: 4.3. Do you not know? Leave this empty."),
            required=False,
            max_length=200,
        ),
    ),
)

_HANDLED = _(
    "Your report has been handled with care. What was decided stays between your colleague "
    "and the manager. That is why you do not read it here."
)
_HANDLED_HEADLINE = _("Your report has been handled")

_OUTCOMES = (
    Outcome(
        slug="inadmissible",
        label=_("Do not take it up"),
        eid="art_3__para_6",
        ground="",
        gate="claimed",
        help=_("It is not concrete, not substantiated, or no matter for the code."),
        headline=_HANDLED_HEADLINE,
        told=_HANDLED,
    ),
    Outcome(
        slug="unfounded",
        label=_("Unfounded: no rule was broken"),
        eid="art_3__para_6",
        ground="",
        gate="hearing",
        headline=_HANDLED_HEADLINE,
        told=_HANDLED,
    ),
    Outcome(
        slug="conversation",
        label=_("Founded: a conversation is enough"),
        eid="art_3__para_6",
        ground="",
        gate="hearing",
        headline=_HANDLED_HEADLINE,
        told=_HANDLED,
    ),
    Outcome(
        slug="measure",
        label=_("Founded: a measure follows"),
        eid="art_3__para_6",
        ground="",
        gate="hearing",
        measure=True,
        help=_("The code lists no measures. You say which one, and why it fits."),
        headline=_HANDLED_HEADLINE,
        told=_HANDLED,
    ),
)

KIND = Kind(
    slug="overtreding",
    label=_("Violation of the code"),
    report_label=_("Report a violation"),
    intro=_("Did a colleague break a rule of the code? A manager looks at it with care."),
    eid="art_3__para_6",
    ground_eid="art_3__para_6",
    recipients=RecipientRule.SUBJECTS_MANAGER,
    steps=(_FIRST, _WHO, _WHAT, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=40,
    confidential=True,
    locks_reply=False,
    handled_by=_("The manager"),
    meanwhile=_("You do not have to do anything now. Do not talk about it online."),
    hears_subject=True,
    becomes={"negatief-bericht": "with consent"},
    wording="overtreding",
    group=Group.SEEN_ONLINE,
    rank=3,
)
