"""The receipt of an acknowledgement, which proves it offline: as JSON, and as a PDF for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from werksaam.audit.receipts import receipt_for
from werksaam.documents.pdf import Attached, pdf

from .models import Acknowledgement
from .presenters_receipt import receipt_words
from .qr import qr_image

JSON = "application/json"


def proof_of(given: Acknowledgement) -> dict[str, Any]:
    """The proof that it stands in the trail, with the record itself; always the same one."""
    return receipt_for(given, with_record=True)


def file_name(given: Acknowledgement, ending: str) -> str:
    """What the file is called; nothing personal is in it."""
    return f"bevestiging-{given.pk}.{ending}"


def as_json(receipt: Mapping[str, Any]) -> str:
    """The proof as a file that people can open as well."""
    return json.dumps(receipt, ensure_ascii=False, indent=2)


def as_pdf(given: Acknowledgement) -> bytes:
    """The receipt in the language of the record, with its JSON inside. Raises CannotRender."""
    receipt, address = proof_of(given), settings.BASE_URL + reverse("audit:check")
    with translation.override(given.language):
        said = receipt_words(given, receipt, address, qr_image(address))
        file = Attached(file_name(given, "json"), as_json(receipt), JSON, _("The proof itself"))
        return pdf(
            "receipt",
            said,
            language=given.language,
            made_at=given.given_at,
            attached=[file],
            if_replaced=_(
                "Some letters can’t be printed here. They stand as a number between brackets. "
                "The file inside this document has them as they are."
            ),
        )
