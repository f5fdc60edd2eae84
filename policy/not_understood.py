"""A reader does not understand a rule: counted, so that the desk knows what to explain better.

Reading is not recorded for anyone, so this leaves no event and no name: one number goes up.
"""

from __future__ import annotations

from werksaam import clock
from werksaam.acting import act

from .models import NotUnderstood, ProvisionText


@act
def count_not_understood(*, text: ProvisionText) -> None:
    """Count once that this text was not understood, in the month of today."""
    counted, _made = NotUnderstood.objects.select_for_update(no_key=True).get_or_create(
        provision_id=text.provision_id,
        text_sha256=text.sha256,
        month=clock.today().replace(day=1),
    )
    counted.number += 1
    counted.save(update_fields=["number"])
