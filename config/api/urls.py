"""The routes of the API, version 1."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from cases.api import FamilyListView, FamilyView

app_name = "api"

urlpatterns = [
    path("openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("families", FamilyListView.as_view(), name="family_list"),
    path("families/<uuid:family_id>", FamilyView.as_view(), name="family"),
]
