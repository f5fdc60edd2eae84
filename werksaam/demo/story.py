"""The story of the demo, told through the portal's own acts, so nothing in it is forged."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import yaml
from django.conf import settings

from policy import acknowledging, explaining, importing, publishing
from policy.models import ChangeKind, Explanation, FactKind, Version
from werksaam import clock
from werksaam.people.models import User

from . import (
    amending,
    change_summaries,
    discussions,
    explanations,
    giving_in,
    guidance,
    hr,
    inviting,
    late_correction,
    names,
    own_posts,
    people,
    permissions,
    questions,
    queue,
    reading_along,
    reports,
    responding,
    rounds,
    standing_in,
    violations,
    what_came_before,
    working_together,
)
from . import organisation as plan
from .people import Cast
from .telling import Step, moment, tell
from .versions import the_version

DAYS = 60
DATA = Path(settings.BASE_DIR) / "policy" / "data"
SOURCE = "sociale-media-code-werksaam-westfriesland.txt"
INVENTED = "Deze datum is voor de demo verzonnen: hij staat niet in de tekst."


def tell_who_works_here() -> Cast:
    """The organisation, as it is entered on the first day of the story."""
    first_day = clock.today() - timedelta(days=DAYS)
    with clock.at(moment(first_day, "08:00")):
        return people.build(first_day)


def tell_the_code(cast: Cast) -> None:
    """The code is imported, adopted and published by two people, and explained."""
    adviser, second = cast["Communicatie 1"], cast["Communicatie 2"]
    with clock.at(moment(cast.first_day, "09:00")):
        source = (DATA / SOURCE).read_bytes().decode()
        version = importing.import_source(
            by=adviser, slug="sociale-media-code", source_name=SOURCE, source=source
        )
    with clock.at(moment(cast.first_day, "10:00")):
        _record_facts(cast, version)
    with clock.at(moment(cast.first_day, "11:00")):
        content = yaml.safe_load((DATA / "explanations.yaml").read_text())
        explaining.import_proposals(by=adviser, version=version, content=content)
        for explanation in Explanation.objects.order_by("pk"):
            explaining.approve(by=second, explanation=explanation)


def _record_facts(cast: Cast, version: Version) -> None:
    adviser, second = cast["Communicatie 1"], cast["Communicatie 2"]
    publishing.record_fact(
        by=adviser,
        version=version,
        kind=FactKind.WORKS_COUNCIL_CONSENT,
        on=date(2015, 4, 28),
        body="OR van WerkSaam Westfriesland",
    )
    publishing.adopt(
        by=adviser, version=version, on=date(2017, 4, 13), body="Het dagelijks bestuur"
    )
    for kind, on, remark in (
        (FactKind.PUBLISHED, date(2017, 4, 20), INVENTED),
        (FactKind.IN_FORCE, date(2017, 4, 21), INVENTED),
        (FactKind.RETROACTIVE, date(2015, 1, 1), ""),
    ):
        publishing.record_fact(by=adviser, version=version, kind=kind, on=on, remark=remark)
    amending.judge_what_is_odd(adviser, version)
    publishing.publish(
        by=second,
        version=version,
        change_kind=ChangeKind.SUBSTANTIVE,
        change_note_nl="Dit is de eerste versie in het portaal. De tekst is die van 2017.",
        change_note_en="This is the first version in the portal. The text is that of 2017.",
    )


def tell_the_rest(cast: Cast) -> None:
    """Sixty days of confirming and reporting."""
    told = (*_people_steps(cast), *reports.steps(cast), *_confirmations(cast))
    asked = rounds.steps(cast, DAYS)
    away = [*standing_in.steps(cast, DAYS), *inviting.steps(cast, DAYS)]
    questioned = questions.steps(cast, DAYS)
    otherwise = reading_along.steps(cast, DAYS)
    otherwise += guidance.steps(cast, DAYS)
    otherwise += what_came_before.steps(cast, DAYS)
    otherwise += [*late_correction.steps(cast, DAYS), *hr.steps(cast, DAYS)]
    otherwise += explanations.steps(cast, DAYS)
    otherwise += amending.steps(cast, DAYS)
    otherwise += change_summaries.steps(cast, DAYS)
    otherwise += giving_in.steps(cast, DAYS)
    otherwise += responding.steps(cast, DAYS)
    otherwise += names.steps(cast)
    otherwise += own_posts.steps(cast)
    otherwise += working_together.steps(cast, DAYS)
    otherwise += queue.steps(cast, DAYS)
    asked_and_told = [*asked, *told, *away, *questioned, *otherwise]
    tell(
        [
            *asked_and_told,
            *discussions.steps(cast),
            *permissions.steps(cast),
            *violations.steps(cast),
        ]
    )


def _people_steps(cast: Cast) -> list[Step]:
    started, away, left = cast.day(DAYS - 7), cast.day(3), cast.day(DAYS - 26)
    return [
        *(
            Step(moment(started, "08:00"), partial(people.start, cast, name))
            for name in sorted(plan.STARTED_LAST_WEEK)
        ),
        *(
            Step(moment(away, "08:30"), partial(people.go_on_leave, cast, name))
            for name in sorted(plan.ON_LEAVE)
        ),
        Step(moment(left, "08:15"), partial(people.leave, cast, plan.LEFT_LAST_MONTH)),
    ]


def _confirmations(cast: Cast) -> list[Step]:
    """Two in three confirm in the first round, a few in the second."""
    waiting = {
        "Medewerker 1",
        plan.EXEMPT,
        *plan.ON_LEAVE,
        *plan.STARTED_LAST_WEEK,
        "Communicatie 2",
    }
    waiting |= reading_along.NAMES | questions.NAMES
    able = [name for name in plan.names() if name not in waiting]
    early = [name for index, name in enumerate(able) if index % 3]
    late = [name for index, name in enumerate(able) if index % 12 == 0]
    return [
        *(_confirmation(cast, name, 4 + index * 7 % 25, index) for index, name in enumerate(early)),
        *(_confirmation(cast, name, DAYS - 5 + index, index) for index, name in enumerate(late)),
    ]


def _confirmation(cast: Cast, name: str, day: int, index: int) -> Step:
    at = f"{10 + index % 6:02}:{index * 7 % 60:02}"
    return Step(moment(cast.day(day), at), lambda: _confirm(cast[name]))


def _confirm(person: User) -> None:
    acknowledging.confirm(by=person, version=the_version(), language=person.language)
