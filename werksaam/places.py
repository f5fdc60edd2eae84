"""The one list of places in the portal, and for whom each is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from escalations.access import may_enter_queue
from policy.access_figures import may_see_figures
from werksaam.people.hierarchy import leads
from werksaam.people.models import Role, User
from werksaam.people.roles import has_role, is_desk

Words = str | Promise


@dataclass(frozen=True)
class Place:
    """A place that the navigation can lead to.

    `short` is its label on a phone. The place is the current one on every page
    whose URL name is in `pages` (a whole app by its namespace with a colon). One that
    `yields` is left out where the others fill the bar of a phone.
    """

    url_name: str
    icon: str
    label: Words
    short: Words
    pages: tuple[str, ...]
    may: Callable[["Visitor"], bool]
    counted: bool = False
    yields: bool = False


class Visitor:
    """Whoever asks, with what decides about places found once for each request."""

    def __init__(self, person: User) -> None:
        self.person = person

    @cached_property
    def leads_team(self) -> bool:
        """Whether this person manages a team today, or stands in for who does (1 query)."""
        return leads(self.person)

    @cached_property
    def works_queue(self) -> bool:
        """The desk always has a queue; anyone else once a case came to them (1 query).

        Besides director and managers that may be a deputy or the contact of the board.
        """
        return may_enter_queue(self.person)


def _everyone(visitor: Visitor) -> bool:
    return True


def _desk(visitor: Visitor) -> bool:
    return is_desk(visitor.person)


def _sees_figures(visitor: Visitor) -> bool:
    return may_see_figures(visitor.person)


def _works_queue(visitor: Visitor) -> bool:
    return visitor.works_queue


def _leads_team(visitor: Visitor) -> bool:
    return visitor.leads_team


def _trains(visitor: Visitor) -> bool:
    return has_role(visitor.person, Role.TRAINER)


def _reads_along(visitor: Visitor) -> bool:
    """A deputy finds the page as well, but is told of it by the manager."""
    return _trains(visitor) or visitor.leads_team


def _checks(visitor: Visitor) -> bool:
    """Whether this person watches over the trail."""
    return has_role(visitor.person, Role.AUDITOR, Role.PRIVACY_OFFICER)


def _administers(visitor: Visitor) -> bool:
    return has_role(visitor.person, Role.ADMINISTRATOR)


def _answers(visitor: Visitor) -> bool:
    """Whether this person may have to answer for a role that someone asks for themselves."""
    return has_role(visitor.person, Role.ADMINISTRATOR, Role.DIRECTOR)


ROOM = 5
"""How many places the bar at the bottom of a phone holds, each as wide as a thumb."""

HOME = _("Home")
CODE_PAGES = (
    "code version versions version_in_force provision provision_in_force provision_by_id confirm "
    "acknowledgements acknowledgement contest_reading desk_versions desk_version "
    "give_in source_draft lineage provision_history "
    "ask_which ask questions question refuse desk_questions answer_question publish_answer reasons "
    "handout downloads summary summary_handout "
    "begin_draft draft preview draft_title drop_draft draft_provision draft_operation judge_flag "
    "compare comparison desk_changes withdraw_version "
    "explanations explanation write_explanation proposal reject_explanation withdraw_explanation "
    "settle_note not_understood helped "
    "at_hand guidance guidance_draft try_guidance guidance_part "
    "guidance_new guidance_remove guidance_versions guidance_version "
    "search"
)
NAME_PAGES = "accounts account_name withdraw_name review_name"
ROUND_PAGES = (
    "figures figures_export rounds round new_round extend_round stop_round "
    "invitations print_invitations exemptions new_exemption end_exemption "
    "look_up how_confirmed record_form contest_for_person blank_form"
)
REPORT_PAGES = (
    "choose_kind discard start step check sent reports report withdraw own_permissions permission "
    "share shared_kind"
)
ACCESS_PAGES = "person password second_factor grant revoke close"
PEOPLE_PAGES = "people new person details join leave end_membership"
TEAM_PAGES = "tree new team change manager end_manager"
QUEUE_PAGES = (
    "queue case step_aside wait guide decide review close reopen "
    "admit hear waive delay_notice state_day response place watch look "
    "several set_aside weigh reroute hand_over link case_print drop_action "
    "permissions withdraw_permission take_over_permission "
    "appoint take_out"
)


def _in(app: str, names: str) -> tuple[str, ...]:
    """The pages of an app by name, as a request tells them."""
    return tuple(f"{app}:{name}" for name in names.split())


PLACES = (
    Place("home", "home", HOME, HOME, ("home",), _everyone),
    Place(
        "policy:code",
        "book",
        _("The code"),
        pgettext_lazy("short", "Code"),
        (*_in("policy", CODE_PAGES), *_in("escalations", NAME_PAGES)),
        _everyone,
    ),
    Place(
        "policy:before_you_post",
        "ask",
        _("May I post this?"),
        pgettext_lazy("short", "May I?"),
        ("policy:before_you_post",),
        _everyone,
        yields=True,
    ),
    Place(
        "escalations:queue",
        "inbox",
        _("Work queue"),
        pgettext_lazy("short", "Work"),
        _in("escalations", QUEUE_PAGES),
        _works_queue,
        counted=True,
    ),
    Place(
        "policy:figures",
        "chart",
        _("Figures"),
        pgettext_lazy("short", "Figures"),
        (
            *_in("policy", ROUND_PAGES),
            *_in("escalations", "figures figures_export yearly_report"),
        ),
        _sees_figures,
    ),
    Place(
        "policy:team",
        "people",
        _("My team"),
        pgettext_lazy("short", "Team"),
        (*_in("policy", "team conversation"), *_in("absence", "team")),
        _leads_team,
    ),
    Place(
        "policy:read_together",
        "tablet",
        _("Reading together"),
        pgettext_lazy("short", "Together"),
        _in("policy", "read_together read_with notice"),
        _trains,
    ),
    Place(
        "audit:trail",
        "seal",
        _("Trail"),
        pgettext_lazy("short", "Trail"),
        _in("audit", "trail event unmask"),
        _checks,
    ),
    Place(
        "people:people",
        "people",
        _("People"),
        pgettext_lazy("short", "People"),
        (
            *_in("people", PEOPLE_PAGES),
            *_in("people_list", "give_in shown"),
            *_in("access", ACCESS_PAGES),
            *_in("teams", TEAM_PAGES),
            *_in("role_requests", "waiting ask request"),
        ),
        _administers,
    ),
    Place("mail", "chat", _("Mail"), _("Mail"), ("mail",), _administers),
    Place(
        "escalations:routing",
        "ask",
        _("Route of reports"),
        pgettext_lazy("short", "Routing"),
        _in("escalations", "routing"),
        _administers,
    ),
    Place(
        "escalations:choose_kind",
        "report",
        _("Report something"),
        pgettext_lazy("short", "Report"),
        _in("escalations", REPORT_PAGES),
        _everyone,
    ),
)

AT_HAND = (
    Place("policy:before_you_post", "ask", _("May I post this?"), "", (), _everyone),
    Place(
        "policy:at_hand", "book", _("At hand: description, values, whom to ask"), "", (), _everyone
    ),
    Place("escalations:accounts", "person", _("Accounts and approved names"), "", (), _everyone),
    Place("escalations:reports", "report", _("Your reports"), "", (), _everyone),
    Place("policy:acknowledgements", "seal", _("Your acknowledgements"), "", (), _everyone),
    Place("policy:questions", "ask", _("Your questions"), "", (), _everyone),
    Place("absence:mine", "pause", _("Absence and who stands in"), "", (), _everyone),
    Place("policy:read_together", "tablet", _("Reading together"), "", (), _reads_along),
    Place("role_requests:waiting", "unlock", _("Roles asked for oneself"), "", (), _answers),
    Place("desk", "inbox", _("Desk: texts, registers and rounds"), "", (), _desk),
)
"""What stands at the foot of every page; the pages of the desk are in desk_places.py."""
