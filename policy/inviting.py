"""Inviting and reminding people to confirm, in batches; and telling their managers how many.

Safe on several hosts at once: one at a time stores a batch, and looks again under that
lock at who is still due, so nobody gets two mails on one day. What happened is counted
in the trail, without names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.core.cache import cache
from django.urls import reverse

from werksaam import clock
from werksaam.acting import act
from werksaam.audit.locks import Lock, take
from werksaam.audit.recording import record
from werksaam.audit.records import Plain
from werksaam.mailing_hours import may_mail
from werksaam.notifications.outbox import Letter as Mailing
from werksaam.notifications.outbox import Recipient, enqueue_each
from werksaam.people.models import User

from .inviting_plan import Letter
from .models import Invitation, ManagerNotice
from .queries_inviting import (
    DONE,
    INVITATION,
    REMINDER,
    TEAM,
    letters_due,
    notices_due,
    open_question,
    pending_on,
    still_leaving,
)
from .queries_rounds import Question
from .queries_stamp import asking_stamp

BATCH = 500
"""People a transaction: long enough to be fast, short enough to let others in between."""


def invite_due() -> int:
    """Invite and remind everyone who is due, and tell managers; how many people. For `run_due`.

    Only in the hours for such mail. As long as nothing has changed by which anyone can come
    to be asked, two queries tell that all was done.
    """
    if not may_mail(clock.now()):
        return 0
    day = clock.today()
    stamp = asking_stamp(day)
    if cache.get(DONE) == stamp:
        return 0
    question = open_question(day)
    invited = _invite_all(question, day) if question else 0
    cache.set(DONE, stamp, timeout=None)
    return invited


def _invite_all(question: Question, day: date) -> int:
    pending = pending_on(question, day)
    people = sorted(letters_due(pending, question, day))
    invited = sum(invite(people=part) for part in _parts(people))
    notices = notices_due(pending, question, day)
    for part in _parts(sorted(notices)):
        tell_managers(numbers={manager: notices[manager] for manager in part})
    return invited


@act
def invite(*, people: Sequence[int]) -> int:
    """Invite or remind those of `people` who are due now: one mail each; how many.

    Who has no mail address gets a row without a mail, so that the desk can hand over a
    printed invitation.
    """
    take(Lock.INVITING)
    day = clock.today()
    question = open_question(day)
    if question is None:
        return 0
    letters = letters_due(pending_on(question, day, people), question, day, people)
    due = letters.keys() - still_leaving(people, day)
    here = list(User.objects.filter(pk__in=due, is_active=True).order_by("pk"))
    if not here:
        return 0
    path = reverse("policy:confirm", args=[question.version.policy.slug, question.version.number])
    able = [person for person in here if person.email]
    mails = enqueue_each(_mailing(person, letters[person.pk], path, day) for person in able)
    mail_of = {mail.person_id: mail.pk for mail in mails}
    rows = [_invitation(person.pk, letters[person.pk], mail_of, day) for person in here]
    Invitation.objects.bulk_create(rows)
    record("round.invited", by=None, facts=_facts(rows, day))
    return len(rows)


@act
def tell_managers(*, numbers: Mapping[int, int]) -> int:
    """Mail each of these managers how many people are open, once a day; how many were told."""
    take(Lock.INVITING)
    day = clock.today()
    told = ManagerNotice.objects.filter(day=day, manager__in=numbers).values("manager")
    people = User.objects.filter(pk__in=numbers, is_active=True).exclude(pk__in=told)
    here = list(people.order_by("pk"))
    mails = enqueue_each(
        _notice(person, numbers[person.pk], day) for person in here if person.email
    )
    mail_of = {mail.person_id: mail.pk for mail in mails}
    rows = [ManagerNotice(manager=p, day=day, mail_id=mail_of.get(p.pk)) for p in here]
    return len(ManagerNotice.objects.bulk_create(rows))


def _parts(people: Sequence[int]) -> Iterator[Sequence[int]]:
    return (people[start : start + BATCH] for start in range(0, len(people), BATCH))


def _mailing(person: User, letter: Letter, path: str, day: date) -> Mailing:
    return Mailing(
        template=REMINDER if letter.is_reminder else INVITATION,
        to=_recipient(person),
        context={
            "count": str(len(letter.rounds)),
            "due": letter.due_on.isoformat(),
            "path": path,
        },
        regarding=f"invitation:{person.pk}:{day}",
    )


def _notice(person: User, number: int, day: date) -> Mailing:
    context = {"count": str(number), "path": reverse("policy:team")}
    return Mailing(TEAM, _recipient(person), context, f"confirm_team:{person.pk}:{day}")


def _recipient(person: User) -> Recipient:
    return Recipient(person.pk, person.email or "", person.language)


def _invitation(person: int, letter: Letter, mail_of: Mapping[int, UUID], day: date) -> Invitation:
    return Invitation(
        person_id=person,
        day=day,
        rounds=list(letter.rounds),
        is_reminder=letter.is_reminder,
        mail_id=mail_of.get(person),
    )


def _facts(rows: Sequence[Invitation], day: date) -> dict[str, Plain]:
    return {
        "day": day.isoformat(),
        "people": len(rows),
        "reminders": sum(row.is_reminder for row in rows),
        "without_address": sum(row.mail_id is None for row in rows),
    }
