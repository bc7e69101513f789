from django.urls import URLPattern, URLResolver, include, path

from config.views import set_scheme

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cases.urls")),
    path("api/v1/", include("config.api.urls")),
    path("weergave/", set_scheme, name="set_scheme"),
    path("taal/", include("django.conf.urls.i18n")),
]
