"""The reports of the demo, and what became of them, as steps of the story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from escalations import (
    deciding,
    draft_images,
    messaging,
    rerouting,
    submitting,
    triage,
    withdrawing,
)
from escalations.models import Case, Decision, Draft, Report
from escalations.responding import looking, placing
from werksaam import clock
from werksaam.people.models import User
from werksaam.uploads import accept

from . import screenshots
from .people import Cast
from .posts import REPORTS, ReportPlan, Turn
from .posts_earlier import EARLIER
from .posts_rerouted import REROUTED
from .telling import Step, moment

KIND = "negatief-bericht"


def steps(cast: Cast) -> list[Step]:
    """Every report and every turn of it, each at its moment."""
    return [step for plan in (*REPORTS, *EARLIER, *REROUTED) for step in _of(cast, plan)]


def _of(cast: Cast, plan: ReportPlan) -> list[Step]:
    sent = _sent_at(cast, plan)
    report = _Report(cast, plan)
    turns = [Step(sent + timedelta(minutes=turn.minutes), report.turn(turn)) for turn in plan.turns]
    return [Step(sent, report.send), *turns]


def _sent_at(cast: Cast, plan: ReportPlan) -> datetime:
    if plan.minutes_ago:
        return clock.now() - timedelta(minutes=plan.minutes_ago)
    return moment(clock.today() - timedelta(days=plan.days_ago), plan.time)


class _Report:
    """One report of the demo; the turns find it again by what `send` stored."""

    def __init__(self, cast: Cast, plan: ReportPlan) -> None:
        self.cast, self.plan = cast, plan
        self.pk: UUID | None = None

    def send(self) -> None:
        """The reporter fills in the form and sends it."""
        reporter = self.cast[self.plan.reporter]
        draft = submitting.save_draft(by=reporter, kind=KIND, answers=self._answers())
        if self.plan.screenshot:
            self._show(draft)
        self.pk = submitting.submit(by=reporter, draft=draft).pk

    def _show(self, draft: Draft) -> None:
        """The reporter adds a screenshot, and makes the name on it black."""
        accepted = accept("scherm.png", screenshots.of_post(self.plan.quote))
        draft_images.add(by=draft.person, draft=draft, images=[accepted])
        image = draft.images.get()
        draft_images.black_out(by=draft.person, image=image, boxes=[screenshots.NAME])

    def _answers(self) -> dict[str, object]:
        plan = self.plan
        seen = clock.now() - timedelta(minutes=25)
        answers: dict[str, object] = {
            "platform": plan.platform,
            "address": plan.address,
            "seen_at": seen.isoformat(),
            "quote": plan.quote,
            "colleague_named": "yes" if plan.named else "no",
            "why": list(plan.why),
            "remark": plan.remark,
        }
        if plan.named:
            answers["named"] = [self.cast[plan.named].pk]
        return answers

    def turn(self, turn: Turn) -> Callable[[], None]:
        """What happens at this turn."""

        def happen() -> None:
            VERBS[turn.verb](self.report, self.cast[turn.who], *turn.words)

        return happen

    @property
    def report(self) -> Report:
        """The report as it stands now."""
        if self.pk is None:
            raise RuntimeError("A turn of a report comes after its sending.")
        return Report.objects.select_related("case").get(pk=self.pk)


def _fresh(report: Report) -> Case:
    return Case.objects.get(pk=report.case_id)


def _claim(report: Report, by: User) -> None:
    triage.mark_opened(by=by, case=report.case)
    triage.claim(by=by, case=_fresh(report))


def _wait(report: Report, by: User, question: str) -> None:
    case = _fresh(report)
    triage.wait(by=by, case=case, revision=case.revision, report=report, question=question)


def _decide(report: Report, by: User, outcome: str, why: str, response: str = "") -> None:
    case = _fresh(report)
    deciding.decide(
        by=by,
        case=case,
        revision=case.revision,
        outcome=outcome,
        motivation=why,
        public_response=response,
    )


def _last_decision(report: Report) -> Decision:
    return Decision.objects.filter(case=report.case_id).order_by("-decided_at")[0]


def _approve(report: Report, by: User) -> None:
    triage.mark_opened(by=by, case=report.case)
    deciding.review(by=by, decision=_last_decision(report), approved=True)


def _send_back(report: Report, by: User, remark: str) -> None:
    deciding.review(by=by, decision=_last_decision(report), approved=False, remark=remark)


def _place(report: Report, by: User, address: str) -> None:
    placing.note_placed(
        by=by,
        decision=_last_decision(report),
        shown=None,
        address=address,
        placed_at=clock.now(),
    )


def _look(report: Report, by: User, finding: str) -> None:
    looking.look(by=by, watch=report.case.watches.latest("set_at"), finding=finding)


def _reroute(report: Report, by: User, to_kind: str, reason: str) -> None:
    case = _fresh(report)
    rerouting.propose(
        by=by, case=case, report=report, revision=case.revision, to_kind=to_kind, reason=reason
    )


def _agree(report: Report, by: User) -> None:
    asked = report.reroutings.latest("proposed_at")
    shown = rerouting.preview(report, asked.to_kind).person_ids
    rerouting.answer(by=by, report=report, agreed=True, shown=shown)


def _close(report: Report, by: User) -> None:
    case = _fresh(report)
    deciding.close(by=by, case=case, revision=case.revision)


VERBS: dict[str, Callable[..., object]] = {
    "claim": _claim,
    "wait": _wait,
    "message": lambda report, by, body: messaging.send_message(by=by, report=report, body=body),
    "reply": lambda report, by, body: messaging.send_message(by=by, report=report, body=body),
    "note": lambda report, by, body: messaging.write_note(by=by, case=report.case, body=body),
    "decide": _decide,
    "approve": _approve,
    "send_back": _send_back,
    "place": _place,
    "look": _look,
    "close": _close,
    "reroute": _reroute,
    "agree": _agree,
    "withdraw": lambda report, by: withdrawing.withdraw(by=by, report=report),
}
