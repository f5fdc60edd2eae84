"""The platform and the address of a post on one page: each may tell the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .kinds import Answers, Step
from .models import Platform
from .recognising import platform_of

MEANT = "platform_meant"
"""Which of two it is, where the address says another than was chosen."""


def asks_both(step: Step) -> bool:
    """Whether this page asks the platform, and the address beside it."""
    types = {question.name: question.type_ for question in step.questions}
    return types.get("platform") == "choice" and types.get("address") == "address"


def recognised(step: Step, answers: Answers | Mapping[str, Any]) -> str:
    """The platform that the address tells, where none was chosen; else ""."""
    if not asks_both(step) or answers.get("platform"):
        return ""
    return platform_of(str(answers.get("address") or ""))


def ask_which(form: forms.Form) -> None:
    """Ask once which it is, where the address is of another platform than was chosen.

    Both may be right: a video of one platform is shared on the other. So whatever is
    answered holds.
    """
    chosen, told = _chosen_and_told(form)
    if not told or told == chosen or {MEANT, "later"} & set(form.data):
        return
    facts = {"told": Platform(told).label, "chosen": Platform(chosen).label}
    words = _("You chose %(chosen)s, and the link leads to %(told)s. Tell us which it is.") % facts
    form.add_error("platform", ValidationError(words, code="asked"))
    form.fields[MEANT] = forms.ChoiceField(
        label=_("Where did you see it?"),
        choices=[(told, facts["told"]), (chosen, facts["chosen"])],
        widget=forms.RadioSelect,
    )


def _chosen_and_told(form: forms.Form) -> tuple[str, str]:
    chosen = str(form.cleaned_data.get("platform") or "")
    return chosen, platform_of(str(form.cleaned_data.get("address") or "")) if chosen else ""
