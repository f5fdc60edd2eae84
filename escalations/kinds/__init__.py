"""The kinds of report. Each follows from a lid and is one file here, with its `KIND`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .asking import Answers, Choice, Condition, Question, Step, Text
from .groups import HEADINGS, Group
from .shape import Kind, Outcome, RecipientRule, Response

__all__ = [
    "HEADINGS",
    "Answers",
    "Choice",
    "Condition",
    "Group",
    "Kind",
    "Outcome",
    "Question",
    "RecipientRule",
    "Response",
    "Step",
    "Text",
    "all_kinds",
    "kind",
]


@cache
def _by_slug() -> dict[str, Kind]:
    """Adding a kind is adding a file: whatever module here has a `KIND`."""
    modules = [import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__)]
    kinds: list[Kind] = [m.KIND for m in modules if hasattr(m, "KIND")]
    return {kind.slug: kind for kind in kinds}


def kind(slug: str) -> Kind:
    """The kind called `slug`; KeyError if there is none."""
    return _by_slug()[slug]


def all_kinds() -> tuple[Kind, ...]:
    """Every kind there is, by slug."""
    return tuple(sorted(_by_slug().values(), key=lambda kind: kind.slug))
