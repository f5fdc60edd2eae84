"""The forms of rounds: whom, when and with what words; for longer; and no longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.people.models import Entity, Team
from werksaam.plain_forms import PlainErrors
from werksaam.plain_text import TextField

from .forms import VersionChoice, day_field
from .invitation_texts import standard_invitation
from .models import Audience, Version
from .presenters_figures import in_tree_order
from .presenters_round import reminder_words
from .reminder_plan import CHOICES, STANDARD
from .round_errors import field_of
from .rounds import Asking

LONGEST_TEXT = 2000


class _Organisations(forms.MultipleChoiceField):
    """Needed with one audience only: `clean` tells, so no mark says that it may stay empty."""

    marks_optional = False


class _Teams(forms.TypedMultipleChoiceField):
    """The same for teams."""

    marks_optional = False


class RoundForm(PlainErrors):
    """A new round: of whom it asks what, from a day until a day, with which words."""

    version = VersionChoice(
        queryset=Version.objects.none(),
        label=_("Version"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose a version."),
            "invalid_choice": _("Choose a version that has been published."),
        },
    )
    audience = forms.ChoiceField(
        label=_("Who is asked?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who is asked.")},
    )
    entities = _Organisations(
        label=_("Which organisation?"),
        choices=Entity.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    teams = _Teams(
        label=_("Which teams?"),
        help_text=_("The teams below them come along."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_periodic = forms.BooleanField(
        label=_("Also ask people again who confirmed this version before"),
        help_text=_(
            "For a yearly reminder, without a new version. Earlier confirmations are kept."
        ),
        required=False,
    )
    opens_on = day_field(_("Opening day"), help_text=_("From this day people are asked."))
    due_on = day_field(_("Last day"), help_text=_("People confirm on this day at the latest."))
    reminder_days = forms.TypedMultipleChoiceField(
        label=_("When do people get a reminder?"),
        help_text=_(
            "Only who has not confirmed gets one. New people have a last day of their own."
        ),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    invitation_nl = TextField(
        label=_("Invitation in Dutch"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "nl"}),
        error_messages={"required": _("Write the invitation in Dutch.")},
    )
    invitation_en = TextField(
        label=_("Invitation in English"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}),
        error_messages={"required": _("Write the invitation in English.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        versions, teams = kwargs.pop("versions"), kwargs.pop("teams")
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        assert isinstance(field, VersionChoice)
        field.queryset = versions
        self._choose("teams", team_choices(teams))
        self._choose("reminder_days", [(number, reminder_words(number)) for number in CHOICES])

    def clean(self) -> dict[str, Any]:
        """Refuse an audience of which nothing was chosen."""
        data = super().clean() or {}
        for audience, field in ((Audience.ENTITIES, "entities"), (Audience.TEAMS, "teams")):
            chosen_none = field not in self.errors and not data.get(field)
            if data.get("audience") == audience and chosen_none:
                self.add_error(field, _("Choose who is asked."))
        return data

    @property
    def asked(self) -> Asking:
        """What was filled in, as the act takes it."""
        data = dict(self.cleaned_data)
        chosen = {"entities": data.pop("entities"), "teams": data.pop("teams")}
        field = field_of(data["audience"])
        return cast("Asking", {**data, "audience_of": chosen.get(field, ())})

    def _choose(self, name: str, choices: Sequence[tuple[int, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class ExtendForm(PlainErrors):
    """Until when a round runs after all, and why."""

    due_on = day_field(_("New last day"))
    reason = TextField(
        label=_("Why does the round last longer?"),
        help_text=_("Your reason and your name are kept. Write nothing about one person."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        error_messages={"required": _("Say why the round lasts longer.")},
    )


class StopForm(PlainErrors):
    """Why a round stops."""

    reason = TextField(
        label=_("Why does the round stop?"),
        help_text=_("Your reason and your name are kept."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
        error_messages={"required": _("Say why the round stops.")},
    )


def new_round(versions: Iterable[Version]) -> dict[str, Any]:
    """What the form begins with: the latest version, everyone, from today, a plan and a text."""
    latest = next(iter(versions), None)
    begin = {
        "audience": Audience.EVERYONE,
        "opens_on": clock.today(),
        "reminder_days": list(STANDARD),
    }
    if latest is None:
        return begin
    texts = {f"invitation_{code}": standard_invitation(code) for code in ("nl", "en")}
    return begin | texts | {"version": latest.pk}


def team_choices(teams: Sequence[Team]) -> list[tuple[int, str]]:
    """Each team after the one it belongs to, and named with it."""
    names = {team.pk: team.name for team in teams}
    return [(team.pk, _team_words(team, names)) for team in in_tree_order(teams)]


def _team_words(team: Team, names: dict[int, str]) -> str:
    above = names.get(team.parent_id or 0)
    if above is None:
        return team.name
    return format_html("{} <small>{}</small>", team.name, gettext("in %(team)s") % {"team": above})
