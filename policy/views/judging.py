"""Judging something odd in the words of a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from werksaam.conflicts import Conflict
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import DESK
from werksaam.people.unsent import keeps_unsent, owner_of_form, posted_or_unsent

from ..forms_drafting import JudgeForm
from ..judging import judge
from ..presenters_blocking import FlagLine, flag_lines
from .desk import found


@keeps_unsent
@requires(*sorted(DESK))
@require_http_methods(["GET", "POST"])
def judge_flag(request: PersonRequest, number: int, code: str, values: str) -> HttpResponse:
    """Show a flag with what was decided about it, and take a decision in."""
    _code, version = found(request, number)
    flag = next((f for f in flag_lines(version) if _is(f, code, values)), None)
    form = JudgeForm(posted_or_unsent(request))
    if flag is None:
        raise _gone(number, request.POST.get("remark", ""))
    if request.method == "POST" and form.is_valid():
        judge(
            by=request.user,
            version=version,
            code=code,
            values_sha256=values,
            remark=form.cleaned_data["remark"],
        )
        messages.success(request, _("Your decision has been recorded."))
        return redirect("policy:desk_version", number)
    owner = owner_of_form(request.user)
    context = {"version": version, "flag": flag, "form": form, "owner": owner}
    status = 422 if request.method == "POST" else 200
    return render(request, "policy/drafting/judge.html", context, status=status)


def _gone(number: int, typed: str) -> Exception:
    """Nothing there; but where someone judged it, the words changed under their hands."""
    if not typed.strip():
        return Http404()
    lost = Conflict(
        _("This need not be judged any more."),
        _("The words have been changed in the meantime."),
        reverse("policy:desk_version", args=[number]),
    )
    lost.typed = (typed,)
    return lost


def _is(flag: FlagLine, code: str, values: str) -> bool:
    return (flag.code, flag.values_sha256) == (code, values)
