"""The forms of the register of permissions: what goes in, what ends, who takes over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from werksaam import clock
from werksaam.plain_forms import PlainErrors

from ..forms_fields import PeopleField, TextField, any_day_field
from ..forms_reason import reason_field
from ..kinds import Outcome, Text
from ..kinds.days import wrong_with_term
from ..models import Case, Permission
from .permission_standing import Standing
from .permissions import Terms
from .queries_permissions import ORPHANS

_TEXT_LENGTH = 1000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short"})


class PermissionPart:
    """What goes into the register: as reported, until the desk says otherwise."""

    title: Text = _("What goes into the register?")
    lead: Text = _("Only if you put it in the register. Write no more than you saw in the writing.")

    def __init__(self, case: Case) -> None:
        report = case.reports.order_by("submitted_at").first()
        self.said: dict[str, Any] = dict(report.answers) if report else {}
        self.reference = report.reference if report else ""

    def fields(self) -> dict[str, forms.Field]:
        """Scope, proof and last day."""
        return {
            "scope": TextField(
                label=_("What may be shared, and where?"),
                max_length=_TEXT_LENGTH,
                widget=_area(3),
                marks_optional=False,
                initial=self.said.get("scope", ""),
            ),
            "proof": TextField(
                label=_("Which writing did you see, and where is it?"),
                max_length=_TEXT_LENGTH,
                widget=_area(2),
                marks_optional=False,
                initial=self.said.get("proof") or self._images(),
            ),
            "until": _last_day(parse_date(self.said.get("until", ""))),
        }

    def belongs_to(self, chosen: Outcome) -> bool:
        """Only putting it in the register."""
        return chosen.registers == "permission"

    def wrong(self, data: dict[str, Any]) -> dict[str, Text]:
        """What is missing, and days that do not go together."""
        missing: dict[str, Text] = {
            "scope": _("Write down what may be shared."),
            "proof": _("Write down which writing you saw. Without it is no proof."),
            "until": _("Fill in the last day."),
        }
        empty = {name: words for name, words in missing.items() if not data.get(name)}
        until: date | None = data.get("until")
        last = until.isoformat() if until else None
        return {**wrong_with_term(self.said.get("given_on"), last, clock.today()), **empty}

    def made(self, data: dict[str, Any]) -> Terms:
        """The terms as the desk verified them."""
        return Terms(data["scope"], data["proof"], data["until"])

    def _images(self) -> str:
        """Where the writing is, if it came as an image alone."""
        if not self.said.get("evidence"):
            return ""
        return _now("An image with report %(number)s.") % {"number": self.reference}


def _last_day(initial: date | None) -> forms.DateField:
    return any_day_field(
        label=_("What is the last day on which it holds?"),
        initial=initial,
        error_messages={},
        marks_optional=False,  # the part tells
    )


class TakeOverForm(PlainErrors):
    """Who becomes the holder of a permission of someone who left, and why."""

    holder = PeopleField(
        label=_("Who is the holder from now on?"),
        help_text=_("Name, e-mail address or personnel number. We tell this colleague."),
        most=1,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Fill in the name of the colleague.")},
    )
    reason = reason_field(_("Why this colleague?"))

    def __init__(self, data: Any = None, *, permission: Permission) -> None:
        super().__init__(data)
        self.permission = permission

    def clean_holder(self) -> int:
        """One colleague, and another than now."""
        (person_id,) = self.cleaned_data["holder"]
        if person_id == self.permission.holder_id:
            raise forms.ValidationError(_("This colleague is the holder already."))
        return int(person_id)


class RegisterForm(PlainErrors):
    """The filters of the register, as they stand in its address; nonsense counts as absent."""

    stand = forms.ChoiceField(
        label=_("Which ones?"),
        required=False,
        choices=[
            ("", _("All")),
            (Standing.VALID, _("Valid")),
            (Standing.ENDS_SOON, _("Ends soon")),
            (Standing.ENDED, _("Ended")),
            (Standing.WITHDRAWN, _("Withdrawn")),
            (ORPHANS, _("Holder no longer here")),
        ],
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )
    q = TextField(
        label=_("Search by name or words"),
        required=False,
        max_length=200,
        marks_optional=False,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control form-control-sm"}),
    )
