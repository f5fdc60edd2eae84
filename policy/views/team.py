"""How far the own people are: for managers, and for who stands in for one."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, lets_in
from werksaam.people.hierarchy import leads, teams_led, teams_led_directly
from werksaam.people.models import Team

from ..presenters_figures import in_tree_order
from ..presenters_team import team_views
from ..queries import the_policy
from ..queries_rounds import question_on
from ..queries_team import own_people


@lets_in(leads)
@require_safe
def team(request: PersonRequest) -> HttpResponse:
    """The own teams and those below, per person. Only who leads them sees these names."""
    policy, today = the_policy(), clock.today()
    question = question_on(policy, today) if policy else None
    context: dict[str, object] = {"teams": [], "manages": request.user.manages_today}
    if question:
        teams = in_tree_order(teams_led(request.user))
        people = own_people(request.user, question, teams)
        unfolded = _unfolded(request, teams)
        views = team_views(teams, people, question.version.number, unfolded)
        context |= {"teams": views, "question": question}
    return render(request, "policy/team.html", context)


def _unfolded(request: PersonRequest, teams: Iterable[Team]) -> set[int]:
    """The teams to show at once: one's own, and the one that a link asked for."""
    wanted = request.GET.get("team")
    own = {team.pk for team in teams_led_directly(request.user)}
    return own | {team.pk for team in teams if str(team.pk) == wanted}
