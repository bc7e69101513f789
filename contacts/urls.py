from django.urls import path

from contacts.views import calendar, logging, moments, today

app_name = "contacts"

urlpatterns = [
    path("vandaag/", today.today, name="today"),
    path("vastleggen/", logging.contact_start, name="contact_start"),
    path("gezinnen/<uuid:family_id>/contact/vastleggen/", logging.contact_create, name="contact_create"),
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
]
