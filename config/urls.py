from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from config.views import home, set_scheme

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("cases.urls")),
    path("", include("contacts.urls")),
    path("", include("organizations.urls")),
    path("account/", include("organizations.account_urls")),
    path("api/v1/", include("config.api.urls")),
    path("weergave/", set_scheme, name="set_scheme"),
    path("taal/setlang/", require_POST(set_language), name="set_language"),
]
