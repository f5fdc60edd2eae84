"""What is shown before sending: the answers, who will see the report, and why."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werksaam import clock
from werksaam.people.hierarchy import manager_of
from werksaam.people.models import User

from .forms_fields import people_by_id
from .handled_by import Who, before_sending
from .kind_texts.targets import hours_of
from .kinds import Kind, RecipientRule, Text
from .models import Draft
from .opening import is_for_desk
from .presenters_call import CallView, call_before
from .presenters_images import ImageView, images_of_draft
from .presenters_law import citation_of
from .presenters_reporting import AnswerLine, address, answer_lines
from .routing import REASONS_NAME, REASONS_TEXT, NobodyEligible, Reason, Recipient, Route
from .submitting import preview

_OF_A_GROUP = frozenset({Reason.COMMS_ADVISER, Reason.SECRETARIAT})
"""Reasons that a person has as one of a group: the group is named, not the person."""


@dataclass(frozen=True)
class WhoLine:
    """Who sees the report, or does not, and why."""

    name: Text
    count: str
    reason: Text
    sees: bool = True


@dataclass(frozen=True)
class CheckView:
    """The last step. `who` is empty where nobody can receive the report."""

    kind: Kind
    answers: list[AnswerLine]
    images: list[ImageView]
    who: list[WhoLine]
    number: int
    back_url: str
    lock_citation: str
    handler: Who
    call: CallView | None
    is_for_team: bool
    hours: int

    @property
    def numbers(self) -> range:
        """The numbers of all steps, for the bar above the heading."""
        return range(1, self.number + 1)


def check_view(kind: Kind, draft: Draft, reporter: User) -> CheckView:
    """The draft as it would be sent now."""
    steps = kind.steps_for(draft.answers)
    return CheckView(
        kind=kind,
        answers=answer_lines(kind, draft.answers, draft),
        images=images_of_draft(draft),
        who=who_sees(kind, draft, reporter),
        number=kind.number_of_check,
        back_url=address("step", kind, draft, steps[-1]),
        lock_citation=citation_of(kind.ground_eid)[1],
        handler=before_sending(kind),
        call=call_before(kind, reporter, draft.answers),
        is_for_team=_is_for_team(kind, draft, reporter),
        hours=hours_of(kind),
    )


def _is_for_team(kind: Kind, draft: Draft, reporter: User) -> bool:
    """Whether whoever joins the team later sees it too."""
    if kind.recipients is not RecipientRule.CHOSEN:
        return kind.is_of_desk
    found = _route(draft, reporter)
    return found is not None and is_for_desk(kind, found, kind.chosen_ids(draft.answers))


def _route(draft: Draft, reporter: User) -> Route | None:
    try:
        return preview(by=reporter, draft=draft)
    except NobodyEligible:
        return None


def who_sees(kind: Kind, draft: Draft, reporter: User) -> list[WhoLine]:
    """Who will see the report, and who will not; nobody at all where nobody may."""
    route = _route(draft, reporter)
    if route is None:
        return []
    chosen = people_by_id(sorted(kind.chosen_ids(draft.answers)))
    because = chosen_texts(kind, chosen) or REASONS_TEXT
    lines = recipient_lines(route, because)
    not_there = not_reached(kind, chosen, route)
    return [*lines, *not_there, *_left_out(kind, draft, reporter, route)]


def chosen_texts(kind: Kind, chosen: Collection[User]) -> dict[Reason, Text]:
    """Why it comes to whom, of a kind where its reporter chooses; none for other kinds."""
    if kind.recipients is not RecipientRule.CHOSEN:
        return {}
    team: Text = _("You chose the communications team.")
    if chosen:
        team = _("The colleague you chose is not here, and nobody stands in. So the team gets it.")
    mine = {Reason.CHOSEN: _("You chose this colleague.")}
    return {**REASONS_TEXT, **dict.fromkeys(_OF_A_GROUP, team), **mine}


def not_reached(kind: Kind, chosen: Collection[User], route: Route) -> Iterator[WhoLine]:
    """Who was chosen and does not get it now: away, or gone."""
    for person in chosen:
        if person.pk not in route.person_ids:
            title = _("%(name)s does not get this now") % {"name": person.name}
            why = _("This colleague is away.")
            gone = _("This colleague no longer works here.")
            yield WhoLine(title, "", why if person.is_active else gone, sees=False)


def recipient_lines(
    route: Route, because: Mapping[Reason, Text] = REASONS_TEXT
) -> Iterator[WhoLine]:
    """Who would see the report, and why: groups as groups, others by name."""
    groups = Counter(r.reason for r in route.recipients if r.reason in _OF_A_GROUP)
    for reason, number in groups.items():
        count = ngettext("%(count)d person", "%(count)d people", number) % {"count": number}
        yield WhoLine(REASONS_NAME[reason], count, because[reason])
    others = [r for r in route.recipients if r.reason not in _OF_A_GROUP]
    ids = [pk for r in others for pk in (r.person_id, r.standing_in_for) if pk]
    names = {person.pk: person.name for person in people_by_id(ids)}
    for recipient in others:
        name = names[recipient.person_id]
        yield WhoLine(name, str(REASONS_NAME[recipient.reason]), _why(recipient, names, because))


def _why(recipient: Recipient, names: Mapping[int, str], because: Mapping[Reason, Text]) -> Text:
    """Why it comes to them; of a deputy, in whose place."""
    if recipient.standing_in_for is None:
        return because[recipient.reason]
    return _("Stands in for %(name)s, who is away.") % {"name": names[recipient.standing_in_for]}


def _why_not(kind: Kind, relation: str) -> Text:
    """Why whom you named does not see your report; a subject who is heard learns of it."""
    if kind.hears_subject and relation == "subject":
        return _("Later they may read what was found, and answer. They never read who reported it.")
    return _("You named this colleague in your report.")


def _left_out(kind: Kind, draft: Draft, reporter: User, route: Route) -> Iterator[WhoLine]:
    named = kind.party_ids(draft.answers)
    for person in people_by_id(list(named)):
        title = _("%(name)s does not see this") % {"name": person.name}
        yield WhoLine(title, "", _why_not(kind, named[person.pk]), sees=False)
    manager = manager_of(reporter, clock.today())
    others = _("Other colleagues see nothing either. Your name never goes online.")
    if manager is None or manager.person_id not in route.person_ids:
        yield WhoLine(_("Your manager does not see this"), "", others, sees=False)
    else:
        yield WhoLine(_("Nobody else sees this"), "", _("Your name never goes online."), sees=False)
