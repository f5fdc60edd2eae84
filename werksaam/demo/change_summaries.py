"""What changes in two rules of the example amendment, told in plain words by the desk."""

from __future__ import annotations

from functools import partial

from policy.models import Version
from policy.summarising import summarise
from werksaam.people.models import User

from . import amending
from .people import Cast
from .telling import Step, moment

TOLD = {
    "art_4__para_9": {
        "nl": "Buiten kantoortijd belt u de dienst die dan bereikbaar is.",
        "en": "Outside office hours you call the service that is on duty then.",
    },
    "art_5__para_2": {
        "nl": "Dit is nieuw. Twijfelt u of iets vertrouwelijk is? Vraag het eerst.",
        "en": "This is new. Are you not sure whether something is confidential? Ask first.",
    },
}
"""By the place that a rule has in the amendment."""


def steps(cast: Cast, today: int) -> list[Step]:
    """The day after the draft was begun, which is four days before the day `today`."""
    day = cast.day(today - 3)
    return [Step(moment(day, "15:20"), partial(_tell, cast["Communicatie 2"]))]


def _tell(by: User) -> None:
    draft = Version.objects.select_related("based_on").get(working_note=amending.NOTE)
    if draft.based_on is None:
        raise RuntimeError("The amendment of the demo goes on from no version.")
    for eid, words in TOLD.items():
        provision = draft.texts.get(eid=eid).provision_id
        summarise(by=by, earlier=draft.based_on, version=draft, provision=provision, words=words)
