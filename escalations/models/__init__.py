"""The models of reporting and handling."""

from ..platforms import Platform
from .attachment import Attachment, Download, DraftImage
from .case import (
    ACTIVE,
    FREE,
    IN_HAND,
    Case,
    InternalNote,
    Look,
    Post,
    State,
    TargetNotice,
)
from .decision import Decision, DecisionReview
from .hearing import Admission, DayStatement, Hearing, HearingAnswer, NoticeDelay, Objection
from .party import EXCLUDED, CaseParty, Relation
from .register import AccountName, NameReview, PartyKind, Permission, RegisterNotice
from .report import Draft, Message, NotifiedBy, Report
from .rerouting import CAN_GO_ON, Rerouting
from .response import ApprovedAnswer, Placement, ResponseDraft, Watch
from .searching import CaseWord
from .strategy import AgreedAction, Doer
from .weighing import Rank, Reach, Severity
from .wording import KindTarget, Wording
from .working import CaseExport, CaseLink, Handover, Mention

__all__ = [
    "ACTIVE",
    "CAN_GO_ON",
    "EXCLUDED",
    "FREE",
    "IN_HAND",
    "AccountName",
    "Admission",
    "AgreedAction",
    "ApprovedAnswer",
    "Attachment",
    "Case",
    "CaseExport",
    "CaseLink",
    "CaseParty",
    "CaseWord",
    "DayStatement",
    "Decision",
    "DecisionReview",
    "Doer",
    "Download",
    "Draft",
    "DraftImage",
    "Handover",
    "Hearing",
    "HearingAnswer",
    "InternalNote",
    "KindTarget",
    "Look",
    "Mention",
    "Message",
    "NameReview",
    "NoticeDelay",
    "NotifiedBy",
    "Objection",
    "PartyKind",
    "Permission",
    "Placement",
    "Platform",
    "Post",
    "Rank",
    "Reach",
    "RegisterNotice",
    "Relation",
    "Report",
    "Rerouting",
    "ResponseDraft",
    "Severity",
    "State",
    "TargetNotice",
    "Watch",
    "Wording",
]
