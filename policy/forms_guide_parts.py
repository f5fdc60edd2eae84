"""Forms of the desk's work on questions and advice: of the whole, a question, an advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from werksaam.plain_forms import UnmarkedChoice, UnmarkedNumber

from .forms_guidance import Choices, PartForm, in_both, lines, note_field
from .guidance.checking import LONGEST, MOST_ANSWERS, MOST_STEPS
from .guidance.guide import VERDICTS
from .guidance.parts import Part

SPARE = 2
"""Empty rows below those that are filled, so that one can add without script."""
VERDICT_WORDS = dict(
    zip(
        VERDICTS,
        (_("Go ahead"), _("Change it first"), _("Ask first"), _("Do not post")),
        strict=True,
    )
)


class BeginForm(PartForm):
    """What the whole is called, what stands above it, and which question comes first."""

    title_nl = lines(_("Title, in Dutch"), LONGEST["title"])
    title_en = lines(_("Title, in English"), LONGEST["title"])
    intro_nl = lines(_("Introduction, in Dutch"), LONGEST["intro"], rows=3)
    intro_en = lines(_("Introduction, in English"), LONGEST["intro"], rows=3)
    start = forms.ChoiceField(label=_("First question"), required=False)

    def __init__(self, *args: Any, part: Part, questions: Choices, **kwargs: Any) -> None:
        initial = {
            **in_both("title", part.get("title")),
            **in_both("intro", part.get("intro")),
            "start": part.get("start", ""),
            **kwargs.pop("initial", {}),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["start"].choices = [("", _("Not chosen yet")), *questions]  # type: ignore[attr-defined]

    def part(self) -> Part:
        start = self.cleaned_data["start"]
        return {"title": self.words("title"), "intro": self.words("intro"), "start": start}


class RowsForm(PartForm):
    """A part with rows of its own: each in two languages, with a place in the order.

    A row that is emptied goes away; half of one is an error at the language that is missing.
    """

    ROW = ""
    MOST = 0
    LONGEST_ROW = 0
    OPTIONAL = ""
    """The text that may be left out, in both languages."""

    def add_rows(self, rows: Sequence[Part]) -> None:
        """Fields for these rows and a few empty ones."""
        self.rows = min(max(len(rows), self._sent()) + SPARE, max(self.MOST, len(rows)))
        for at in range(self.rows):
            row = rows[at] if at < len(rows) else {}
            self.initial.update(in_both(f"{self.ROW}_{at}", row))
            self.initial[f"{self.ROW}_{at}_place"] = at + 1
            self.add_row(at, row)

    def _sent(self) -> int:
        """How many rows were filled in what was sent: none is lost where fewer are stored."""
        filled = (at for at in range(self.MOST) if self.data.get(f"{self.ROW}_{at}_nl"))
        return max(filled, default=-1) + 1

    def add_row(self, at: int, row: Part) -> None:
        """The fields of one row."""
        name, number = f"{self.ROW}_{at}", {"number": at + 1}
        for language in ("nl", "en"):
            self.fields[f"{name}_{language}"] = lines(
                self.label(language, number),
                self.LONGEST_ROW,
                required=False,
                marks_optional=False,
            )
        self.fields[f"{name}_place"] = UnmarkedNumber(
            label=self.label("place", number), min_value=1, max_value=99, required=False
        )

    def label(self, language: str, number: dict[str, int]) -> Any:
        """How a field of a row is called."""
        raise NotImplementedError

    def filled(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows that hold something, in the order that was asked for."""
        rows = [(at, self.words(f"{self.ROW}_{at}")) for at in range(self.rows)]
        held = [(at, words) for at, words in rows if any(words.values())]
        yield from sorted(held, key=lambda row: self._place(row[0]))

    def _place(self, at: int) -> tuple[int, int]:
        return self.cleaned_data.get(f"{self.ROW}_{at}_place") or at + 1, at

    def clean(self) -> dict[str, Any]:
        """Refuse a row, or the text that may be left out, in one language."""
        data = super().clean() or {}
        for at in range(self.rows):
            pair = [f"{self.ROW}_{at}_{language}" for language in ("nl", "en")]
            missing = [name for name in pair if not data.get(name) and name not in self.errors]
            if len(missing) == 1 and any(data.get(name) for name in pair):
                self.add_error(missing[0], _("Fill this in too, or empty the whole row."))
        nl, en = f"{self.OPTIONAL}_nl", f"{self.OPTIONAL}_en"
        for one, other in ((nl, en), (en, nl)):
            if data.get(one) and not data.get(other) and other not in self.errors:
                self.add_error(other, _("Fill this in too, or leave out both."))
        return data


class QuestionPartForm(RowsForm):
    """A question, its help, its answers and where they lead."""

    ROW, MOST, LONGEST_ROW = "answer", MOST_ANSWERS, LONGEST["answer"]
    OPTIONAL = "help"

    question_nl = lines(_("Question, in Dutch"), LONGEST["question"])
    question_en = lines(_("Question, in English"), LONGEST["question"])
    help_nl = lines(_("Help below it, in Dutch"), LONGEST["help"], rows=3, required=False)
    help_en = lines(_("Help below it, in English"), LONGEST["help"], rows=3, required=False)
    note = note_field()

    def __init__(self, *args: Any, part: Part, targets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = [("", _("Not chosen yet")), *targets]
        self.initial.update(in_both("question", part) | in_both("help", part.get("help")))
        self.initial["note"] = part.get("note_for_desk", "")
        self.answers: list[Part] = part.get("answers") or []
        self.add_rows(self.answers)
        self.order_fields([name for name in self.fields if name != "note"])

    def label(self, language: str, number: dict[str, int]) -> Any:
        words = {
            "nl": _("Answer %(number)d, in Dutch"),
            "en": _("Answer %(number)d, in English"),
            "place": _("Answer %(number)d: place in the order"),
        }
        return words[language] % number

    def add_row(self, at: int, row: Part) -> None:
        super().add_row(at, row)
        self.initial[f"answer_{at}_next"] = row.get("next", "")
        self.fields[f"answer_{at}_next"] = UnmarkedChoice(
            label=_("Answer %(number)d leads to") % {"number": at + 1},
            choices=self.targets,
            required=False,
        )

    def part(self) -> Part:
        return {
            **self.words("question"),
            "help": self.words("help"),
            "answers": list(self._answers()),
            "note_for_desk": self.cleaned_data["note"],
        }

    def _answers(self) -> Iterator[Part]:
        taken = {answer["id"] for answer in self.answers}
        names = (f"a{n}" for n in range(1, 100) if f"a{n}" not in taken)
        for at, words in self.filled():
            name = self.answers[at]["id"] if at < len(self.answers) else next(names)
            yield {"id": name, **words, "next": self.cleaned_data[f"answer_{at}_next"]}


class OutcomePartForm(RowsForm):
    """A piece of advice: verdict, title, steps, the lids behind it, the action."""

    ROW, MOST, LONGEST_ROW = "step", MOST_STEPS, LONGEST["step"]
    OPTIONAL = "doubt"

    verdict = forms.ChoiceField(
        label=_("What is the advice?"),
        choices=list(VERDICT_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the advice is.")},
    )
    title_nl = lines(_("Title, in Dutch"), LONGEST["title"])
    title_en = lines(_("Title, in English"), LONGEST["title"])
    doubt_nl = lines(_("What is unclear in the code, in Dutch"), LONGEST["doubt"], required=False)
    doubt_en = lines(_("What is unclear in the code, in English"), LONGEST["doubt"], required=False)
    needs_disclaimer = forms.BooleanField(
        label=_("Show the disclaimer with a copy button"), required=False
    )
    action = forms.ChoiceField(label=_("What can be done in the portal?"), required=False)
    lids = forms.MultipleChoiceField(
        label=_("Which rules are behind this?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one rule.")},
    )
    note = note_field()

    def __init__(
        self, *args: Any, part: Part, lids: Choices, actions: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        doubt = in_both("doubt", part.get("doubt"))
        self.initial.update(in_both("title", part.get("title")) | doubt)
        held = {
            "verdict": part.get("verdict", ""),
            "needs_disclaimer": part.get("needs_disclaimer", False),
            "action": part.get("action") or "",
            "lids": [lid["provision"] for lid in part.get("lids") or []],
            "note": part.get("note_for_desk", ""),
        }
        self.initial.update(held)
        self.fields["lids"].choices = list(lids)  # type: ignore[attr-defined]
        self.fields["action"].choices = list(actions)  # type: ignore[attr-defined]
        self.add_rows(part.get("steps") or [])
        steps = [name for name in self.fields if name.startswith("step_")]
        self.order_fields(["verdict", "title_nl", "title_en", *steps, "doubt_nl", "doubt_en"])

    def label(self, language: str, number: dict[str, int]) -> Any:
        words = {
            "nl": _("Step %(number)d, in Dutch"),
            "en": _("Step %(number)d, in English"),
            "place": _("Step %(number)d: place in the order"),
        }
        return words[language] % number

    def part(self) -> Part:
        data, doubt = self.cleaned_data, self.words("doubt")
        return {
            "verdict": data["verdict"],
            "title": self.words("title"),
            "steps": [words for _at, words in self.filled()],
            "lids": data["lids"],
            "action": data["action"],
            "needs_disclaimer": data["needs_disclaimer"],
            "note_for_desk": data["note"],
            # An advice without doubt reads as one that was written before there was a place for it.
            **({"doubt": doubt} if any(doubt.values()) else {}),
        }
