"""The page with all versions: read one, compare two, or ask for the text of a day."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from werksaam.people.access import PersonRequest

from ..comparison_choice import default_pair
from ..forms import DayForm
from ..forms_comparing import PairForm
from ..presenters_timeline import timeline_picture
from ..presenters_versions import version_lines
from ..queries_reading import Code


def versions_page(
    request: PersonRequest,
    code: Code,
    *,
    day_form: DayForm | None = None,
    pair_form: PairForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with what was wrong in a form that was sent."""
    pair = default_pair(request.user, code)
    if pair_form is None and pair:
        pair_form = PairForm(code=code, pair=pair)
    context = {
        "policy": code.policy,
        "lines": version_lines(code),
        "picture": timeline_picture(code),
        "day_form": day_form or DayForm(),
        "pair_form": pair_form,
        "form": next((one for one in (day_form, pair_form) if one and one.errors), None),
    }
    return render(request, "policy/versions.html", context, status=status)
