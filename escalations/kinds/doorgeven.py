"""A question outside one's own expertise: pass it on to who knows, and leave it there (4.7)."""

from django.utils.translation import gettext_lazy as _

from .asking import Choice, Condition, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHAT = Step(
    slug="wat",
    title=_("What is the question?"),
    questions=(
        Question(
            name="quote",
            label=_("What does someone ask or say?"),
            short=_("The question"),
            type_="long_text",
            help=_("Copy it, or say it in your own words. Leave out what is not needed."),
            missing=_("Write down the question. One sentence is enough."),
            max_length=5000,
        ),
        Question(
            name="where",
            label=_("Where was it asked?"),
            short=_("Where"),
            type_="text",
            help=_("For example: under our Facebook page, or in a mail. A link helps."),
            missing=_("Say where it was asked."),
            max_length=500,
        ),
    ),
)

_TO = Step(
    slug="naar-wie",
    title=_("Who knows more about it?"),
    questions=(
        Question(
            name="goes_to",
            label=_("Who do you pass it on to?"),
            short=_("Passed on to"),
            type_="choice",
            choices=(
                Choice(
                    "colleague",
                    _("A colleague who knows about it"),
                    _("You fill in the name on the next page."),
                ),
                Choice("desk", _("The communications team"), _("They find who knows.")),
            ),
            missing=_("Choose a colleague or the team."),
        ),
    ),
)

_COLLEAGUE = Step(
    slug="wie",
    title=_("Which colleague knows about it?"),
    when=Condition("goes_to", "colleague"),
    unsure=Condition("goes_to", "desk"),
    questions=(
        Question(
            name="chosen",
            label=_("Name of the colleague"),
            short=_("Which colleague"),
            type_="person",
            help=_("Is this colleague away? Then it goes to who stands in, or to the team."),
            missing=_("Fill in the name of the colleague. Or press ‘I do not know exactly’."),
            most=1,
            receives=True,
            not_oneself=_(
                "You can’t pass it on to yourself. Choose a colleague, or press ‘I do not know "
                "exactly’. Then it goes to the team."
            ),
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="taken_over",
        label=_("I take it over"),
        eid="art_4__para_7",
        ground="",
        help=_("You answer the question yourself, or see to it that it is answered."),
        headline=_("A colleague took it over"),
        told=_(
            "A colleague who knows about it took the question over. "
            "You do not have to do anything more, and you do not have to reply."
        ),
    ),
    Outcome(
        slug="passed_on",
        label=_("I pass it on to someone who knows more"),
        eid="art_4__para_7",
        ground="",
        interim=True,
        passes_on=True,
        help=_("You choose below to whom. After that you do not see it any more."),
        headline=_("Your question went on to someone else"),
        told=_(
            "Your question went on to someone who knows more about it. "
            "You hear from them. Do not reply yourself until then."
        ),
    ),
)

KIND = Kind(
    slug="doorgeven",
    label=_("Question for someone else"),
    report_label=_("Pass on a question"),
    intro=_("Is a question not about your own work? Pass it on. You do not have to reply."),
    eid="art_4__para_7",
    ground_eid="art_4__para_7",
    recipients=RecipientRule.CHOSEN,
    steps=(_WHAT, _TO, _COLLEAGUE, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=8,
    confidential=True,
    locks_reply=False,
    handled_by=_("Your colleague"),
    meanwhile=_("You do not have to do anything more. Do not answer the question yourself."),
    group=Group.TIP,
    rank=2,
    joins=False,
)
