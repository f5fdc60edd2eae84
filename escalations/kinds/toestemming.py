"""Permission in writing of a customer, supplier or partner, before anything about them is
shared (4.3). The desk looks at the writing and puts it in the register."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from . import days
from .asking import Answers, Choice, Question, Step, Wrong
from .evidence import MOST_IMAGES
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHO = Step(
    slug="van-wie",
    title=_("Who gave permission?"),
    questions=(
        Question(
            name="party_kind",
            label=_("Who is it?"),
            short=_("Who gave it"),
            type_="choice",
            choices=(
                Choice("customer", _("A customer")),
                Choice("supplier", _("A supplier")),
                Choice("partner", _("A partner")),
                Choice("other", _("Someone else")),
            ),
            missing=_("Choose who gave permission."),
        ),
        Question(
            name="party_name",
            label=_("What is the name?"),
            short=_("Name"),
            type_="text",
            help=_("The name of the company, or of the person. Nothing else about them."),
            missing=_("Fill in the name of who gave permission."),
            max_length=200,
        ),
    ),
)

_WHAT = Step(
    slug="waarvoor",
    title=_("What may be shared?"),
    questions=(
        Question(
            name="scope",
            label=_("What may you share, and where?"),
            short=_("What may be shared"),
            type_="long_text",
            help=_(
                "Write what the permission says. For example: one photo of the new garden, "
                "on our Facebook page. Leave out health and citizen service numbers (BSN)."
            ),
            missing=_("Write down what may be shared."),
            max_length=1000,
            rows=4,
        ),
    ),
)


def _days_fit(answers: Answers, today: date) -> Wrong:
    return days.wrong_with_term(answers.get("given_on"), answers.get("until"), today)


_WHEN = Step(
    slug="wanneer",
    title=_("From when until when?"),
    check=_days_fit,
    questions=(
        Question(
            name="given_on",
            label=_("On which day was it given?"),
            short=_("Given on"),
            type_="date",
            help=_("The day on the letter or the mail."),
            missing=_("Fill in the day on which it was given."),
        ),
        Question(
            name="until",
            label=_("What is the last day?"),
            short=_("Until"),
            type_="date",
            help=_(
                "Does it give no last day? Then choose one, at most five years "
                "after it was given. Before that day you ask again."
            ),
            missing=_("Fill in the last day."),
        ),
    ),
)


def _is_proven(answers: Answers, today: date) -> Wrong:
    if answers.get("proof") or answers.get("evidence"):
        return {}
    return {
        "proof": _(
            "Say where it is in writing, or add an image of it. Without that there is no proof."
        )
    }


_PROOF = Step(
    slug="bewijs",
    title=_("Where is it in writing?"),
    check=_is_proven,
    questions=(
        Question(
            name="proof",
            label=_("Where can we find it in writing?"),
            short=_("Where it is in writing"),
            type_="long_text",
            help=_(
                "For example: a mail of 3 March in the mailbox of the team. You may also add "
                "an image of it below. One of the two is needed."
            ),
            required=False,
            depends=True,
            max_length=1000,
            rows=3,
        ),
        Question(
            name="evidence",
            label=_("An image of the letter or mail"),
            short=_("Images"),
            type_="images",
            help=_("PNG, JPEG or WebP. At most 5 images of 10 MB each."),
            missing=_("Choose an image first."),
            required=False,
            most=MOST_IMAGES,
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="registered",
        label=_("Verified: put it in the register"),
        eid="art_4__para_3",
        ground="",
        registers="permission",
        help=_("You saw it in writing. What you fill in below goes into the register."),
        headline=_("The permission is in the register"),
        told=_(
            "We saw the permission in writing. It is now in the register. "
            "You may share only what it says there, until its last day."
        ),
    ),
    Outcome(
        slug="insufficient",
        label=_("Not enough: you can’t rely on it"),
        eid="art_4__para_3",
        ground="",
        advises=True,
        help=_("You write to the reporter what is missing."),
        headline=_("Do not share anything about them yet"),
        told=_(
            "This is not enough to rely on. Below you read what is missing. "
            "Do not share anything about them until it is there."
        ),
    ),
    Outcome(
        slug="withdrawn",
        label=_("Taken back: the other party no longer gives permission"),
        eid="art_4__para_3",
        ground="",
        withdraws="permission",
        help=_("If it is in the register, it ends there today."),
        headline=_("The permission was taken back"),
        told=_(
            "The other party took the permission back. Share nothing more about them. "
            "Take away what is still online, and ask us if you don’t know how."
        ),
    ),
)

KIND = Kind(
    slug="toestemming",
    label=_("Permission from a third party"),
    report_label=_("Report a permission"),
    intro=_(
        "Do you want to share something about a customer, supplier or partner? "
        "Ask them first. Then report it here."
    ),
    eid="art_4__para_3",
    ground_eid="art_4__para_3",
    recipients=RecipientRule.DESK,
    steps=(_WHO, _WHAT, _WHEN, _PROOF),
    outcomes=_OUTCOMES,
    target_hours=16,
    confidential=True,
    locks_reply=False,
    handled_by=_("The team"),
    meanwhile=_("Do not share anything about them yet. Wait for our answer."),
    carries=("renews",),
    group=Group.ARRANGE,
    rank=2,
    joins=False,
)
