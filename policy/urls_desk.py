"""Addresses of the desk's and managers' pages about the code, under `/beheer/`."""

from django.urls import path

from .views import (
    answering,
    approving,
    contesting,
    desk,
    draft_operations,
    draft_provisions,
    drafting,
    exemptions,
    explaining,
    explanations,
    figures,
    giving_in,
    guidance_desk,
    guidance_parts,
    how_confirmed,
    invitations,
    judging,
    lineage,
    paper,
    publishing,
    refusing,
    rounds,
    summarising,
    team,
    withdrawing,
)

urlpatterns = [
    path("beheer/vragen/", answering.desk_questions, name="desk_questions"),
    path("beheer/vragen/<uuid:identifier>/", answering.answer_question, name="answer_question"),
    path("beheer/vragen/<uuid:identifier>/plaatsen/", answering.publish, name="publish_answer"),
    path("beheer/vragen/<uuid:identifier>/weghalen/", answering.withdraw, name="withdraw_answer"),
    path("beheer/redenen/", refusing.reasons, name="reasons"),
    path("beheer/team/gesprek/<int:identifier>/", refusing.conversation, name="conversation"),
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
        "beheer/versies/<int:number>/feiten/",
        publishing.record_version_fact,
        name="record_version_fact",
    ),
    path(
        "beheer/versies/<int:number>/vaststellen/", publishing.adopt_version, name="adopt_version"
    ),
    path(
        "beheer/versies/<int:number>/bekendmaken/",
        publishing.publish_version,
        name="publish_version",
    ),
    # --- explanations in plain words: writing, judging, settling what a note asks
    path("beheer/toelichtingen/", explanations.explanations, name="explanations"),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/",
        approving.proposal,
        name="proposal",
    ),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/goedkeuren/",
        approving.approve_one,
        name="approve_explanation",
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
    # --- comparing, telling what changed, and withdrawing
    path("beheer/versies/<int:number>/veranderingen/", summarising.changes, name="desk_changes"),
    path(
        "beheer/versies/<int:number>/veranderingen/<int:earlier>/<uuid:provision>/",
        summarising.write_summary,
        name="write_summary",
    ),
    path(
        "beheer/versies/<int:number>/intrekken/",
        withdrawing.withdraw_version,
        name="withdraw_version",
    ),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/afwijzen/",
        approving.turn_down,
        name="reject_explanation",
    ),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/terugnemen/",
        approving.take_back_one,
        name="take_back_explanation",
    ),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/intrekken/",
        explanations.withdraw,
        name="withdraw_explanation",
    ),
    path(
        "beheer/toelichtingen/voorstel/<int:identifier>/vraag/",
        explanations.settle,
        name="settle_note",
    ),
    path(
        "beheer/toelichtingen/schrijven/<int:number>/<slug:language>/<path:address>/",
        explaining.write,
        name="write_explanation",
    ),
    path(
        "beheer/toelichtingen/opnieuw/<int:number>/<slug:language>/<path:address>/",
        explaining.propose_again,
        name="propose_again",
    ),
    path(
        "beheer/toelichtingen/<int:number>/<slug:language>/<path:address>/",
        explanations.explanation,
        name="explanation",
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
    path("beheer/wegwijzer/", guidance_desk.guidance, name="guidance"),
    path("beheer/wegwijzer/<slug:slug>/", guidance_desk.guidance_draft, name="guidance_draft"),
    path(
        "beheer/wegwijzer/<slug:slug>/aanbieden/",
        guidance_desk.offer_guidance,
        name="offer_guidance",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/publiceren/",
        guidance_desk.publish_guidance,
        name="publish_guidance",
    ),
    path("beheer/wegwijzer/<slug:slug>/proef/", guidance_desk.try_guidance, name="try_guidance"),
    path(
        "beheer/wegwijzer/<slug:slug>/versies/",
        guidance_desk.guidance_versions,
        name="guidance_versions",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/versies/<int:number>/",
        guidance_desk.guidance_version,
        name="guidance_version",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/versies/<int:number>/terug/",
        guidance_desk.restore_guidance,
        name="restore_guidance",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/<slug:kind>/nieuw/",
        guidance_parts.new_part,
        name="guidance_new",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/<slug:kind>/<slug:name>/",
        guidance_parts.one_part,
        name="guidance_part",
    ),
    path(
        "beheer/wegwijzer/<slug:slug>/<slug:kind>/<slug:name>/weg/",
        guidance_parts.remove,
        name="guidance_remove",
    ),
]
