from django.urls import URLPattern, path

from organizations.views import memberships

app_name = "organizations"

urlpatterns: list[URLPattern] = [
    path("werk/", memberships.membership_choose, name="membership_choose"),
]
