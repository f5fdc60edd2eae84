"""The desk says that a printed invitation arrived, where no mail did."""

from __future__ import annotations

from collections.abc import Collection

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.recording import record
from werksaam.people.models import User

from .models import Invitation
from .queries_invited import not_arrived


@act
def hand_over(*, by: User, people: Collection[User]) -> int:
    """Note that each of `people` was handed what had not arrived; how many were noted now.

    Whom a colleague noted before is left as it is. The trail counts, and names nobody.
    """
    rows = not_arrived().filter(person__in=people).select_for_update(no_key=True)
    found = list(rows.values_list("pk", "person_id"))
    if not found:
        return 0
    which = Invitation.objects.filter(pk__in=[key for key, _person in found])
    which.update(handed_over_at=clock.now(), handed_over_by=by)
    number = len({person for _key, person in found})
    record("invitation.handed_over", by=by, facts={"people": number})
    return number
