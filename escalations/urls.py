"""The addresses of reporting and handling; Dutch, because people see and keep them."""

from django.urls import path

from .views import cases, deciding, queue, recusing, reporting, reports, routing

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
    path("zaken/<str:reference>/terugtrekken/", recusing.step_aside, name="step_aside"),
    path("beheer/routering/", routing.routing, name="routing"),
    path("zaken/<str:reference>/notitie/", cases.note, name="note"),
    path("zaken/<str:reference>/wijzer/", deciding.guide, name="guide"),
    path("zaken/<str:reference>/besluit/", deciding.decide, name="decide"),
    path("zaken/<str:reference>/meelezen/", deciding.review, name="review"),
    path("zaken/<str:reference>/sluiten/", deciding.close, name="close"),
    path("zaken/<str:reference>/heropenen/", deciding.reopen, name="reopen"),
]
