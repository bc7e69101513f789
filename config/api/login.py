"""Who asks: the session of the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request


class SessionLogin(SessionAuthentication):
    """The session of the pages; who has none is answered 401 and told how to log in."""

    def authenticate_header(self, request: Request) -> str:
        return "Session"


class SessionLoginScheme(OpenApiAuthenticationExtension):
    target_class = "config.api.login.SessionLogin"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
