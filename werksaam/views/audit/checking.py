"""Anyone with a receipt can check it here; nothing of it is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from werksaam.audit import keyring
from werksaam.audit.verify import NotProven, check_receipt
from werksaam.plain_forms import status_of

from .forms import ReceiptForm
from .presenters import Verdict, refusal


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """A receipt goes in; what it proves comes out, in words."""
    form, verdict = ReceiptForm(), None
    if request.method == "POST":
        form = ReceiptForm(request.POST, request.FILES)
        if form.is_valid():
            verdict, form = _verdict(form.content()), ReceiptForm()
    context = {"form": form, "verdict": verdict, "keys": keyring.public_keys()}
    return render(request, "audit/check.html", context, status=status_of(form))


@require_safe
def key(request: HttpRequest, key_id: str) -> HttpResponse:
    """A public key, for who checks receipts without the portal."""
    for found in keyring.public_keys():
        if found.key_id.hex() == key_id:
            response = HttpResponse(found.as_file(), content_type="text/plain; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="portal-{key_id}.pub"'
            return response
    raise Http404


def _verdict(content: str) -> Verdict:
    try:
        return Verdict(check_receipt(content, keyring.public_keys()))
    except NotProven as error:
        return refusal(error)
