"""What the mails about confirming say beside number and link: looked up when they leave.

The desk's words of a round are meant for everyone whom it asks. The outbox does not hold
them, so a mail that waited says what the round says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from werksaam import clock
from werksaam.notifications.delivering import register_patient
from werksaam.notifications.models import Mail
from werksaam.notifications.rendering import register_content

from .models import Invitation, Round
from .queries_inviting import INVITATION, REMINDER, TEAM


@dataclass(frozen=True)
class Words:
    """What the desk says in the invitation of a round, and in which language it stands here."""

    text: str
    language: str


def declare() -> None:
    """Tell the outbox of these mails; called when the app is ready."""
    register_content(INVITATION, content_of)
    register_content(REMINDER, content_of)
    register_content(TEAM, number_of)
    for template in (INVITATION, REMINDER, TEAM):
        register_patient(template)


def content_of(mail: Mail) -> Mapping[str, object]:
    """The number of rounds, the last day, and the words of the desk for each of them."""
    due_on = date.fromisoformat(mail.context["due"])
    rounds = _rounds(mail)
    return {
        "number": int(mail.context["count"]),
        "due_day": due_on,
        "is_late": due_on < clock.today(),
        "words": words_of(rounds, mail.language),
    }


def number_of(mail: Mail) -> Mapping[str, object]:
    """How many people of a manager are open."""
    return {"number": int(mail.context["count"])}


def words_of(rounds: Iterable[Round], language: str) -> list[Words]:
    """The words of each round in `language`, else in Dutch; the same words once."""
    found = [_words(row, language) for row in rounds]
    return list(dict.fromkeys(words for words in found if words.text))


def _words(row: Round, language: str) -> Words:
    if language == "en" and row.invitation_en.strip():
        return Words(row.invitation_en, "en")
    return Words(row.invitation_nl, "nl")


def _rounds(mail: Mail) -> list[Round]:
    """The rounds it is about, the latest opened first."""
    own = Invitation.objects.filter(person=mail.person_id, mail_id=mail.pk).first()
    found = Round.objects.filter(pk__in=own.rounds if own else [])
    return list(found.order_by("-opens_on", "-pk"))
