from django.urls import include, path

from cases.views import (
    access_log,
    assignment,
    closing,
    concerns,
    drafts,
    families,
    family_list,
    lead,
    notes,
    offers,
    opening,
    outbox,
    people,
    placements,
    safety,
    sharing,
    statements,
    steps,
    terms,
)

app_name = "cases"

SHARING = [
    path("", sharing.involvement_list, name="involvement_list"),
    path("uitnodigen/", sharing.invitation_start, name="invitation_start"),
    path("uitnodigen/<uuid:organization_id>/", sharing.invitation_create, name="invitation_create"),
    path("uitnodigingen/<uuid:invitation_id>/intrekken/", sharing.invitation_withdraw, name="invitation_withdraw"),
    path("bekendmaken/", sharing.involvement_disclose, name="involvement_disclose"),
    path("toewijzen/", assignment.assignment_list, name="assignment_list"),
    path("toewijzen/<uuid:to_id>/", assignment.assignment_create, name="assignment_create"),
    path("toewijzen/<uuid:to_id>/intrekken/", assignment.assignment_release, name="assignment_release"),
    path("regie/aanbieden/", lead.lead_offer, name="lead_offer"),
    path("regie/nemen/", lead.lead_take, name="lead_take"),
    path("regie/regievoerder/", lead.lead_member, name="lead_member"),
    path("regie/<uuid:offer_id>/intrekken/", lead.lead_offer_withdraw, name="lead_offer_withdraw"),
    path("<uuid:involvement_id>/onderdelen/", sharing.involvement_sections, name="involvement_sections"),
    path("<uuid:involvement_id>/beeindigen/", sharing.involvement_end, name="involvement_end"),
    path("<uuid:involvement_id>/toestemming-intrekken/", sharing.consent_withdraw, name="consent_withdraw"),
]

OFFERS = [
    path("", offers.offer_list, name="offer_list"),
    path("<uuid:invitation_id>/aannemen/", offers.invitation_accept, name="invitation_accept"),
    path("<uuid:invitation_id>/weigeren/", offers.invitation_refuse, name="invitation_refuse"),
    path("verzoeken/<uuid:request_id>/toelaten/", offers.request_accept, name="request_accept"),
    path("verzoeken/<uuid:request_id>/weigeren/", offers.request_refuse, name="request_refuse"),
    path("regie/<uuid:offer_id>/aannemen/", offers.lead_accept, name="lead_accept"),
    path("regie/<uuid:offer_id>/weigeren/", offers.lead_refuse, name="lead_refuse"),
]

SAFETY = [
    path("", safety.safety, name="safety"),
    path("afspraken/nieuw/", safety.safety_agreement_create, name="safety_agreement_create"),
    path("afspraken/<uuid:agreement_id>/", safety.safety_agreement_detail, name="safety_agreement_detail"),
    path("afspraken/<uuid:agreement_id>/verbeteren/", safety.safety_agreement_correct, name="safety_agreement_correct"),
    path("afspraken/<uuid:agreement_id>/beeindigen/", safety.safety_agreement_end, name="safety_agreement_end"),
    path("afspraken/<uuid:agreement_id>/heropenen/", safety.safety_agreement_reopen, name="safety_agreement_reopen"),
    path("zorgen/nieuw/", concerns.concern_create, name="concern_create"),
    path("zorgen/<uuid:concern_id>/", concerns.concern_detail, name="concern_detail"),
    path("zorgen/<uuid:concern_id>/verbeteren/", concerns.concern_correct, name="concern_correct"),
    path("zorgen/<uuid:concern_id>/afsluiten/", concerns.concern_settle, name="concern_settle"),
    path("zorgen/<uuid:concern_id>/heropenen/", concerns.concern_reopen, name="concern_reopen"),
]

STEPS = [
    path("", steps.step_list, name="step_list"),
    path("<slug:code>/", steps.step_take, name="step_take"),
    path("<uuid:state_id>/ongedaan/", steps.step_undo, name="step_undo"),
]

TERMS = [
    path("", terms.term_list, name="term_list"),
    path("<slug:rule>/<uuid:subject>/verbeteren/", terms.term_correct, name="term_correct"),
    path("<slug:rule>/<uuid:subject>/afhandelen/", terms.term_finish, name="term_finish"),
    path("<slug:kind>/<uuid:answer_id>/intrekken/", terms.term_answer_withdraw, name="term_answer_withdraw"),
]

urlpatterns = [
    path("uitbak/", outbox.outbox_deliver, name="outbox_deliver"),
    path("uitbak/bereik/", outbox.outbox_reach, name="outbox_reach"),
    path("concepten/", drafts.draft_list, name="draft_list"),
    path("concepten/hier/", drafts.draft_here, name="draft_here"),
    path("concepten/bewaren/", drafts.draft_save, name="draft_save"),
    path("concepten/<uuid:draft_id>/weggooien/", drafts.draft_throw_away, name="draft_throw_away"),
    path("concepten/<uuid:draft_id>/terughalen/", drafts.draft_take_back, name="draft_take_back"),
    path("gezinnen/", family_list.family_list, name="family_list"),
    path("gezinnen/zoeken/", family_list.family_search, name="family_search"),
    path("gezinnen/nieuw/", opening.family_create, name="family_create"),
    path("gezinnen/verzoek/", opening.access_request_create, name="access_request_create"),
    path("gezinnen/<uuid:family_id>/", families.family_detail, name="family_detail"),
    path("gezinnen/<uuid:family_id>/inzagelog/", access_log.family_access_log, name="family_access_log"),
    path("gezinnen/<uuid:family_id>/sluiten/", closing.family_close, name="family_close"),
    path("gezinnen/<uuid:family_id>/heropenen/", closing.family_reopen, name="family_reopen"),
    path("gezinnen/<uuid:family_id>/mensen/", people.people_list, name="people_list"),
    path("gezinnen/<uuid:family_id>/mensen/nieuw/", people.person_create, name="person_create"),
    path("gezinnen/<uuid:family_id>/mensen/<uuid:member_id>/wijzigen/", people.person_edit, name="person_edit"),
    path(
        "gezinnen/<uuid:family_id>/mensen/<uuid:member_id>/relaties/",
        people.person_relations,
        name="person_relations",
    ),
    path("gezinnen/<uuid:family_id>/mensen/<uuid:member_id>/weghalen/", people.person_remove, name="person_remove"),
    path("gezinnen/<uuid:family_id>/afdrukken/", families.family_print, name="family_print"),
    path("gezinnen/<uuid:family_id>/plaatsingen/", placements.placement_list, name="placement_list"),
    path("gezinnen/<uuid:family_id>/plaatsingen/nieuw/", placements.placement_create, name="placement_create"),
    path(
        "gezinnen/<uuid:family_id>/plaatsingen/<uuid:placement_id>/verbeteren/",
        placements.placement_edit,
        name="placement_edit",
    ),
    path(
        "gezinnen/<uuid:family_id>/plaatsingen/<uuid:placement_id>/beeindigen/",
        placements.placement_end,
        name="placement_end",
    ),
    path(
        "gezinnen/<uuid:family_id>/plaatsingen/<uuid:placement_id>/heropenen/",
        placements.placement_reopen,
        name="placement_reopen",
    ),
    path("gezinnen/<uuid:family_id>/aantekeningen/", notes.note_list, name="note_list"),
    path("gezinnen/<uuid:family_id>/aantekeningen/nieuw/", notes.note_create, name="note_create"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/", notes.note_detail, name="note_detail"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/verbeteren/", notes.note_correct, name="note_correct"),
    path(
        "gezinnen/<uuid:family_id>/verklaring/<slug:kind>/<uuid:entry_id>/",
        statements.statement_create,
        name="statement_create",
    ),
    path("gezinnen/<uuid:family_id>/delen/", include(SHARING)),
    path("gezinnen/<uuid:family_id>/veiligheid/", include(SAFETY)),
    path("gezinnen/<uuid:family_id>/stappen/", include(STEPS)),
    path("gezinnen/<uuid:family_id>/termijnen/", include(TERMS)),
    path("termijnen/", terms.my_terms, name="my_terms"),
    path("termijnen/werkafspraken/", terms.term_settings, name="term_settings"),
    path("uitnodigingen/", include(OFFERS)),
]
