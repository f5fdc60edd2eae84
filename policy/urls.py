"""Addresses of the code, of confirming, and of the desk's and managers' pages about them."""

from django.urls import path

from .views import (
    answering,
    confirming,
    contesting,
    desk,
    draft_operations,
    draft_provisions,
    drafting,
    exemptions,
    figures,
    giving_in,
    handouts,
    how_confirmed,
    invitations,
    judging,
    lineage,
    locked,
    paper,
    provisions,
    questions,
    reading,
    reading_together,
    receipts,
    refusing,
    rounds,
    team,
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
    path("code/<slug:slug>/v/<int:number>.<slug:ending>", handouts.handout, name="handout"),
    path("code/<slug:slug>/v/<int:number>/", reading.version, name="version"),
    path("code/<slug:slug>/v/<int:number>/bevestigen/", confirming.confirm, name="confirm"),
    path("code/<slug:slug>/v/<int:number>/niet-bevestigen/", refusing.refuse, name="refuse"),
    path("code/<slug:slug>/v/<int:number>/vraag/", questions.ask_which, name="ask_which"),
    path("code/<slug:slug>/v/<int:number>/vraag/<path:address>/", questions.ask, name="ask"),
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
    path("beheer/vragen/", answering.desk_questions, name="desk_questions"),
    path("beheer/vragen/<uuid:identifier>/", answering.answer_question, name="answer_question"),
    path("beheer/vragen/<uuid:identifier>/plaatsen/", answering.publish, name="publish_answer"),
    path("beheer/vragen/<uuid:identifier>/weghalen/", answering.withdraw, name="withdraw_answer"),
    path("beheer/redenen/", refusing.reasons, name="reasons"),
    path("beheer/team/gesprek/<int:identifier>/", refusing.conversation, name="conversation"),
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
    path("beheer/rondes/<int:identifier>/", rounds.one_round, name="round"),
    path("beheer/rondes/<int:identifier>/verlengen/", rounds.extend, name="extend_round"),
    path("beheer/rondes/<int:identifier>/stoppen/", rounds.stop, name="stop_round"),
    path("beheer/vrijstellingen/", exemptions.exemptions, name="exemptions"),
    path("beheer/vrijstellingen/nieuw/", exemptions.new_exemption, name="new_exemption"),
    path("beheer/vrijstellingen/<int:identifier>/einde/", exemptions.end, name="end_exemption"),
    path(
        "beheer/rondes/<int:identifier>/uitnodigingen/",
        invitations.invitations,
        name="invitations",
    ),
    path(
        "beheer/rondes/<int:identifier>/uitnodigingen/afdrukken/",
        invitations.print_invitations,
        name="print_invitations",
    ),
    path(
        "beheer/rondes/<int:identifier>/uitnodigingen/uitgereikt/",
        invitations.hand_over_invitations,
        name="hand_over_invitations",
    ),
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
    # --- drafting
    path("beheer/versies/<int:number>/nieuw-concept/", drafting.begin_draft, name="begin_draft"),
    path("beheer/versies/<int:number>/opstellen/", drafting.draft, name="draft"),
    path("beheer/versies/<int:number>/opstellen/voorbeeld/", drafting.preview, name="preview"),
    path("beheer/versies/<int:number>/opstellen/titel/", drafting.draft_title, name="draft_title"),
    path("beheer/versies/<int:number>/opstellen/terug/", drafting.undo_change, name="undo_change"),
    path(
        "beheer/versies/<int:number>/opstellen/laten-vervallen/",
        drafting.drop_draft,
        name="drop_draft",
    ),
    path(
        "beheer/versies/<int:number>/opstellen/bepaling/<uuid:provision>/",
        draft_provisions.draft_provision,
        name="draft_provision",
    ),
    path(
        "beheer/versies/<int:number>/opstellen/bepaling/<uuid:provision>/verwijzing/",
        draft_provisions.mend_reference,
        name="mend",
    ),
    path(
        "beheer/versies/<int:number>/opstellen/bepaling/<uuid:provision>/<slug:doing>/",
        draft_operations.draft_operation,
        name="draft_operation",
    ),
    path(
        "beheer/versies/<int:number>/merkwaardig/<slug:code>/<slug:values>/",
        judging.judge_flag,
        name="judge_flag",
    ),
    # --- giving in a source, and where provisions come from
    path("beheer/versies/importeren/", giving_in.give_in, name="give_in"),
    path("beheer/versies/importeren/<uuid:source>/", giving_in.source_draft, name="source_draft"),
    path(
        "beheer/versies/importeren/<uuid:source>/regel/",
        giving_in.correct_line,
        name="correct_line",
    ),
    path(
        "beheer/versies/importeren/<uuid:source>/aannemen/",
        giving_in.accept_source,
        name="accept_source",
    ),
    path(
        "beheer/versies/importeren/<uuid:source>/weggooien/",
        giving_in.throw_source_away,
        name="throw_source_away",
    ),
    path("beheer/versies/<int:number>/herkomst/", lineage.lineage, name="lineage"),
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
    path("beheer/bevestigingen/", how_confirmed.look_up, name="look_up"),
    path("beheer/bevestigingen/leeg-formulier/", paper.blank_form, name="blank_form"),
    path(
        "beheer/bevestigingen/<int:identifier>/", how_confirmed.how_confirmed, name="how_confirmed"
    ),
    path(
        "beheer/bevestigingen/<int:identifier>/formulier/",
        how_confirmed.record_form,
        name="record_form",
    ),
    path(
        "beheer/bevestigingen/<uuid:identifier>/scan/",
        paper.paper_form_download,
        name="paper_form_download",
    ),
    path(
        "beheer/bevestigingen/<uuid:identifier>/betwist/",
        contesting.contest_for_person,
        name="contest_for_person",
    ),
]
