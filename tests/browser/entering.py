"""Coming in past the login form, for tests that are about something else."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from organizations.middleware import SESSION_KEY
from organizations.models import Membership


def enter(page: Page, server: LiveServer, member: Membership) -> None:
    """The browser is logged in as this person, working for that organisation."""
    client = Client()
    client.force_login(member.user)
    session = client.session
    session[SESSION_KEY] = str(member.pk)
    session.save()
    name, value = settings.SESSION_COOKIE_NAME, str(session.session_key)
    page.context.add_cookies([{"name": name, "value": value, "url": server.url}])
