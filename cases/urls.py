from django.urls import path

from cases.views import drafts, families, family_list, notes, opening

app_name = "cases"

urlpatterns = [
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
    path("gezinnen/<uuid:family_id>/afdrukken/", families.family_print, name="family_print"),
    path("gezinnen/<uuid:family_id>/aantekeningen/", notes.note_list, name="note_list"),
    path("gezinnen/<uuid:family_id>/aantekeningen/nieuw/", notes.note_create, name="note_create"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/", notes.note_detail, name="note_detail"),
    path("gezinnen/<uuid:family_id>/aantekeningen/<uuid:note_id>/verbeteren/", notes.note_correct, name="note_correct"),
]
