from django.urls import path

from cases.views import families, family_list

app_name = "cases"

urlpatterns = [
    path("gezinnen/", family_list.family_list, name="family_list"),
    path("gezinnen/zoeken/", family_list.family_search, name="family_search"),
    path("gezinnen/<uuid:family_id>/", families.family_detail, name="family_detail"),
]
