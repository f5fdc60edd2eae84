"""Addresses of the code, of confirming, and of the desk's and managers' pages about them."""

from django.urls import path

from .views import confirming, desk, figures, handouts, provisions, reading, receipts, rounds, team

app_name = "policy"

urlpatterns = [
    path("code/", reading.code, name="code"),
    path("code/p/<uuid:provision>/", provisions.provision_by_id, name="provision_by_id"),
    path("code/<slug:slug>/", reading.version_in_force, name="version_in_force"),
    path("code/<slug:slug>/versies/", reading.versions, name="versions"),
    path("code/<slug:slug>/v/<int:number>.<slug:ending>", handouts.handout, name="handout"),
    path("code/<slug:slug>/v/<int:number>/", reading.version, name="version"),
    path("code/<slug:slug>/v/<int:number>/bevestigen/", confirming.confirm, name="confirm"),
    path(
        "code/<slug:slug>/v/<int:number>/<path:address>/",
        provisions.provision,
        name="provision",
    ),
    path(
        "code/<slug:slug>/<path:address>/", provisions.provision_in_force, name="provision_in_force"
    ),
    path("bevestigingen/", receipts.acknowledgements, name="acknowledgements"),
    path("bevestigingen/<uuid:identifier>/", receipts.acknowledgement, name="acknowledgement"),
    path(
        "bevestigingen/<uuid:identifier>.json",
        receipts.receipt_json,
        name="acknowledgement_receipt",
    ),
    path(
        "bevestigingen/<uuid:identifier>.pdf",
        receipts.receipt_pdf,
        name="acknowledgement_receipt_pdf",
    ),
    path("beheer/team/", team.team, name="team"),
    path("beheer/cijfers/", figures.figures, name="figures"),
    path("beheer/cijfers/uitvoer/", figures.export, name="figures_export"),
    path("beheer/rondes/", rounds.rounds, name="rounds"),
    path("beheer/rondes/nieuw/", rounds.new_round, name="new_round"),
    path("beheer/rondes/<int:identifier>/stoppen/", rounds.stop, name="stop_round"),
    path("beheer/versies/", desk.desk_versions, name="desk_versions"),
    path("beheer/versies/<int:number>/", desk.desk_version, name="desk_version"),
    path(
        "beheer/versies/<int:number>/feiten/", desk.record_version_fact, name="record_version_fact"
    ),
    path("beheer/versies/<int:number>/vaststellen/", desk.adopt_version, name="adopt_version"),
    path("beheer/versies/<int:number>/bekendmaken/", desk.publish_version, name="publish_version"),
    path(
        "beheer/versies/<int:number>/toelichtingen/<int:identifier>/goedkeuren/",
        desk.approve_explanation,
        name="approve_explanation",
    ),
]
