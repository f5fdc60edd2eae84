"""What the desk looks after besides the queue, in groups, each with a line that says what it is.

One page holds these; the foot of every page leads there. Put a new page of the desk here,
not at the foot: the foot is read by everyone and must stay short.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Door:
    """A page of the desk: where it is, what it is called and what one does there."""

    url_name: str
    label: Words
    text: Words


@dataclass(frozen=True)
class Group:
    """Doors that belong together, under a heading."""

    heading: Words
    doors: tuple[Door, ...]


DESK = (
    Group(
        _("Reports"),
        (
            Door(
                "escalations:kinds",
                _("Texts and target times of reports"),
                _("The words that a reporter reads, and how quickly you answer."),
            ),
            Door(
                "escalations:answers",
                _("Approved answers"),
                _("Answers to posts that you use again."),
            ),
            Door(
                "escalations:permissions",
                _("Register of permissions"),
                _("Who said yes to what, and until when."),
            ),
            Door(
                "escalations:accounts",
                _("Accounts and approved names"),
                _("Which accounts are official, and who holds them."),
            ),
            Door(
                "duty:roster",
                _("Duty outside working hours"),
                _("Who is called in the evening and at the weekend."),
            ),
        ),
    ),
    Group(
        _("The code"),
        (
            Door(
                "policy:desk_versions",
                _("Work on versions"),
                _("Write, compare and publish a new version."),
            ),
            Door(
                "policy:explanations",
                _("Explanations"),
                _("Plain words beside the text of the code."),
            ),
            Door(
                "policy:guidance",
                _("Before you post and at hand"),
                _("The questions before a post, the description, the values and the contacts."),
            ),
            Door(
                "policy:desk_questions",
                _("Questions about the code"),
                _("What colleagues asked, and what you answered."),
            ),
        ),
    ),
    Group(
        _("Confirming"),
        (
            Door(
                "policy:rounds",
                _("Rounds of confirming"),
                _("Who is asked to read the code, and by which day."),
            ),
            Door(
                "policy:look_up",
                _("How someone confirmed"),
                _("Look up one colleague and the proof."),
            ),
        ),
    ),
)
