"""The last step that every kind has: screenshots, for who has any."""

from django.utils.translation import gettext_lazy as _

from .asking import Question, Step

MOST_IMAGES = 5
"""Images in one report (bar 24)."""

EVIDENCE = Step(
    slug="bewijs",
    title=_("Do you have a screenshot?"),
    questions=(
        Question(
            name="evidence",
            label=_("Choose one or more images"),
            short=_("Evidence"),
            type_="images",
            help=_("PNG, JPEG or WebP. At most 5 images of 10 MB each."),
            missing=_("Choose an image first."),
            required=False,
            most=MOST_IMAGES,
        ),
    ),
)
