from django.urls import path

from contacts.views import (
    arrangements,
    calendar,
    family_contact,
    handout,
    limitations,
    logging,
    moments,
    pairs,
    plans,
    report,
    report_tabs,
    thresholds,
    today,
    wishes,
)

app_name = "contacts"

urlpatterns = [
    path("vandaag/", today.today, name="today"),
    path("vandaag/week/", plans.week, name="week"),
    path("vandaag/nieuw/", today.news, name="news"),
    path("vandaag/gelezen/", today.news_read, name="news_read"),
    path("vastleggen/", logging.contact_start, name="contact_start"),
    path("gezinnen/<uuid:family_id>/contact/vastleggen/", logging.contact_create, name="contact_create"),
    path("gezinnen/<uuid:family_id>/contact/plannen/", plans.contact_plan, name="contact_plan"),
    path(
        "gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/niet-plannen/", plans.contact_unplan, name="contact_unplan"
    ),
    path("gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/", moments.contact_detail, name="contact_detail"),
    path(
        "gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/invullen/",
        logging.contact_fill_in,
        name="contact_fill_in",
    ),
    path("gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/ging-door/", today.contact_held, name="contact_held"),
    path("gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/ongedaan/", today.contact_undo, name="contact_undo"),
    path(
        "gezinnen/<uuid:family_id>/contact/<uuid:moment_id>/verbeteren/",
        moments.contact_correct,
        name="contact_correct",
    ),
    path("agenda/", calendar.calendar, name="calendar"),
    path("agenda/stoppen/", calendar.calendar_revoke, name="calendar_revoke"),
    path("agenda/<str:secret>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("gezinnen/<uuid:family_id>/contact/", family_contact.family_contact, name="family_contact"),
    path(
        "gezinnen/<uuid:family_id>/contact/kind/<uuid:child_id>/met/<uuid:person_id>/",
        pairs.pair_contact,
        name="pair_contact",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/kind/<uuid:child_id>/met/<uuid:person_id>/wens/",
        wishes.wish_create,
        name="wish_create",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/kind/<uuid:child_id>/met/<uuid:person_id>/overzicht/",
        handout.overview_prepare,
        name="overview_prepare",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/kind/<uuid:child_id>/met/<uuid:person_id>/overzicht/pdf/",
        handout.overview_pdf,
        name="overview_pdf",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/regeling/nieuw/",
        arrangements.arrangement_create,
        name="arrangement_create",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/regeling/<uuid:arrangement_id>/beeindigen/",
        arrangements.arrangement_end,
        name="arrangement_end",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/regeling/<uuid:arrangement_id>/bekendmaken/",
        limitations.limitation_announce,
        name="limitation_announce",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/regeling/<uuid:arrangement_id>/plannen/",
        arrangements.arrangement_plan,
        name="arrangement_plan",
    ),
    path(
        "gezinnen/<uuid:family_id>/contact/regeling/<uuid:arrangement_id>/plannen/<uuid:key>/ongedaan/",
        arrangements.arrangement_unplan,
        name="arrangement_unplan",
    ),
    path("rapportage/", report.report, name="report"),
    path("rapportage/werkafspraken/", thresholds.thresholds, name="thresholds"),
    path("rapportage/cijfers.csv", report.report_csv, name="report_csv"),
    path("rapportage/cijfers.xlsx", report.report_xlsx, name="report_xlsx"),
    path("rapportage/eerste-fase/", report.report_first_phase, name="report_first_phase"),
    path("rapportage/eerste-fase.csv", report.report_first_phase_csv, name="report_first_phase_csv"),
    path("rapportage/eerste-fase.xlsx", report.report_first_phase_xlsx, name="report_first_phase_xlsx"),
    path("rapportage/maatregelen/", report_tabs.report_measures, name="report_measures"),
    path("rapportage/maatregelen.csv", report_tabs.report_measures_csv, name="report_measures_csv"),
    path("rapportage/maatregelen.xlsx", report_tabs.report_measures_xlsx, name="report_measures_xlsx"),
    path("rapportage/paren/", report.report_pairs, name="report_pairs"),
    path("rapportage/paren.csv", report.report_pairs_csv, name="report_pairs_csv"),
    path("rapportage/paren.xlsx", report.report_pairs_xlsx, name="report_pairs_xlsx"),
]
