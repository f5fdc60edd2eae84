"""The addresses of reporting and handling; Dutch, because people see and keep them."""

from django.urls import path

from .views import (
    cases,
    deciding,
    gates,
    queue,
    reporting,
    reports,
    rerouting,
    strategy,
    subject,
    wordings,
)

app_name = "escalations"
urlpatterns = [
    path("melden/", reporting.choose_kind, name="choose_kind"),
    path("melden/concept/<uuid:draft_id>/weg/", reporting.discard, name="discard"),
    path("melden/<slug:kind_slug>/", reporting.start, name="start"),
    path("melden/<slug:kind_slug>/controleren/", reporting.check, name="check"),
    path("melden/<slug:kind_slug>/<slug:step_slug>/", reporting.step, name="step"),
    path("meldingen/", reports.reports, name="reports"),
    path("meldingen/<str:reference>/", reports.report, name="report"),
    path("meldingen/<str:reference>.json", reports.receipt, name="report_receipt"),
    path("meldingen/<str:reference>/verstuurd/", reports.sent, name="sent"),
    path("meldingen/<str:reference>/intrekken/", reports.withdraw, name="withdraw"),
    path("meldingen/<str:reference>/andere-soort/", rerouting.agree, name="agree_to_rerouting"),
    path("werkvoorraad/", queue.queue, name="queue"),
    path("zaken/<str:reference>/", cases.case, name="case"),
    path("zaken/<str:reference>/oppakken/", cases.claim, name="claim"),
    path("zaken/<str:reference>/terugleggen/", cases.release, name="release"),
    path("zaken/<str:reference>/wachten/", cases.wait, name="wait"),
    path("zaken/<str:reference>/verder/", cases.resume, name="resume"),
    path(
        "zaken/<str:reference>/bericht/<str:report_reference>/",
        cases.message,
        name="case_message",
    ),
    path(
        "zaken/<str:reference>/andere-soort/<str:report_reference>/",
        rerouting.reroute,
        name="reroute",
    ),
    path("zaken/<str:reference>/notitie/", cases.note, name="note"),
    path("zaken/<str:reference>/wijzer/", deciding.guide, name="guide"),
    path("zaken/<str:reference>/besluit/", deciding.decide, name="decide"),
    path("zaken/<str:reference>/meelezen/", deciding.review, name="review"),
    path("zaken/<str:reference>/sluiten/", deciding.close, name="close"),
    path("zaken/<str:reference>/heropenen/", deciding.reopen, name="reopen"),
    path(
        "meldingen/<str:reference>/afspraken/<uuid:action_id>/gedaan/",
        strategy.finish_own,
        name="finish_own_action",
    ),
    path(
        "zaken/<str:reference>/afspraken/<uuid:action_id>/gedaan/",
        strategy.finish,
        name="finish_action",
    ),
    path(
        "zaken/<str:reference>/afspraken/<uuid:action_id>/vervallen/",
        strategy.drop,
        name="drop_action",
    ),
    path("zaken/<str:reference>/ontvankelijk/", gates.admit, name="admit"),
    path("zaken/<str:reference>/voorleggen/", gates.hear, name="hear"),
    path("zaken/<str:reference>/niet-horen/", gates.waive, name="waive"),
    path("zaken/<str:reference>/later-vertellen/", gates.delay, name="delay_notice"),
    path("zaken/<str:reference>/dag/", gates.day, name="state_day"),
    path("zaken/<str:reference>/antwoord/", subject.answer, name="answer_findings"),
    path("zaken/<str:reference>/bezwaar/", subject.object_to, name="object"),
    path("beheer/teksten/", wordings.wordings, name="wordings"),
    path("beheer/teksten/<slug:slug>/", wordings.wording, name="wording"),
]
