"""A negative post about WerkSaam: report it to the desk, and do not reply yet (6.6, 6.7)."""

from django.utils.translation import gettext_lazy as _

from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule, Response

_WHERE = Step(
    slug="waar",
    title=_("Where is the post?"),
    questions=(
        post.platform(_("Choose where the post is.")),
        post.address(_("Link to the post")),
        post.seen_at(_("When did you see it?"), _("Seen"), _("Fill in when you saw the post.")),
    ),
)

_WHAT = Step(
    slug="wat",
    title=_("What does the post say?"),
    questions=(
        Question(
            name="quote",
            label=_("What does it say exactly?"),
            short=_("What it says"),
            type_="long_text",
            help=_("Copy the text word for word. Only the part about WerkSaam is enough."),
            missing=_("Write down what the post says. One sentence is enough."),
            max_length=5000,
        ),
        post.reach(),
        post.colleague_named(_("Does the post name a colleague?"), _("Colleague named")),
    ),
)

_WHO = post.which_colleague(
    _("Which colleague does the post name?"), _("Choose the colleague that the post names.")
)

_WHY = Step(
    slug="waarom",
    title=_("Why do you report this?"),
    questions=(
        Question(
            name="why",
            label=_("What is wrong with the post?"),
            short=_("Why you report it"),
            type_="choices",
            help=_("You may choose more than one."),
            choices=(
                Choice("facts_wrong", _("The facts are wrong")),
                Choice("staff_hurt", _("Employees are hurt"), severity=2),
                Choice("threat", _("Someone is threatened or in danger"), severity=3),
                Choice("unhappy_customer", _("A customer is unhappy")),
                Choice("other", _("Something else")),
            ),
            missing=_("Choose at least one reason."),
        ),
        Question(
            name="remark",
            label=_("Is there anything else we should know?"),
            short=_("Anything else"),
            type_="long_text",
            required=False,
            max_length=2000,
            rows=3,
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="respond_facts",
        label=_("Respond, because the facts are wrong"),
        eid="art_6__para_7",
        ground="a",
        response=Response.REQUIRED,
        help=_("Ground a of article 6.7."),
        headline=_("Our advice: leave the reply to us"),
        told=_(
            "Thank you for your report. The facts in the post are wrong. "
            "So we reply on behalf of WerkSaam. You do not have to do anything yourself. "
            "Our advice: leave the reply to us."
        ),
    ),
    Outcome(
        slug="respond_hurt",
        label=_("Respond, because employees are treated hurtfully"),
        eid="art_6__para_7",
        ground="b",
        response=Response.REQUIRED,
        help=_("Ground b of article 6.7."),
        headline=_("Our advice: leave the reply to us"),
        told=_(
            "Thank you for your report. The post is hurtful to employees. "
            "So we reply on behalf of WerkSaam. You do not have to do anything yourself. "
            "Our advice: leave the reply to us."
        ),
    ),
    Outcome(
        slug="no_response",
        label=_("Do not respond"),
        eid="art_6__para_7",
        ground="",
        headline=_("Our advice: consult us before you reply"),
        told=_(
            "Thank you for your report. We have looked at the post. We do not reply to it. "
            "Do you want to reply yourself? Then please consult us first."
        ),
    ),
    Outcome(
        slug="monitor",
        label=_("Keep an eye on the post"),
        eid="art_6__para_6",
        ground="",
        watches=True,
        help=_("You choose a day to look at the post again."),
        headline=_("Our advice: do not reply yourself now"),
        told=_(
            "Thank you for your report. We do not reply now, but we keep an eye on the post. "
            "Do you see something new? Then do report it. "
            "Our advice: do not reply yourself now."
        ),
    ),
    Outcome(
        slug="find_out_first",
        label=_("First find out what is true"),
        eid="art_6__para_5",
        ground="",
        interim=True,
        help=_("The reporter is told. The case stays with you until you decide."),
        headline=_("Our advice: do not reply yourself yet"),
        told=_(
            "Thank you for your report. We first find out what is correct. "
            "Then we decide whether to reply. We will let you know. "
            "Our advice: do not reply yourself yet."
        ),
    ),
    Outcome(
        slug="respond_outside",
        label=_("Respond or solve it directly, outside article 6.7"),
        eid="art_6__para_7",
        ground="outside",
        response=Response.OPTIONAL,
        help=_("Article 6.7 gives no ground for this. Your motivation does."),
        headline=_("Our advice: do not reply yourself"),
        told=_(
            "Thank you for your report. We contact the person who wrote the post ourselves. "
            "You do not have to do anything. Our advice: do not reply yourself."
        ),
    ),
    Outcome(
        slug="threat",
        label=_("Threat or crime: through the director to police or platform"),
        eid="art_6__para_7",
        ground="outside",
        help=_("The code says nothing about this. Call the director first."),
        call_first="director",
        headline=_("Our advice: do not reply yourself"),
        told=_(
            "Thank you for your report. We take this post very seriously. "
            "The director knows about it. Our advice: do not reply yourself. "
            "Is there immediate danger? Then call 112."
        ),
    ),
)

KIND = Kind(
    slug="negatief-bericht",
    label=_("Negative post"),
    report_label=_("Report a negative post"),
    intro=_("Did you see something negative about WerkSaam online? Report it. That helps us."),
    eid="art_6__para_6",
    ground_eid="art_6__para_7",
    recipients=RecipientRule.DESK,
    steps=(_WHERE, _WHAT, _WHO, _WHY, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=4,
    confidential=True,
    locks_reply=True,
    guide=True,
    handled_by=_("The team"),
    becomes={"ontsporende-discussie": "with consent"},
    group=Group.SEEN_ONLINE,
    rank=1,
)
