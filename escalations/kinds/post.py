"""Questions about something online, as every kind that is about a post asks them."""

from django.utils.translation import gettext_lazy as _

from ..platforms import Platform
from .asking import Choice, Condition, Question, Step, Text

NOT_YET: Text = _("Is it not online yet? Then do not post it yet. Wait for the advice.")
"""What to do until there is advice about a post."""

ON_WHICH: Text = _("On which platform is it?")


def platform(missing: Text, label: Text = ON_WHICH) -> Question:
    """Where it is; a case is found again by this and the address."""
    return Question(
        name="platform",
        label=label,
        short=_("Where"),
        type_="choice",
        choices=tuple(Choice(p.value, p.label) for p in Platform),
        missing=missing,
    )


def platform_or_plan() -> Question:
    """Where it is, of a post that may still have to be placed."""
    return platform(
        _("Choose where the post is, or where you want to post it."),
        _("Where is it, or where do you want to post it?"),
    )


def address(label: Text) -> Question:
    """Its web address, which the portal never fetches."""
    return Question(
        name="address",
        label=label,
        short=_("Link"),
        type_="address",
        help=_("Copy the link from your browser. Is it in a closed group? Leave this empty."),
        required=False,
        max_length=2000,
    )


def seen_at(label: Text, short: Text, missing: Text) -> Question:
    """When: about is good enough, and now is likely."""
    return Question(
        name="seen_at",
        label=label,
        short=short,
        type_="moment",
        help=_("About when is good enough."),
        missing=missing,
        prefill="now",
    )


def reach() -> Question:
    """How many people see it, about: who handles it begins with what many see."""
    return Question(
        name="reach",
        label=_("How many people see this?"),
        short=_("How many see it"),
        type_="choice",
        help=_("A guess is good enough."),
        required=False,
        choices=(
            Choice("few", _("A few people"), reach=1),
            Choice("many", _("Many people"), reach=2),
            Choice("press", _("The press, or very many people"), reach=3),
            Choice("unknown", _("I do not know")),
        ),
    )


def colleague_named(label: Text, short: Text) -> Question:
    """Whether a colleague is the subject, who then must not see the report."""
    return Question(
        name="colleague_named",
        label=label,
        short=short,
        type_="choice",
        help=_("We ask this to know who must not see the report."),
        choices=(
            Choice("yes", _("Yes, a colleague"), _("You fill in the name on the next page.")),
            Choice("no", _("No")),
            Choice("unknown", _("I do not know")),
        ),
        missing=_("Choose ‘Yes’, ‘No’ or ‘I do not know’."),
    )


def which_colleague(title: Text, missing: Text) -> Step:
    """The page that follows a yes to `colleague_named`."""
    return Step(
        slug="wie",
        title=title,
        when=Condition("colleague_named", "yes"),
        unsure=Condition("colleague_named", "unknown"),
        questions=(
            Question(
                name="named",
                label=_("Name of the colleague"),
                short=_("Which colleague"),
                type_="person",
                help=_("Whoever you name here will not see your report."),
                missing=missing,
                party="subject",
            ),
        ),
    )
