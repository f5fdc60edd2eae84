"""The models of reporting and handling."""

from ..platforms import Platform
from .case import (
    EXCLUDED,
    Case,
    CaseParty,
    InternalNote,
    Post,
    Relation,
    State,
)
from .decision import Decision, DecisionReview
from .report import Draft, Message, NotifiedBy, Report

__all__ = [
    "EXCLUDED",
    "Case",
    "CaseParty",
    "Decision",
    "DecisionReview",
    "Draft",
    "InternalNote",
    "Message",
    "NotifiedBy",
    "Platform",
    "Post",
    "Relation",
    "Report",
    "State",
]
