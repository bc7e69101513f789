"""A session that ended while someone was writing, in a browser."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from organizations.models import Membership, Team
from tests.browser.entering import log_in
from tests.makers import make_member, make_organization

TYPED = "Team van wie lang nadacht"


def write_while_the_session_ends(page: Page, member: Membership) -> None:
    page.goto("/beheer/teams/nieuw/")
    log_in(page, member.user.email)
    page.get_by_label("Naam van het team").fill(TYPED)
    Session.objects.all().delete()
    page.get_by_role("button", name="Opslaan").click()
    expect(page).to_have_title("Inloggen – Gezinsbeeld")


def test_what_was_typed_is_saved_after_all(page: Page) -> None:
    anton = make_member(make_organization(name="Jeugdbescherming Midden"), "administrator", "Anton Visser")
    write_while_the_session_ends(page, anton)
    log_in(page, anton.user.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent weer ingelogd")
    expect(page.get_by_text(TYPED)).to_be_visible()
    assert not Team.objects.exists()
    page.get_by_role("button", name="Alsnog opslaan").click()
    expect(page.get_by_role("status")).to_contain_text(f"Opgeslagen: {TYPED}.")
    assert Team.objects.get().name == TYPED


def test_another_person_on_that_browser_does_not_see_it(page: Page) -> None:
    organization = make_organization(name="Jeugdbescherming Midden")
    write_while_the_session_ends(page, make_member(organization, "administrator", "Anton Visser"))
    log_in(page, make_member(organization, "administrator", "Berend Boot").user.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("Er staat niets meer voor u klaar")
    assert TYPED not in page.content()
    assert not Team.objects.exists()


def test_a_fragment_leads_to_login_as_a_whole_page(page: Page) -> None:
    """As htmx asks for it: the page at hand is left, and nothing of login is put into it."""
    anton = make_member(make_organization(name="Jeugdbescherming Midden"), "administrator", "Anton Visser")
    page.goto("/beheer/teams/nieuw/")
    log_in(page, anton.user.email)
    page.get_by_label("Naam van het team").fill(TYPED)
    Session.objects.all().delete()
    page.evaluate(
        """() => {
            const form = document.querySelector("main form[method=post]");
            const values = Object.fromEntries(new FormData(form));
            htmx.ajax("POST", location.pathname, {target: "main", swap: "innerHTML", values});
        }"""
    )
    expect(page).to_have_title("Inloggen – Gezinsbeeld")
    log_in(page, anton.user.email)
    expect(page.get_by_text(TYPED)).to_be_visible()
    page.get_by_role("button", name="Niet opslaan").click()
    expect(page).to_have_title("Nieuw team – Gezinsbeeld")
    assert TYPED not in page.content()
