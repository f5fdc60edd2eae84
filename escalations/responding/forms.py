"""The forms of responding to a post."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.plain_forms import PlainErrors, Unmarked

from ..forms_fields import AddressField, MomentField, TextField
from ..forms_handling import DecideForm
from ..guide import load
from ..messaging import LONGEST
from ..models import Platform, Post
from ..recognising import platform_of
from .following import Following, is_followed
from .watching import is_day_to_look

_REASON_LENGTH = 1000
IS_RIGHT = "is_right"
"""Ticked where the response does stand on another platform than the post."""
PAGE_IS_OLD = _("This page is old. Go back to the case and begin again.")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


class LookField(Unmarked, forms.DateField):
    """A day to look at a post again: after today, and within a year."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    input_formats = ("%Y-%m-%d", "%d-%m-%Y")

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not is_day_to_look(day, clock.today()):
            raise ValidationError(_("Choose a day after today, within a year."))
        return day


class GuidedDecideForm(DecideForm):
    """The decision on a post: beside the rest, why otherwise than the guide advised, and the
    day to look again. `following` is the way through the guide, if someone walked it."""

    deviation = TextField(
        label=_("Why do you decide otherwise than the guide?"),
        help_text=_("Only if you do not follow the advice of the guide."),
        max_length=_REASON_LENGTH,
        widget=_area(3),
        required=False,
        marks_optional=False,
    )
    look_on = LookField(
        label=_("When do you look at the post again?"),
        help_text=_("Only if you keep an eye on the post. You get a mail on that day."),
        required=False,
    )
    field_order = (
        "outcome",
        "deviation",
        "motivation",
        "public_response",
        "look_on",
        "advice_to_reporter",
        "revision",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        following: Following = Following(),  # noqa: B008 (frozen)
        is_watched: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.following = following
        if not following.advice:
            del self.fields["deviation"]
        if is_watched or not any(outcome.watches for outcome in self.offered):
            del self.fields["look_on"]

    @property
    def decision(self) -> dict[str, Any]:
        """What was filled in, as `deciding.decide` takes it."""
        data = dict(self.cleaned_data)
        following = Following(
            self.following.path,
            self.following.advice,
            data.pop("deviation", ""),
            data.pop("look_on", None),
        )
        return {**data, "more": following}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "outcome" not in data:
            return data
        if self.kind.outcome(data["outcome"]).watches:
            self._ask_for_the_day(data)
        else:
            data.pop("look_on", None)
        advice = self.following.advice
        if advice and not is_followed(load(), advice, data["outcome"]):
            self._ask_for_the_reason(data)
        return data

    def _ask_for_the_day(self, data: dict[str, Any]) -> None:
        if "look_on" in self.fields and not data.get("look_on") and "look_on" not in self.errors:
            self.add_error("look_on", _("Choose the day on which you look again."))

    def _ask_for_the_reason(self, data: dict[str, Any]) -> None:
        if not data.get("deviation", True):
            self.add_error("deviation", _("Write down why you do not follow the advice."))


class ResponseForm(PlainErrors):
    """The response under way, on the text that the page showed."""

    body = TextField(
        label=_("Text of the response"),
        help_text=_("Nobody outside sees this yet. Your colleagues who see the case do."),
        max_length=LONGEST,
        widget=_area(8),
        error_messages={"required": _("Write your text first.")},
    )
    revision = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": PAGE_IS_OLD, "invalid": PAGE_IS_OLD},
    )


class _Where(Unmarked, AddressField):
    """Needed where it was placed: `clean` tells."""


class _When(Unmarked, MomentField):
    """The same for the moment."""


class PlacementForm(PlainErrors):
    """What became of an approved response to `post`. `since`: the minute of its approval.

    A response stands beneath the post. So where the link leads to another platform it asks
    once whether that is right: what was reported may have been wrong.
    """

    became = forms.ChoiceField(
        label=_("Was the response placed?"),
        choices=[("placed", _("Yes, it is online")), ("not", _("No, we do not place it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose ‘Yes’ or ‘No’.")},
    )
    address = _Where(
        label=_("Link to the response"),
        help_text=_("Copy it from the address bar of your browser."),
        required=False,
    )
    placed_at = _When(label=_("When was it placed?"), required=False)
    reason = TextField(
        label=_("Why is it not placed?"),
        help_text=_("Only if it is not placed. One sentence is enough."),
        max_length=_REASON_LENGTH,
        widget=_area(3),
        required=False,
        marks_optional=False,
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(
        self, data: Any = None, *, since: datetime, post: Post | None = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.since, self.post = since, post

    @property
    def is_placed(self) -> bool:
        """Whether the response is online."""
        return bool(self.cleaned_data["became"] == "placed")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("became") == "placed":
            self._must_say_where(data)
        elif data.get("became") == "not" and not data.get("reason", True):
            self.add_error("reason", _("Write down why. One sentence is enough."))
        return data

    def _must_say_where(self, data: dict[str, Any]) -> None:
        if not data.get("address", True):
            self.add_error("address", _("Fill in where the response stands."))
        if self.post and IS_RIGHT not in self.data:
            self._ask_if_right(self.post, platform_of(data.get("address", "")))
        moment = data.get("placed_at", self.since)
        if moment is None:
            self.add_error("placed_at", _("Fill in when it was placed."))
        elif moment < self.since:
            self.add_error("placed_at", _("This is before it was approved. Choose a later moment."))

    def _ask_if_right(self, post: Post, told: str) -> None:
        if not told or told in {post.platform, platform_of(post.address)}:
            return
        facts = {"told": Platform(told).label, "where": post.get_platform_display()}
        words = _("The post is on %(where)s, and this link leads to %(told)s. Check the link.")
        self.add_error("address", ValidationError(words, params=facts))
        self.fields[IS_RIGHT] = forms.BooleanField(
            label=_("The link is right: our response stands there"), required=False
        )


class WatchForm(PlainErrors):
    """A day to look again, and what to look for."""

    look_on = LookField(
        label=_("When do you look again?"), help_text=_("You get a mail on that day.")
    )
    note = TextField(
        label=_("What do you look for?"),
        max_length=_REASON_LENGTH,
        widget=_area(2),
        required=False,
    )


class LookForm(PlainErrors):
    """What was seen on looking again, and how it goes on."""

    DONE, LATER, ANEW = "done", "later", "anew"
    GOES_ON = (
        (DONE, _("Nothing more: it is done")),
        (LATER, _("Look again on another day")),
        (ANEW, _("Answer the questions of the guide again")),
    )

    finding = TextField(
        label=_("What do you see now?"),
        help_text=_("For example: nobody replies any more. Or: others share it."),
        max_length=_REASON_LENGTH,
        widget=_area(3),
        error_messages={"required": _("Write down what you see. One sentence is enough.")},
    )
    next = forms.ChoiceField(
        label=_("What do you do now?"),
        choices=GOES_ON,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you do now.")},
    )
    next_on = LookField(
        label=_("When do you look again?"),
        help_text=_("Only if you look again on another day."),
        required=False,
    )
    watch = forms.CharField(widget=forms.HiddenInput, max_length=36)

    def __init__(self, data: Any = None, *, has_guide: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not has_guide:
            field = self.fields["next"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = self.GOES_ON[:-1]

    @property
    def outcome(self) -> dict[str, Any]:
        """What was filled in, as `looking.look` takes it."""
        data = self.cleaned_data
        later, anew = data["next"] == self.LATER, data["next"] == self.ANEW
        next_on = data["next_on"] if later else None
        return {"finding": data["finding"], "next_on": next_on, "again": anew}

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("next") == self.LATER and not data.get("next_on", True):
            self.add_error("next_on", _("Choose the day on which you look again."))
        return data
