"""Addresses of the code and of confirming; those of the desk stand in `urls_desk`."""

from django.urls import path

from . import urls_desk
from .views import (
    at_hand,
    before_you_post,
    comparing,
    confirming,
    contesting,
    handouts,
    locked,
    not_understood,
    provisions,
    questions,
    reading,
    reading_together,
    receipts,
    refusing,
    searching,
)

app_name = "policy"

urlpatterns = [
    path("code/", reading.code, name="code"),
    path("code/p/<uuid:provision>/", provisions.provision_by_id, name="provision_by_id"),
    path(
        "code/p/<uuid:provision>/geschiedenis/",
        provisions.provision_history,
        name="provision_history",
    ),
    path("code/<slug:slug>/", reading.version_in_force, name="version_in_force"),
    path("code/<slug:slug>/versies/", reading.versions, name="versions"),
    path("code/<slug:slug>/vergelijk/", comparing.compare, name="compare"),
    path(
        "code/<slug:slug>/vergelijk/<int:first>/<int:second>/",
        comparing.comparison,
        name="comparison",
    ),
    path("code/<slug:slug>/zoeken/", searching.search, name="search"),
    path("code/<slug:slug>/v/<int:number>.<slug:ending>", handouts.handout, name="handout"),
    path("code/schema/policy-version-1.json", handouts.schema, name="handout_schema"),
    path("code/<slug:slug>/v/<int:number>/downloaden/", handouts.downloads, name="downloads"),
    path("code/<slug:slug>/v/<int:number>/samenvatting/", handouts.summary_page, name="summary"),
    path(
        "code/<slug:slug>/v/<int:number>/samenvatting.pdf",
        handouts.summary_pdf,
        name="summary_handout",
    ),
    path("code/<slug:slug>/v/<int:number>/", reading.version, name="version"),
    path("code/<slug:slug>/v/<int:number>/bevestigen/", confirming.confirm, name="confirm"),
    path("code/<slug:slug>/v/<int:number>/niet-bevestigen/", refusing.refuse, name="refuse"),
    path("code/<slug:slug>/v/<int:number>/vraag/", questions.ask_which, name="ask_which"),
    path("code/<slug:slug>/v/<int:number>/vraag/<path:address>/", questions.ask, name="ask"),
    path(
        "code/<slug:slug>/v/<int:number>/snap-ik-niet/",
        not_understood.not_understood,
        name="not_understood",
    ),
    path(
        "code/<slug:slug>/v/<int:number>/snap-ik-niet/<path:address>/",
        not_understood.helped,
        name="helped",
    ),
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
    path("vragen/", questions.questions, name="questions"),
    path("vragen/<uuid:identifier>/", questions.question, name="question"),
    path(
        "bevestigingen/<uuid:identifier>.pdf",
        receipts.receipt_pdf,
        name="acknowledgement_receipt_pdf",
    ),
    # --- reading together, and forms on paper
    path("samen-lezen/", reading_together.choose, name="read_together"),
    path("samen-lezen/met/<int:identifier>/", reading_together.begin, name="read_with"),
    path("samen-lezen/deel/<int:number>/", locked.part, name="read_part"),
    path("samen-lezen/verklaren/", locked.attesting, name="attest"),
    path("samen-lezen/taal/", locked.change_language, name="reading_language"),
    path("samen-lezen/blijf/", locked.stay, name="stay_reading"),
    path("samen-lezen/stoppen/", locked.stop, name="stop_reading"),
    path("samen-lezen/voorbij/<slug:why>/", locked.ended, name="reading_ended"),
    path("samen-lezen/briefje/<uuid:identifier>/", reading_together.notice, name="notice"),
    path(
        "bevestigingen/samen-gelezen/<uuid:identifier>/",
        contesting.contest_reading,
        name="contest_reading",
    ),
    # --- before you post, at hand, and the desk's work on both
    path("mag-ik-dit-plaatsen/", before_you_post.before_you_post, name="before_you_post"),
    path("bij-de-hand/", at_hand.at_hand, name="at_hand"),
    *urls_desk.urlpatterns,
]
