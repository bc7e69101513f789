from django.urls import path

from cases.views import families

app_name = "cases"

urlpatterns = [
    path("gezinnen/<uuid:family_id>/", families.family_detail, name="family_detail"),
]
