"""The portal on a phone: what it is called there, and the page for when there is no connection."""

from __future__ import annotations

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

PAPER, PINE = "#FBFAF7", "#0B5351"
SHELL = (
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/forms.css",
    "css/components.css",
    "css/pages.css",
    "css/code.css",
    "css/work.css",
    "fonts/source-sans-3-latin-wght-normal.woff2",
    "fonts/bricolage-grotesque-latin-wght-normal.woff2",
    "icons.svg",
    "favicon.svg",
    "js/offline.js",
    "js/offline_page.js",
)
"""What the page without connection needs; no page with a case or a person is among it."""
LANGUAGE = "taal"
"""In the address of that page: the language it speaks."""
A_DAY = "private, max-age=86400"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to install the portal, and to let other apps share with it."""
    icons = [
        {
            "src": static(f"icons/{name}-{pixels}.png"),
            "sizes": f"{pixels}x{pixels}",
            "type": "image/png",
            "purpose": purpose,
        }
        for name, purpose in (("portal", "any"), ("maskable", "maskable"))
        for pixels in (192, 512)
    ]
    facts = {
        "id": "/",
        "name": "Sociale media code WerkSaam Westfriesland",
        "short_name": "Code",
        "lang": "nl",
        "dir": "ltr",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PINE,
        "icons": icons,
        "share_target": _share_target(),
    }
    answer = JsonResponse(facts, content_type="application/manifest+json")
    answer.headers["Cache-Control"] = A_DAY
    return answer


def _share_target() -> dict[str, object]:
    """Address, text and images of another app, by POST into a draft."""
    images = ["image/png", "image/jpeg", "image/webp", ".png", ".jpg", ".jpeg", ".webp"]
    return {
        "action": reverse("escalations:share"),
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{"name": "images", "accept": images}],
        },
    }


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that a browser keeps for when there is no connection; at the root, so for all."""
    page = f"{reverse('offline')}?{LANGUAGE}={get_language()}"
    shell = [page, *(static(name) for name in SHELL)]
    named = sha256("".join(shell).encode()).hexdigest()[:12]
    context = {
        "shell": json.dumps(shell),
        "name": named,
        "offline": page,
        "sign_out": reverse("account_logout"),
        "share": reverse("escalations:share"),
    }
    answer = render(request, "offline_worker.js", context, content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """There is no connection: asked for beforehand, by a browser that says not whose it is.

    So its language is in its address, as the worker that asks for it knows whom it is for.
    """
    asked = request.GET.get(LANGUAGE, "")
    language = asked if asked in dict(settings.LANGUAGES) else str(get_language())
    with override(language):
        answer = render(request, "offline.html")
        answer.headers["Content-Language"] = language
    return answer
