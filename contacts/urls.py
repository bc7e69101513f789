from django.urls import URLPattern, path

from contacts.views import calendar

app_name = "contacts"

urlpatterns: list[URLPattern] = [
    path("agenda/", calendar.calendar, name="calendar"),
    path("agenda/stoppen/", calendar.calendar_revoke, name="calendar_revoke"),
    path("agenda/<str:secret>.ics", calendar.calendar_feed, name="calendar_feed"),
]
