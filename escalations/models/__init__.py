"""The models of reporting and handling."""

from ..platforms import Platform
from .attachment import Attachment, Download, DraftImage
from .case import (
    ACTIVE,
    EXCLUDED,
    FREE,
    IN_HAND,
    Case,
    CaseParty,
    InternalNote,
    Look,
    Post,
    Relation,
    State,
    TargetNotice,
)
from .decision import Decision, DecisionReview
from .hearing import Admission, DayStatement, Hearing, HearingAnswer, NoticeDelay, Objection
from .report import Draft, Message, NotifiedBy, Report
from .rerouting import CAN_GO_ON, Rerouting
from .strategy import AgreedAction, Doer
from .wording import Wording

__all__ = [
    "ACTIVE",
    "CAN_GO_ON",
    "EXCLUDED",
    "FREE",
    "IN_HAND",
    "Admission",
    "AgreedAction",
    "Attachment",
    "Case",
    "CaseParty",
    "DayStatement",
    "Decision",
    "DecisionReview",
    "Doer",
    "Download",
    "Draft",
    "DraftImage",
    "Hearing",
    "HearingAnswer",
    "InternalNote",
    "Look",
    "Message",
    "NoticeDelay",
    "NotifiedBy",
    "Objection",
    "Platform",
    "Post",
    "Relation",
    "Report",
    "Rerouting",
    "State",
    "TargetNotice",
    "Wording",
]
