from django.urls import path

from cases.views import families, family_list, notes

app_name = "cases"

urlpatterns = [
    path("gezinnen/", family_list.family_list, name="family_list"),
    path("gezinnen/zoeken/", family_list.family_search, name="family_search"),
    path("gezinnen/<uuid:family_id>/", families.family_detail, name="family_detail"),
    path("gezinnen/<uuid:family_id>/aantekeningen/", notes.note_list, name="note_list"),
    path("gezinnen/<uuid:family_id>/aantekeningen/nieuw/", notes.note_create, name="note_create"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/", notes.note_detail, name="note_detail"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/verbeteren/", notes.note_correct, name="note_correct"),
]
