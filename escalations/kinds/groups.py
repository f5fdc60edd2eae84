"""Under which heading of the page "Report something" a kind stands. Pure."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Group(StrEnum):
    """What brings someone to the page, in the order of the page."""

    SEEN_ONLINE = "seen_online"
    OWN_POST = "own_post"
    ARRANGE = "arrange"
    TIP = "tip"


HEADINGS: dict[Group, str | Promise] = {
    Group.SEEN_ONLINE: _("I see something online"),
    Group.OWN_POST: _("It is about a post of my own"),
    Group.ARRANGE: _("I want to ask or arrange something"),
    Group.TIP: _("I want to pass something on"),
}
