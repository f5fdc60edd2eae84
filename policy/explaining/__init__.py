"""Explanations in plain words: proposed by one person, approved by another.

An explanation is bound to the hash of the text it explains. Where that text changes, the
hash differs and the explanation is stale: it is no longer shown. Words are never changed:
a better one is a new proposal, so nobody overwrites anybody.

- `shipped`, `proposing`, `judging`, `notes`: the acts. Every change of a row is an event; a
  column that an act writes must be told in `tests/audit/story_explaining.py`.
- `following`: no act, but what an act about lineage does with what was said of a draft.
- `standing`, `readability`: pure rules. `standing` says what the overview of the
  desk shows; readers see only what `policy.models.STANDS` lets through.
- The provision is locked before its explanations, everywhere: the other order deadlocks.
"""

from .judging import NotApprovable, approve, reject, take_back, withdraw
from .notes import settle_note
from .proposing import Overtaken, propose
from .shipped import ProposalError, import_proposals
from .wording import LANGUAGES, LONGEST_GIST, VERDICTS, Wording

__all__ = [
    "LANGUAGES",
    "LONGEST_GIST",
    "VERDICTS",
    "NotApprovable",
    "Overtaken",
    "ProposalError",
    "Wording",
    "approve",
    "import_proposals",
    "propose",
    "reject",
    "settle_note",
    "take_back",
    "withdraw",
]
