"""Mail that did not arrive, for the administrator."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from escalations.queries_told import locks_held
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.notifications import delivering, queries
from werksaam.notifications.models import Mail
from werksaam.people.access import PersonRequest, requires
from werksaam.people.models import Role, User


@require_safe
@requires(Role.ADMINISTRATOR)
def mail(request: PersonRequest) -> HttpResponse:
    """Reports that nobody could be told of, dead mail, and mail that is tried again."""
    context = {
        "locks": locks_held(),
        "page": Paginator(queries.dead(), 25).get_page(request.GET.get("page")),
        "struggling": queries.struggling()[:50],
    }
    return render(request, "mail/mail.html", context)


@require_POST
@requires(Role.ADMINISTRATOR)
def try_again(request: PersonRequest, mail_id: UUID) -> HttpResponse:
    """Send a dead mail once more."""
    found = get_object_or_404(queries.dead(), pk=mail_id)
    send_again(by=request.user, mail=found)
    messages.success(request, _("The mail will be sent again within a minute."))
    return redirect("mail")


@act
def send_again(*, by: User, mail: Mail) -> None:
    """Bring a dead mail back, in the trail: who had it sent."""
    delivering.try_again(mail)
    record("mail.sent_again", by=by, facts={"template": mail.template})
