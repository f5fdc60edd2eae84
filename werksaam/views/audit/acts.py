"""What someone may do with the trail beyond reading it."""

from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User


@act
def unmask(*, by: User, index: int, reason: str) -> None:
    """Let `by` see the names behind an event, for a reason that the trail keeps."""
    record("audit.unmasked", by=by, facts={"event": index}, reason=reason)
