"""Walks the trail, its seals and the records it speaks of, and names what is broken.

What it finds even against someone who owns the database and this code, but not
the checkpoints outside: any change up to the last outside checkpoint. Events
after that one are protected within a minute, by the next.
"""

from pathlib import Path

from django.conf import settings

from .. import keyring, tree
from . import events, records, registered, seals
from .registered import register
from .report import Outcome, Problem, Report

__all__ = ["Outcome", "Problem", "Report", "register", "verify"]


def verify(checkpoint_file: Path | None = None) -> Report:
    """Verify everything; the report says what is wrong, first break first.

    `checkpoint_file` is a copy of the outside file, from a custodian say; by
    default `CHECKPOINT_FILE`, which must hold the newest seal of the database too.
    """
    report = Report()
    # Seals before size: what is sealed was there already, whoever writes meanwhile.
    outside = seals.outside(checkpoint_file or Path(settings.CHECKPOINT_FILE), report)
    inside = seals.inside(report)
    report.size = tree.size()
    walk = events.walk(report, stops={seal.size for seal in [*outside, *inside]})
    keys = keyring.public_keys()
    seals.check([*inside, *outside], walk, keys, report)
    seals.excuse_restored(outside, walk, keys, report)
    if checkpoint_file is None:
        seals.check_all_outside(inside, outside, report)
    seals.note_unsealed([*inside, *outside], report)
    records.check(report)
    registered.run(report)
    return report
