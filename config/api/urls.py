"""The routes of the API, version 1."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from cases.api import FamilyListView, FamilyView
from contacts.api import ArrangementListView, ArrangementView, MomentListView, MomentView
from contacts.report_api import ContactReportView

app_name = "api"

urlpatterns = [
    path("openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("families", FamilyListView.as_view(), name="family_list"),
    path("families/<uuid:family_id>", FamilyView.as_view(), name="family"),
    path("families/<uuid:family_id>/contact-moments", MomentListView.as_view(), name="moment_list"),
    path("families/<uuid:family_id>/contact-moments/<uuid:moment_id>", MomentView.as_view(), name="moment"),
    path("families/<uuid:family_id>/contact-arrangements", ArrangementListView.as_view(), name="arrangement_list"),
    path(
        "families/<uuid:family_id>/contact-arrangements/<uuid:arrangement_id>",
        ArrangementView.as_view(),
        name="arrangement",
    ),
    path("contact-report", ContactReportView.as_view(), name="contact_report"),
]
