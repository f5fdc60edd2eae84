"""Questions about the code and their answers, made by the real acts.

question = a_question(anna, version)                    # about article 4, paragraph 8
question = an_answered_question(anna, version)
question = a_published_answer(anna, version)            # beside the code, in Dutch and English
"""

from __future__ import annotations

from policy.answering import answer
from policy.asking import ask
from policy.models import ProvisionQuestion, ProvisionText, Version
from policy.publishing_answers import Wording, publish_answer
from werksaam.people.models import Role, User

from .people import person

LID = "art_4__para_8"
IN_GENERAL = (
    Wording("nl", "Moet ik ook ’s avonds bellen?", "Ja, bel meteen."),
    Wording("en", "Must I also call in the evening?", "Yes, call at once."),
)


def a_text(version: Version, eid: str = LID) -> ProvisionText:
    """A provision of this version."""
    return version.texts.get(eid=eid)


def a_question(
    by: User, version: Version, *, eid: str = LID, body: str = "Geldt dit ook in mijn vrije tijd?"
) -> ProvisionQuestion:
    """A question that waits."""
    return ask(by=by, text=a_text(version, eid), body=body, language="nl")


def an_answered_question(
    by: User, version: Version, *, desk: User | None = None, body: str = "Ook ’s avonds?"
) -> ProvisionQuestion:
    """A question that the desk answered."""
    question = a_question(by, version, body=body)
    answer(by=desk or person(roles=[Role.SECRETARIAT]), question=question, body="Ja, ook dan.")
    return ProvisionQuestion.objects.get(pk=question.pk)


def a_published_answer(
    by: User, version: Version, *, desk: User | None = None
) -> ProvisionQuestion:
    """An answered question that stands beside the code, in general words."""
    desk = desk or person(roles=[Role.SECRETARIAT])
    question = an_answered_question(by, version, desk=desk)
    publish_answer(by=desk, question=question, text=a_text(version), wordings=IN_GENERAL)
    return question
