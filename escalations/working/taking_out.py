"""The whole file of a case as a ZIP, with proofs that hold without the portal.

First all of the case is read at once, under the lock of its row: whoever decides meanwhile
waits, so it is the case from before or from after, never half. Then images and proofs, which
do not change any more, go into the ZIP one by one. Last it is noted, and only then given.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime

from werksaam import clock
from werksaam.audit import checkpoints, keyring
from werksaam.audit.models import Event
from werksaam.audit.receipts import receipts_of
from werksaam.people.models import User
from werksaam.stored_files import read

from ..access import visible_cases
from ..models import Case, CaseExport, CaseLink
from ..queries import load_records
from ..transitions import refusal
from .bundling import Bundle
from .file_noted import note_export
from .file_page import file_page, image_name
from .file_parts import whole_moment
from .file_rows import FileRows, as_json, people_in, rows_of_file

IN_MEMORY = 4 * 1024 * 1024
"""Bytes of a ZIP that may be in memory; of a larger one the rest is in a file without a name."""
STYLE = Path(__file__).parents[1] / "data" / "case-file.css"


@dataclass(frozen=True)
class _Read:
    """What was read of the case at one moment."""

    found: FileRows
    page: str
    records: str
    at: datetime


@dataclass(frozen=True)
class HandedOut:
    """The ZIP, ready to be read from its beginning, and what the trail keeps of it."""

    file: IO[bytes]
    name: str
    export: CaseExport


def take_out(*, by: User, case: Case, revision: int, reason: str, with_notes: bool) -> HandedOut:
    """Make the ZIP, and keep in the trail that it was handed out.

    Raises Case.DoesNotExist for who may not see the case, Stale where it is no longer at
    `revision`, CannotStore or FileNotFoundError where an image can't be read.
    """
    taken = _read_at_once(by, case, revision, with_notes=with_notes)
    with ExitStack() as undoing:
        file: IO[bytes] = undoing.enter_context(tempfile.SpooledTemporaryFile(IN_MEMORY))
        export = note_export(
            by=by,
            case=case,
            revision=revision,
            reason=reason,
            with_notes=with_notes,
            manifest_sha256=_bundle(file, taken, with_notes=with_notes),
        )
        undoing.pop_all()  # whoever gives the answer closes it
    file.seek(0)
    return HandedOut(file, f"dossier-{case.reference}-{revision}.zip", export)


def _read_at_once(by: User, case: Case, revision: int, *, with_notes: bool) -> _Read:
    with transaction.atomic():
        cases = visible_cases(by).select_related("post", "handler", "provision_text")
        current = cases.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
        if current.revision != revision:
            raise refusal(current, revision)
        load_records(current)
        found = rows_of_file(current, by, with_notes=with_notes)
        at = clock.now()
        links = [row for row in found.rows if isinstance(row, CaseLink)]
        shown = file_page(current, with_notes=with_notes, links=links)
        context = {"page": shown, "case": current}
        page = render_to_string("escalations/case_file.html", context | {"at": whole_moment(at)})
        return _Read(found, page, as_json(found, people_in(found)), at)


def _bundle(file: IO[bytes], taken: _Read, *, with_notes: bool) -> str:
    with Bundle(file, localtime(taken.at)) as bundle:
        bundle.add("zaak.html", taken.page.encode())
        bundle.add("zaak.json", taken.records.encode())
        bundle.add("opmaak.css", _style())
        for name, content in chain(_images(taken.found.case), _proofs(taken.found), _keys()):
            bundle.add(name, content)
        bundle.add("README.txt", _readme(taken, with_notes=with_notes).encode())
        return bundle.finish(_about(taken, with_notes=with_notes))


def _about(taken: _Read, *, with_notes: bool) -> dict[str, str | int | bool]:
    """Which state of which case it is."""
    case = taken.found.case
    return {
        "format": "werksaam-case-file/1",
        "case": case.reference,
        "revision": case.revision,
        "state": str(case.state),
        "made_at": taken.at.isoformat(),
        "with_notes": with_notes,
    }


def _images(case: Case) -> Iterator[tuple[str, bytes]]:
    """As they are stored, one in memory at a time."""
    for report in case.reports.all():
        for number, image in enumerate(report.attachments.all(), 1):
            yield image_name(report, number, image), read(image.file)


def _proofs(found: FileRows) -> Iterator[tuple[str, bytes]]:
    """A proof for each event, named after its number in the trail and what happened."""
    actions = dict(
        Event.objects.filter(index__in=[d.index for d in found.details]).values_list(
            "index", "action"
        )
    )
    for receipt in receipts_of(found.details, found.rows):
        index = receipt["index"]
        content = json.dumps(receipt, indent=1, ensure_ascii=False)
        yield f"bewijzen/{index:08}-{actions[index]}.json", content.encode()


def _keys() -> Iterator[tuple[str, bytes]]:
    """The latest seal on the trail, and the public keys that seals are checked with."""
    yield "zegel.txt", checkpoints.latest_or_sign().note.encode()
    for number, key in enumerate(keyring.public_keys(), 1):
        yield f"sleutel/portaal-{number}.pub", key.as_file().encode()


def _style() -> bytes:
    return STYLE.read_bytes()


def _readme(taken: _Read, *, with_notes: bool) -> str:
    """How to read and check the file: in Dutch, whoever takes it out."""
    case = taken.found.case
    with translation.override("nl"):
        context = {
            "case": case,
            "state": case.get_state_display(),
            "at": whole_moment(taken.at),
            "with_notes": with_notes,
            "origin": settings.AUDIT_ORIGIN,
        }
        return render_to_string("escalations/case_file_readme.txt", context)
