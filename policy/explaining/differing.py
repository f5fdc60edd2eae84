"""Which words came and which went between two texts of one provision. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, GONE, ADDED = "kept", "gone", "added"
LEAST_ALIKE = 0.5
"""Below this share in common, all of it went and all came: a mosaic of words can't be read."""

_TOKEN = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True)
class Run:
    """Words in a row of which the same holds: kept, gone or added."""

    kind: str
    text: str


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from `before` to `after`; what went comes before what took its place."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(KEPT, "".join(old[a:b])))
            continue
        went, came = "".join(old[a:b]), "".join(new[c:d])
        runs += [Run(kind, text) for kind, text in ((GONE, went), (ADDED, came)) if text]
    kept = sum(len(run.text) for run in runs if run.kind == KEPT)
    if kept < LEAST_ALIKE * min(len(before), len(after)):
        return Run(GONE, before), Run(ADDED, f" {after}")
    return tuple(runs)
