"""How far people are with the code: a manager's own teams, and numbers for the desk."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werksaam import clock
from werksaam.people.access import PersonRequest, requires, requires_manager
from werksaam.people.hierarchy import teams_managed
from werksaam.people.models import DESK, Team, User

from ..presenters_figures import (
    Whole,
    days_of,
    in_tree_order,
    over_time,
    team_chart,
    team_figures,
    whole,
)
from ..presenters_team import team_views
from ..queries import the_policy
from ..queries_acknowledging import figures as figures_on
from ..queries_acknowledging import members_on, standings_on
from ..queries_facts import people_facts
from ..queries_rounds import Question, question_on


@requires_manager
@require_safe
def team(request: PersonRequest) -> HttpResponse:
    """The own teams and those below, per person. Nobody else sees these names."""
    today = clock.today()
    policy = the_policy()
    question = question_on(policy, today) if policy else None
    if question is None:
        return render(request, "policy/team.html", {"teams": []})
    teams = in_tree_order(teams_managed(request.user, today))
    found = members_on(question, today, teams=teams)
    members = [member for member in found if member.person_id != request.user.pk]
    people = User.objects.in_bulk([member.person_id for member in members])
    views = team_views(teams, members, people, question.version.number)
    context = {"teams": views, "question": question}
    return render(request, "policy/team.html", context)


@requires(*sorted(DESK))
@require_safe
def figures(request: PersonRequest) -> HttpResponse:
    """Read by team and over time; nothing under five people, no ranking, no names."""
    today = clock.today()
    found = figures_on(today)
    if found is None or found[0].round is None:
        return render(request, "policy/figures.html", {"whole": None})
    question, members = found
    teams = team_figures(list(Team.objects.all()), members)
    context = {
        "question": question,
        "whole": whole(member.state.standing for member in members),
        "teams": teams,
        "team_chart": team_chart(teams),
        "line": over_time(_over_time(question, today)),
        "today": today,
    }
    return render(request, "policy/figures.html", context)


def _over_time(question: Question, today: date) -> list[tuple[date, Whole]]:
    assert question.round is not None
    facts = people_facts(today, policy=question.version.policy_id).values()
    return [
        (day, whole(standings_on(facts, question, day)))
        for day in days_of(question.round.opens_on, today)
    ]
