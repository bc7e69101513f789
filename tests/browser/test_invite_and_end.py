"""An administrator invites someone, who begins with the link; and ends it again."""

import re

from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from organizations.models import Membership
from tests.browser.entering import enter
from tests.makers import make_member, make_organization, make_team

NEW_PASSWORD = "paarse-fietsen-in-de-regen"


def test_someone_comes_and_goes(page: Page, other_page: Page, live_server: LiveServer) -> None:
    organization = make_organization(name="Jeugdbescherming Midden")
    make_team(organization, "Team Oost")
    anton = make_member(organization, "administrator", "Anton Visser")
    enter(page, live_server, anton)
    page.goto("/beheer/")
    page.get_by_role("link", name="Iemand uitnodigen").click()
    page.get_by_label("Naam", exact=True).fill("Yasmina El Idrissi")
    page.get_by_label("E-mailadres van het werk").fill("yasmina@voorbeeld.example")
    page.get_by_role("radio", name="Hulpverlener").check()
    page.get_by_label("Team").select_option("Team Oost")
    page.get_by_role("button", name="Uitnodiging versturen").click()
    expect(page.get_by_role("status")).to_contain_text("Uitnodiging verstuurd naar yasmina@voorbeeld.example.")

    [link] = re.findall(r"http\S+/account/uitnodiging/\S+", str(mail.outbox[0].body))
    phone = other_page
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(link)
    phone.get_by_label("Kies een wachtwoord").fill(NEW_PASSWORD)
    phone.get_by_label("Nog een keer").fill(NEW_PASSWORD)
    phone.get_by_role("button", name="Beginnen").click()
    expect(phone.get_by_role("status")).to_contain_text("Welkom bij Jeugdbescherming Midden")

    page.reload()
    page.get_by_role("link", name="Yasmina El Idrissi").click()
    page.get_by_role("button", name="Toegang beëindigen").click()
    expect(page.get_by_role("status")).to_contain_text("Yasmina El Idrissi kan vanaf nu nergens meer bij.")
    phone.goto("/vandaag/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("U werkt nu nergens")

    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status")).to_contain_text("werkt weer bij uw organisatie")
    assert Membership.objects.get(user__email="yasmina@voorbeeld.example").revoked_at is None
