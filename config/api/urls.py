"""The routes of the API, version 1."""

from django.urls import path
from drf_spectacular.views import SpectacularJSONAPIView

from cases.api.course import (
    CourtRequestListView,
    CourtRequestView,
    ExplanationListView,
    ExplanationView,
    FrameworkAgreementListView,
    FrameworkAgreementView,
    MeasureListView,
    MeasureView,
)
from cases.api.decisions import DecisionListView, DecisionView
from cases.api.families import FamilyListView, FamilyView
from cases.api.plan import (
    DifferenceTalkListView,
    DifferenceTalkView,
    NeedViewListView,
    NeedViewView,
    StepListView,
    StepView,
)
from cases.api.safety import ConcernListView, ConcernView, SafetyAgreementListView, SafetyAgreementView
from cases.api.statements import StatementListView
from cases.api.terms import TermCorrectionView, TermDoneView, TermListView
from contacts.api.arrangements import AnnouncementListView, AnnouncementView, ArrangementListView, ArrangementView
from contacts.api.figures import (
    DifferenceReportView,
    LastResortReportView,
    MeasureReportView,
    ParticipationReportView,
)
from contacts.api.moments import MomentListView, MomentView
from contacts.api.report import ContactReportView
from contacts.api.wishes import WishListView, WishView

app_name = "api"

OF_A_FAMILY = [
    ("measures", MeasureListView, MeasureView, "measure"),
    ("court-requests", CourtRequestListView, CourtRequestView, "court_request"),
    ("framework-agreements", FrameworkAgreementListView, FrameworkAgreementView, "framework_agreement"),
    ("explanations", ExplanationListView, ExplanationView, "explanation"),
    ("decisions", DecisionListView, DecisionView, "decision"),
    ("need-views", NeedViewListView, NeedViewView, "need_view"),
    ("difference-talks", DifferenceTalkListView, DifferenceTalkView, "difference_talk"),
    ("safety-agreements", SafetyAgreementListView, SafetyAgreementView, "safety_agreement"),
    ("concerns", ConcernListView, ConcernView, "concern"),
]
"""Lists of entries of one family, and one of each."""

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
    path(
        "families/<uuid:family_id>/contact-arrangements/<uuid:arrangement_id>/announcements",
        AnnouncementListView.as_view(),
        name="announcement_list",
    ),
    path(
        "families/<uuid:family_id>/contact-arrangements/<uuid:arrangement_id>/announcements/<uuid:person_id>",
        AnnouncementView.as_view(),
        name="announcement",
    ),
    path("families/<uuid:family_id>/contact-wishes", WishListView.as_view(), name="wish_list"),
    path("families/<uuid:family_id>/contact-wishes/<uuid:wish_id>", WishView.as_view(), name="wish"),
    path("families/<uuid:family_id>/statements", StatementListView.as_view(), name="statement_list"),
    path("contact-report", ContactReportView.as_view(), name="contact_report"),
    path("participation-report", ParticipationReportView.as_view(), name="participation_report"),
    path("measure-report", MeasureReportView.as_view(), name="measure_report"),
    path("last-resort-report", LastResortReportView.as_view(), name="last_resort_report"),
    path("difference-report", DifferenceReportView.as_view(), name="difference_report"),
    path("families/<uuid:family_id>/steps", StepListView.as_view(), name="step_list"),
    path("families/<uuid:family_id>/steps/<slug:code>", StepView.as_view(), name="step"),
    path("families/<uuid:family_id>/terms", TermListView.as_view(), name="term_list"),
    path(
        "families/<uuid:family_id>/terms/<slug:rule>/<uuid:subject>/correction",
        TermCorrectionView.as_view(),
        name="term_correction",
    ),
    path("families/<uuid:family_id>/terms/<slug:rule>/<uuid:subject>/done", TermDoneView.as_view(), name="term_done"),
    *(
        path(f"families/<uuid:family_id>/{address}", of_all.as_view(), name=f"{name}_list")
        for address, of_all, _one, name in OF_A_FAMILY
    ),
    *(
        path(f"families/<uuid:family_id>/{address}/<uuid:entry_id>", one.as_view(), name=name)
        for address, _all, one, name in OF_A_FAMILY
    ),
]
