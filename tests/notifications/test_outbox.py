"""The outbox stores a number and a link, in the transaction of what it tells about."""

import pytest
from django.db import transaction

from tests.notifications.conftest import NADIA
from werksaam.notifications.models import Mail
from werksaam.notifications.outbox import accepted_at, enqueue


def test_a_mail_with_content_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match=r"a number and a link, not \['quote'\]"):
        enqueue(template="letter", to=[NADIA], context={"quote": "x"}, regarding="report:1")


def test_a_mail_is_gone_when_its_act_fails(transactional_db: None) -> None:
    with transaction.atomic():
        enqueue(template="letter", to=[NADIA], context={}, regarding="report:1")
        transaction.set_rollback(True)

    assert Mail.objects.count() == 0


def test_a_waiting_mail_has_no_moment_of_acceptance(mail: Mail) -> None:
    assert accepted_at("report:1") is None
