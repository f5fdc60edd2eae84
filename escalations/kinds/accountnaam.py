"""An account name with "WerkSaam" in it: ask the communications adviser first (3.1)."""

from django.utils.translation import gettext_lazy as _

from ..platforms import Platform
from .asking import Choice, Question, Step
from .shape import Kind, Outcome, RecipientRule

SLUG = "accountnaam"

_NAME = Step(
    slug="naam",
    title=_("Which name do you want to use?"),
    shows="names",
    questions=(
        Question(
            name="platform",
            label=_("On which platform is the account?"),
            short=_("Where"),
            type_="choice",
            choices=tuple(Choice(p.value, p.label) for p in Platform),
            missing=_("Choose where the account is, or will be."),
        ),
        Question(
            name="handle",
            label=_("Which name exactly?"),
            short=_("Account name"),
            type_="handle",
            help=_(
                "Write the name just as it will stand there. "
                "Is it somewhere else? Then write the whole address."
            ),
            missing=_("Write down the name."),
            max_length=200,
        ),
    ),
)

_WHY = Step(
    slug="waarvoor",
    title=_("What for, and from when?"),
    questions=(
        Question(
            name="purpose",
            label=_("What will you use the account for?"),
            short=_("What for"),
            type_="long_text",
            help=_("For instance: we show what our team makes."),
            missing=_("Write down what the account is for. One sentence is enough."),
            max_length=2000,
            rows=3,
        ),
        Question(
            name="since",
            label=_("From when do you want to use the name?"),
            short=_("From"),
            type_="date",
            missing=_("Fill in from which day."),
        ),
        Question(
            name="until",
            label=_("Until when?"),
            short=_("Until and with"),
            type_="date",
            help=_("Only if the account is for a while. This is the last day."),
            required=False,
        ),
    ),
)

_OUTCOMES = (
    Outcome(
        slug="approve",
        label=_("Approve this exact name on this platform"),
        eid="art_3__para_1",
        ground="",
        registers="account_name",
        help=_("The name goes into the register, in the name of who asked."),
        headline=_("Your account name is approved"),
        told=_("You may use exactly this name, on this platform alone."),
    ),
    Outcome(
        slug="refuse",
        label=_("Do not approve this name"),
        eid="art_3__para_1",
        ground="",
        advises=True,
        help=_("Write to the reporter why not, and what would be possible."),
        headline=_("Your account name is not approved"),
        told=_("Do not use this name. You may ask for another one."),
    ),
)

KIND = Kind(
    slug=SLUG,
    label=_("Account name"),
    report_label=_("Ask for approval of an account name"),
    intro=_("Do you want ‘WerkSaam’ in the name of an account? Ask first if that is all right."),
    eid="art_3__para_1",
    ground_eid="art_3__para_1",
    recipients=RecipientRule.COMMS_ADVISER,
    steps=(_NAME, _WHY),
    outcomes=_OUTCOMES,
    target_hours=16,
    confidential=True,
    locks_reply=False,
    handled_by=_("The communications adviser"),
    rank=1,
    joins=False,
)
