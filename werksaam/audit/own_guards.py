"""The guards of the trail itself: appended to, never changed, never removed."""

from . import guards
from .models import Checkpoint, Event, EventDetail, Node


def register() -> None:
    """Guard the four tables of the trail.

    Details are erasable on their term: give `deletable_when` here as soon as
    destructions are rows.
    """
    for model in (Event, EventDetail, Node, Checkpoint):
        guards.register(*guards.append_only(model))
