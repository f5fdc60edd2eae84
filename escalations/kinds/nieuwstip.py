"""News for the channels of WerkSaam, which the desk keeps from one place: a tip (6.2)."""

from django.utils.translation import gettext_lazy as _

from .asking import Choice, Question, Step
from .evidence import MOST_IMAGES
from .groups import Group
from .shape import Kind, Outcome, RecipientRule

_WHAT = Step(
    slug="wat",
    title=_("What is your news?"),
    questions=(
        Question(
            name="quote",
            label=_("Tell us your news"),
            short=_("Your news"),
            type_="long_text",
            help=_("What happens? Where? Who does it? A few sentences are enough."),
            missing=_("Write down your news. One sentence is enough."),
            max_length=5000,
        ),
        Question(
            name="on_day",
            label=_("On which day is it, or was it?"),
            short=_("When"),
            type_="date",
            help=_("Do you not know? Leave this empty."),
            required=False,
        ),
        Question(
            name="people",
            label=_("Are there people in your news?"),
            short=_("People in it"),
            type_="choice",
            help=_("We do not place names or photos of people who do not want that."),
            choices=(
                Choice("nobody", _("No")),
                Choice("asked", _("Yes, and they think it is fine")),
                Choice("not_asked", _("Yes, but I have not asked them yet")),
            ),
            missing=_("Choose whether there are people in your news."),
        ),
    ),
)

_PICTURES = Step(
    slug="foto",
    title=_("Do you have a photo?"),
    questions=(
        Question(
            name="evidence",
            label=_("Choose one or more images"),
            short=_("Photos"),
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
        slug="used",
        label=_("We use it"),
        eid="art_6__para_2",
        ground="",
        headline=_("We use your news"),
        told=_("Thank you for your news. We use it. You do not have to do anything more."),
    ),
    Outcome(
        slug="not_used",
        label=_("We do not use it"),
        eid="art_6__para_2",
        ground="",
        headline=_("We do not use your news this time"),
        told=_(
            "Thank you for your news. This time we do not use it. Do you have news again? "
            "Then please pass it on."
        ),
    ),
)

KIND = Kind(
    slug="nieuwstip",
    label=_("News tip"),
    report_label=_("Pass on news"),
    intro=_("Do you have news for the channels of WerkSaam? Pass it on."),
    eid="art_6__para_2",
    ground_eid="art_6__para_2",
    recipients=RecipientRule.DESK,
    steps=(_WHAT, _PICTURES),
    outcomes=_OUTCOMES,
    target_hours=40,
    confidential=False,
    locks_reply=False,
    handled_by=_("The team"),
    meanwhile=_("You do not have to do anything now."),
    becomes={"negatief-bericht": "at once"},
    group=Group.TIP,
    rank=1,
    joins=False,
)
