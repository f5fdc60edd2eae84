"""The models of reporting and handling."""

from ..platforms import Platform
from .case import (
    ACTIVE,
    EXCLUDED,
    Case,
    CaseParty,
    InternalNote,
    Look,
    Post,
    Relation,
    State,
)
from .decision import Decision, DecisionReview
from .report import Draft, Message, NotifiedBy, Report

__all__ = [
    "ACTIVE",
    "EXCLUDED",
    "Case",
    "CaseParty",
    "Decision",
    "DecisionReview",
    "Draft",
    "InternalNote",
    "Look",
    "Message",
    "NotifiedBy",
    "Platform",
    "Post",
    "Relation",
    "Report",
    "State",
]
