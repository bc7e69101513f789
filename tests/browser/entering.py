"""Coming in: past the login form where a test is about something else, or through it."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from organizations.middleware import SESSION_KEY
from organizations.models import Membership
from tests.makers import PASSWORD


def enter(page: Page, server: LiveServer, member: Membership) -> None:
    """The browser is logged in as this person, working for that organisation."""
    client = Client()
    client.force_login(member.user)
    session = client.session
    session[SESSION_KEY] = str(member.pk)
    session.save()
    name, value = settings.SESSION_COOKIE_NAME, str(session.session_key)
    page.context.add_cookies([{"name": name, "value": value, "url": server.url}])


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """By the login form the browser is at."""
    page.get_by_label("E-mailadres van uw werk").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Inloggen").click()
