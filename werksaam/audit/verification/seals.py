"""The seals (checkpoints) inside the database and outside it, against the events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from werksaam import clock

from ..models import Checkpoint, Event
from ..notes import MalformedNote, PublicKey, SignedTree, notes_in, read_checkpoint
from .events import Walk
from .report import UNREADABLE, Problem, Report

SEALED_WITHIN = timedelta(hours=1)
"""How long an event may wait for its seal; `run_due` seals every minute."""


@dataclass(frozen=True)
class Seal:
    """A checkpoint and where it was found."""

    tree: SignedTree
    where: str

    @property
    def size(self) -> int:
        """How many events it covers."""
        return self.tree.size


def outside(path: Path, report: Report) -> list[Seal]:
    """The seals in the outside file, in its order; none if there is no file."""
    if not path.exists():
        return []
    found: list[Seal] = []
    spoiled: list[Problem] = []
    content = path.read_text(encoding="utf-8", errors="replace")
    for number, note in enumerate(notes_in(content), start=1):
        where = f"outside seal {number}"
        try:
            found.append(Seal(read_checkpoint(note), where))
            # A disk that was full cuts a note short; the seal after it covers the same events.
            report.warnings += spoiled
            spoiled = []
        except MalformedNote as error:
            spoiled.append(Problem(where, f"can't be read: {error}"))
    report.problems += spoiled
    return found


def inside(report: Report) -> list[Seal]:
    """The seals in the database, whose columns must say what their note says."""
    found: list[Seal] = []
    try:
        rows = list(Checkpoint.objects.order_by("size"))
    except UNREADABLE:
        report.broken("seals", "can't be read from the database.")
        return found
    for row in rows:
        where = f"seal of {row.size} events"
        try:
            seal = Seal(read_checkpoint(row.note), where)
        except MalformedNote as error:
            report.broken(where, f"can't be read: {error}")
            continue
        said = (seal.size, seal.tree.root.hex(), seal.tree.at)
        if said != (row.size, row.root, row.signed_at):
            report.broken(where, "its columns differ from what was signed.")
        found.append(seal)
    return found


def check(found: Sequence[Seal], walk: Walk, keys: Sequence[PublicKey], report: Report) -> None:
    """Signature, then whether the events are still those that were sealed."""
    report.seals = len(found)
    sound_up_to = 0
    for seal in sorted(found, key=lambda seal: seal.size):
        what = _what_is_wrong(seal, walk, keys, sound_up_to)
        if what:
            report.broken(seal.where, what)
        else:
            sound_up_to = seal.size


def excuse_restored(
    outside: Sequence[Seal], walk: Walk, keys: Sequence[PublicKey], report: Report
) -> None:
    """Turn what a recorded restoring explains from problems into known gaps.

    A `trail.restored` event names the last outside seal before it (`last_size`,
    `last_root`): seals up to that one may cover events that the backup lacked.
    They must be signed all the same, and all later ones must hold.
    """
    for leaf in walk.restorations:
        named = (leaf["facts"].get("last_size"), leaf["facts"].get("last_root"))
        places = [n for n, s in enumerate(outside) if (s.size, s.tree.root.hex()) == named]
        before = outside[: places[-1] + 1] if places else []
        lost = {s.where for s in before if s.size > leaf["index"] and s.tree.signer(keys)}
        report.gaps += [problem for problem in report.problems if problem.where in lost]
        report.problems = [problem for problem in report.problems if problem.where not in lost]


def check_all_outside(inside: Sequence[Seal], outside: Sequence[Seal], report: Report) -> None:
    """The newest seal of the database must stand in the outside file: it is written first."""
    notes = {seal.tree.note for seal in outside}
    if inside and inside[-1].tree.note not in notes:
        report.broken(inside[-1].where, "is not in the outside file, or there is no such file.")
    elif not outside and report.size:
        _note_no_seal(report)


def note_unsealed(found: Sequence[Seal], report: Report) -> None:
    """Tell when events have waited too long for a seal: until then anyone can rewrite them."""
    sealed = max((seal.size for seal in found), default=0)
    if found and _is_old(sealed):
        what = "and later ones have no seal yet. Does run_due run? Were seals taken away?"
        report.warnings.append(Problem(f"event {sealed}", what))


def _note_no_seal(report: Report) -> None:
    if _is_old(0):
        what = (
            "holds no seal of a trail that should have some: run_due never ran, or it was emptied."
        )
        report.broken("outside file", what)
    else:
        report.warnings.append(Problem("outside file", "holds no seal yet: nothing is proven."))


def _is_old(index: int) -> bool:
    """Whether the event is there and should have been sealed by now."""
    event = Event.objects.filter(index=index).only("at").first()
    return event is not None and clock.now() - event.at > SEALED_WITHIN


def _what_is_wrong(seal: Seal, walk: Walk, keys: Sequence[PublicKey], sound_up_to: int) -> str:
    tree = seal.tree
    if tree.origin != settings.AUDIT_ORIGIN:
        return f"is of another portal: {tree.origin}"
    if tree.signer(keys) is None:
        return "is not signed with a key of this portal that was in use then."
    if tree.size > walk.tree.size:
        return f"covers {tree.size} events, but only {walk.tree.size} are there in a row."
    if walk.roots.get(tree.size) != tree.root:
        return f"something in events {sound_up_to} to {tree.size - 1} is not as it was sealed."
    return ""
