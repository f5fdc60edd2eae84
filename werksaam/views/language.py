"""Switching between Dutch and English, on any page, and staying there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from werksaam.people.models import User
from werksaam.people.preferences import remember_language, set_language


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Remember the language: with the person who is signed in, and in a cookie for before."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_way_back(request))
    if language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        set_language(person=request.user, language=language)
    remember_language(response, language)
    return response


def _way_back(request: HttpRequest) -> str:
    """The page that the switch was on, if that is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") else reverse("home")
