"""Guidance for tests, made by the real acts from the texts that ship with the portal.

publish_guidance(house)                    # both, offered by house.adviser
guide = shipped_guide(version)             # pure: what ships, bound to a version
small = a_guide()                          # pure: two questions, two pieces of advice
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

from django.conf import settings

from policy.guidance.importing import import_guidance
from policy.guidance.publishing import publish
from policy.models import Guidance, Version
from werksaam.people.models import User

DATA = Path(settings.BASE_DIR) / "policy" / "data"
BEFORE_YOU_POST = (DATA / "before-you-post.yaml").read_text()
AT_HAND = (DATA / "at-hand.yaml").read_text()

LID = {"provision": "p-1", "eid": "art_1", "sha256": "a" * 64}


def publish_guidance(
    version: Version,
    *,
    by: User,
    second: User,
    sources: tuple[str, ...] = (BEFORE_YOU_POST, AT_HAND),
) -> list[Guidance]:
    """Both texts, as they ship."""
    made = []
    for source in sources:
        draft = import_guidance(by=by, source=source, version=version, note="De eerste.")
        made.append(publish(by=second, slug=draft.slug, revision=draft.revision))
    return made


def both(words: str) -> dict[str, str]:
    """The same words in two languages, told apart."""
    return {"nl": words, "en": f"{words} (en)" if words else ""}


def a_question(name: str, *targets: str) -> dict[str, Any]:
    """A question whose answers lead to `targets`."""
    answers = [
        {"id": f"a{at}", **both(f"antwoord {at}"), "next": target}
        for at, target in enumerate(targets)
    ]
    return {"id": name, **both(f"vraag {name}"), "help": both(""), "answers": answers}


def an_outcome(name: str, **changed: Any) -> dict[str, Any]:
    """An advice that is whole."""
    return {
        "id": name,
        "verdict": "ga-uw-gang",
        "title": both(f"advies {name}"),
        "steps": [both("stap")],
        "lids": [dict(LID)],
        "action": "",
        "needs_disclaimer": False,
        **changed,
    }


def a_guide(**changed: Any) -> dict[str, Any]:
    """Two questions and two pieces of advice, with nothing wrong."""
    questions = [a_question("q1", "q2", "yes"), a_question("q2", "yes", "no")]
    whole = {
        "title": both("titel"),
        "intro": both("inleiding"),
        "start": "q1",
        "questions": questions,
        "outcomes": [an_outcome("yes"), an_outcome("no")],
    }
    return deepcopy({**whole, **changed})
