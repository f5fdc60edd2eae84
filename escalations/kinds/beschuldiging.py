"""Accused of something improper online, or a mistake of one's own: talk it over (6.4).

Safe to tell. What is told here never turns into a violation case and is never looked up for
one: the kind becomes nothing, and it keeps the place of the post as words of its own, so that
no case of another kind about that post is found together with it.
"""

from django.utils.translation import gettext_lazy as _

from ..platforms import Platform
from . import post
from .asking import Choice, Question, Step
from .evidence import EVIDENCE
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHAT = Step(
    slug="wat",
    title=_("What happened?"),
    questions=(
        Question(
            name="what_it_is",
            label=_("What do you want to talk about?"),
            short=_("What it is about"),
            type_="choice",
            choices=(
                Choice("accused", _("Someone accuses me of something improper online")),
                Choice("mistake", _("I made a mistake online"), _("Correct it soon.")),
            ),
            missing=_("Choose what you want to talk about."),
        ),
        Question(
            name="quote",
            label=_("What is it about?"),
            short=_("What happened"),
            type_="long_text",
            help=_("What did you post? What is said about it? A few sentences are enough."),
            missing=_("Write down what it is about. One sentence is enough."),
            max_length=5000,
        ),
        post.colleague_named(_("Does a colleague accuse you?"), _("Colleague accuses")),
    ),
)

_WHO = post.which_colleague(
    _("Which colleague accuses you?"), _("Choose the colleague that accuses you.")
)

_WHERE = Step(
    slug="waar",
    title=_("Where is it?"),
    questions=(
        Question(
            name="where",
            label=_("On which platform is it?"),
            short=_("Where"),
            type_="choice",
            choices=tuple(Choice(p.value, p.label) for p in Platform),
            missing=_("Choose where it is."),
        ),
        Question(
            name="link",
            label=_("Link to the post"),
            short=_("Link"),
            type_="address",
            help=_("Copy the link from your browser. Is it in a closed group? Leave this empty."),
            required=False,
            max_length=2000,
        ),
        Question(
            name="corrected",
            label=_("Did you correct or remove it already?"),
            short=_("Corrected"),
            type_="choice",
            choices=(
                Choice("yes", _("Yes")),
                Choice("no", _("Not yet")),
                Choice("nothing", _("There is nothing to correct")),
            ),
            missing=_("Choose whether you corrected it."),
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="discussed",
        label=_("We talked it over"),
        eid="art_6__para_4",
        ground="",
        help=_("It ends here. It never becomes a report of a violation."),
        headline=_("We talked it over with you"),
        told=_(
            "You talked about it with us. That is what the code asks. It ends here. "
            "We never make it a report of a violation."
        ),
    ),
    Outcome(
        slug="correct_it",
        label=_("Ask the employee to correct it"),
        eid="art_6__para_4",
        ground="",
        advises=True,
        help=_("You write down what should change, and how."),
        headline=_("Correct your post"),
        told=_(
            "Good that you came to us. Correct your post as soon as you can. "
            "Below you read how. We never make it a report of a violation."
        ),
    ),
    Outcome(
        slug="unfounded",
        label=_("Unfounded: there is nothing wrong with the post"),
        eid="art_6__para_4",
        ground="",
        headline=_("We see nothing wrong with your post"),
        told=_(
            "Good that you came to us. We see nothing wrong with your post. "
            "You do not have to change it. Do not argue about it online: leave it at this."
        ),
    ),
)

KIND = Kind(
    slug="beschuldiging",
    label=_("Accused, or a mistake of your own"),
    report_label=_("Talk about an accusation or a mistake"),
    intro=_("Are you accused? Did you make a mistake? Talk to us. It is safe here."),
    eid="art_6__para_4",
    ground_eid="art_6__para_4",
    recipients=RecipientRule.DESK,
    steps=(_WHAT, _WHO, _WHERE, EVIDENCE),
    outcomes=_OUTCOMES,
    target_hours=8,
    confidential=True,
    locks_reply=False,
    handled_by=_("The team"),
    meanwhile=_(
        "Do not argue about it online. Did you make a mistake? Correct it now. "
        "You do not have to wait for us."
    ),
    group=Group.OWN_POST,
    rank=3,
    joins=False,
    firewalled=True,
)
