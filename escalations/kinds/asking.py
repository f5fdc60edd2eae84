"""What is asked in a report: questions, on pages, of whom they concern. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.functional import Promise

Text = str | Promise
"""Words on the screen, translated when they are shown."""

Answers = Mapping[str, Any]
"""Answers as kept in a draft and a report: JSON.

text, long_text, choice, address, handle → str; choices → list of str; moment → ISO 8601
with offset; date → ISO 8601; person → list of person ids (int); images → list of ids of attachments
(str). Absent or empty: not answered.
"""

Wrong = Mapping[str, Text]
"""What is wrong with answers, by the name of the question to mend."""

QuestionType = Literal[
    "text",
    "long_text",
    "choice",
    "choices",
    "address",
    "moment",
    "date",
    "person",
    "images",
    "handle",
]


@dataclass(frozen=True)
class Choice:
    """One possible answer. `severity` and `reach` (of `models.weighing`) are what it says of
    the matter, before anyone weighed it; 0 where it says nothing."""

    value: str
    label: Text
    help: Text = ""
    severity: int = 0
    reach: int = 0


@dataclass(frozen=True)
class Condition:
    """Holds when the answer to `question` is `value`."""

    question: str
    value: str

    def holds(self, answers: Answers) -> bool:
        """Whether these answers meet it."""
        return bool(answers.get(self.question) == self.value)


@dataclass(frozen=True)
class Question:
    """One question on a form.

    `short` is its name in the list of answers, `missing` the error when it is
    left empty, `prefill` what the form starts with. `party` makes the people who
    are chosen here a party of the case: they are never to see it. `most` is how many
    people or images may be given. `not_oneself` is the error for who names themselves,
    with where to go instead; where it is empty one may. `receives`: whoever is chosen here
    is whom the report goes to. `depends`: other answers decide whether it is needed, so it is
    not marked as optional; the `check` of its step tells.
    """

    name: str
    label: Text
    type_: QuestionType
    help: Text = ""
    short: Text = ""
    missing: Text = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    max_length: int | None = None
    rows: int = 5
    most: int | None = None
    prefill: Literal["", "now"] = ""
    party: Literal["", "subject", "witness"] = ""
    not_oneself: Text = ""
    receives: bool = False
    depends: bool = False


def nothing_wrong(answers: Answers, today: date) -> Wrong:
    """Whatever is filled in goes together."""
    return {}


@dataclass(frozen=True)
class Step:
    """One page of the form. With `when`, asked only of whom it concerns.

    `unsure` is a way on for who doesn't know: it sets that answer instead. `shows` is
    what stands above the questions: whom to call first, the standing text of the
    kind that the desk keeps (`Kind.wording`), or where the approved names are. `check` says
    what does not go together, on the day that it is asked.
    """

    slug: str
    title: Text
    questions: tuple[Question, ...]
    when: Condition | None = None
    unsure: Condition | None = None
    shows: Literal["", "phone", "wording", "names"] = ""
    check: Callable[[Answers, date], Wrong] = nothing_wrong

    @property
    def takes_images(self) -> bool:
        """Whether images are asked here: they arrive as files."""
        return any(question.type_ == "images" for question in self.questions)

    @property
    def only_images(self) -> bool:
        """Whether nothing else is asked here: who has none just goes on."""
        return all(question.type_ == "images" for question in self.questions)
