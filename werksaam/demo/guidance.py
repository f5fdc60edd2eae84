"""*Mag ik dit plaatsen?* and *Bij de hand* in the demo: published, and one change under way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from policy.guidance import editing, importing, publishing
from policy.guidance.parts import part_of
from policy.guidance.queries import draft_of
from policy.models import GuidanceSlug

from .people import Cast
from .telling import Step, moment
from .versions import the_version

DATA = Path(settings.BASE_DIR) / "policy" / "data"
INVENTED = {
    "nl": "Voorbeeld, verzonnen voor deze demo.",
    "en": "An example, invented for this demo.",
}
DESCRIPTION = {
    "nl": "WerkSaam helpt mensen in Westfriesland aan werk dat bij hen past.",
    "en": "WerkSaam helps people in Westfriesland to find work that suits them.",
}
ACCOUNTS = (
    ("LinkedIn", "WerkSaam Westfriesland (voorbeeld)", "https://linkedin.example/werksaam"),
    ("Facebook", "WerkSaam Westfriesland (voorbeeld)", "https://facebook.example/werksaam"),
)


def steps(cast: Cast, today: int) -> list[Step]:
    """What the desk tells everyone from the first days on, and changes now."""
    read, filled, published = (moment(cast.day(2), at) for at in ("09:10", "11:30", "15:05"))
    return [
        *(Step(read, partial(_take_in, cast, name)) for name in ("before-you-post", "at-hand")),
        Step(filled, partial(_fill_in, cast)),
        *(Step(published, partial(_publish, cast, slug)) for slug in GuidanceSlug),
        Step(moment(cast.day(today - 1), "14:20"), partial(_change_one, cast)),
    ]


def _take_in(cast: Cast, name: str) -> None:
    importing.import_guidance(
        by=cast["Communicatie 1"],
        source=(DATA / f"{name}.yaml").read_text(),
        version=the_version(),
        note="De teksten die bij het portaal horen.",
    )


def _fill_in(cast: Cast) -> None:
    """The code leaves the description and the accounts open: the demo invents them."""
    held = draft_of(GuidanceSlug.AT_HAND)
    shown = part_of(held.content, "description", "description")
    description = {**shown["description"], **DESCRIPTION, "remark": INVENTED}
    editing.change_part(
        by=cast["Communicatie 1"],
        slug=GuidanceSlug.AT_HAND,
        kind="description",
        name="description",
        shown=editing.mark_of(shown),
        part={"description": description},
    )
    for platform, handle, address in ACCOUNTS:
        account = {"platform": platform, "handle": handle, "address": address, "remark": INVENTED}
        _add(cast, account)
    _offer(cast, GuidanceSlug.AT_HAND, "Met een omschrijving en accounts als voorbeeld.")


def _add(cast: Cast, account: dict[str, Any]) -> None:
    editing.add_part(
        by=cast["Communicatie 1"], slug=GuidanceSlug.AT_HAND, kind="account", part=account
    )


def _offer(cast: Cast, slug: str, note: str) -> None:
    publishing.offer(
        by=cast["Communicatie 1"], slug=slug, revision=draft_of(slug).revision, note=note
    )


def _publish(cast: Cast, slug: str) -> None:
    publishing.publish(by=cast["Communicatie 2"], slug=slug, revision=draft_of(slug).revision)


def _change_one(cast: Cast) -> None:
    """A step is added to one advice, and waits for a second person."""
    slug, name = GuidanceSlug.BEFORE_YOU_POST, "ask_image"
    shown = part_of(draft_of(slug).content, "outcome", name)
    step = {
        "nl": "Bewaar het antwoord van de maker.",
        "en": "Keep the answer of the maker.",
    }
    editing.change_part(
        by=cast["Communicatie 1"],
        slug=slug,
        kind="outcome",
        name=name,
        shown=editing.mark_of(shown),
        part={**shown, "steps": [*shown["steps"], step]},
    )
    _offer(cast, slug, "Mensen vroegen wat zij met het antwoord van de maker doen.")
