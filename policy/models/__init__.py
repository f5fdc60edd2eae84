"""The models of the code: what it says, what it means, who confirmed it."""

from .acknowledgement import Acknowledgement, Exemption, ExemptionReason, Round
from .explanation import Explanation, Force
from .policy import ChangeKind, FactKind, Policy, Version, VersionFact
from .provision import (
    CrossReference,
    Provision,
    ProvisionKind,
    ProvisionText,
    SourceFlag,
    SourceRepair,
)

__all__ = [
    "Acknowledgement",
    "ChangeKind",
    "CrossReference",
    "Exemption",
    "ExemptionReason",
    "Explanation",
    "FactKind",
    "Force",
    "Policy",
    "Provision",
    "ProvisionKind",
    "ProvisionText",
    "Round",
    "SourceFlag",
    "SourceRepair",
    "Version",
    "VersionFact",
]
