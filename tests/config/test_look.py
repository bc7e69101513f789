"""The parts every page is made of: signs, menu, forms, choices of one browser."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation

from config.look import MENU
from contacts.strip import STATUS_WORDS

ROOT = Path(settings.BASE_DIR)
SIGNS = (ROOT / "static" / "signs.svg").read_text()
ON_PAPER = ROOT / "templates/contacts/handout/_drawing.html"
"""Drawn into a PDF, where the style of a page does not reach it; no browser ever gets it."""

TEMPLATES = [path.read_text() for path in (ROOT / "templates").rglob("*.html") if path != ON_PAPER]


class Visit(forms.Form):
    outcome = forms.ChoiceField(
        label="Ging het door?",
        choices=[("held", "Ging door\nzoals gepland"), ("cancelled", "Ging niet door")],
        widget=forms.RadioSelect(attrs={"class": "choice--outcome signs"}),
    )
    held_on = forms.DateField(label="Datum", help_text="De dag zelf.")
    starts_at = forms.TimeField(label="Hoe laat?", required=False)
    words = forms.CharField(label="Noor zei", required=False, widget=forms.Textarea(attrs={"class": "voice"}))


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def page(path: str, cookies: dict[str, str] | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies or {})
    return request


def test_templates_ask_only_for_drawn_icons_and_signs() -> None:
    asked = {f"i-{item.icon}" for item in MENU}
    for source in TEMPLATES:
        asked |= {f"i-{name}" for name in re.findall(r'{% icon "([\w-]+)" %}', source)}
        asked |= {f"t-{code}" for code in re.findall(r'{% sign "([\w-]+)" %}', source)}
    assert {name for name in asked if f'id="{name}"' not in SIGNS} == set()


@pytest.mark.parametrize("blocked", [r"\sstyle=", "<style", r"\son\w+=\"", "javascript:", r"\bdata:", "<script>"])
def test_templates_hold_nothing_that_the_content_policy_blocks(blocked: str) -> None:
    assert [source for source in TEMPLATES if re.search(blocked, source)] == []


def test_every_status_has_its_sign() -> None:
    assert [code for code in STATUS_WORDS if f'id="t-{code}"' not in SIGNS] == []


def test_errors_stand_above_their_field_and_in_a_summary_with_links() -> None:
    shown = render("{{ form }}", form=Visit({"words": "Ik wil naar huis."}))
    assert "Er kloppen 2 dingen nog niet" in shown
    assert 'href="#id_outcome_0"' in shown
    assert 'href="#id_held_on"' in shown
    assert shown.index('id="id_held_on_error"') < shown.index('name="held_on"')
    assert "Ik wil naar huis." in shown


def test_a_form_without_errors_has_no_summary() -> None:
    assert 'class="errors"' not in render("{{ form }}", form=Visit())


def test_the_summary_counts_every_form_of_a_page() -> None:
    formset = forms.formset_factory(Visit, extra=2)
    filled = formset({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}, prefix="form")
    shown = render("{% error_summary form formset %}", form=Visit({}), formset=filled)
    assert "Er kloppen 6 dingen nog niet" in shown


@pytest.mark.parametrize("language", ["nl", "en"])
def test_dates_and_times_are_written_as_pickers_want_them(language: str) -> None:
    with translation.override(language):
        shown = render("{{ form }}", form=Visit(initial={"held_on": date(2026, 11, 19), "starts_at": time(15, 30)}))
    assert '<input type="date" name="held_on" value="2026-11-19"' in shown
    assert '<input type="time" name="starts_at" value="15:30"' in shown


def test_a_choice_shows_its_sign_and_its_second_line_small() -> None:
    shown = render("{{ form }}", form=Visit())
    assert "signs.svg#t-held" in shown
    assert "Ging door<small>zoals gepland</small>" in shown
    assert shown.count("(mag leeg blijven)") == 2


def test_the_menu_offers_what_the_role_may_do() -> None:
    source = "{% menu as items %}{% for item in items %}{{ item.action }} {% endfor %}"
    offered = render(source, request=page("/"), may={"read_access_log"})
    assert set(offered.split()) <= {"read_access_log"}
    assert render(source, request=page("/")) == ""


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_of_the_request(name: str) -> None:
    assert "Gezinsbeeld" in get_template(f"{name}.html").render()


def test_a_refusal_says_its_sentence() -> None:
    shown = get_template("403.html").render({"exception": "Alleen een coördinator mag dit."})
    assert "Alleen een coördinator mag dit." in shown


@pytest.mark.parametrize(
    ("chosen", "media"), [("system", "screen and (prefers-color-scheme: dark)"), ("dark", "screen"), ("light", None)]
)
def test_the_scheme_is_what_this_browser_chose(chosen: str, media: str | None) -> None:
    shown = render("{% style_sheets %}", request=page("/", {"scheme": chosen}))
    found = re.search(r'dark\.css" media="([^"]+)"', shown)
    assert (found[1] if found else None) == media


@pytest.mark.django_db
def test_choosing_a_scheme_goes_back_to_the_page(client: Client) -> None:
    answer = client.post("/weergave/", {"scheme": "dark", "next": "/gezinnen/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/gezinnen/")
    assert answer.cookies["scheme"].value == "dark"


@pytest.mark.django_db
def test_choosing_a_scheme_never_leads_elsewhere(client: Client) -> None:
    answer = client.post("/weergave/", {"scheme": "purple", "next": "https://elders.example/"})
    assert answer.headers["Location"] == "/"
    assert "scheme" not in answer.cookies


@pytest.mark.django_db
def test_the_language_is_dutch_until_someone_chooses(client: Client) -> None:
    assert client.get("/nergens/", headers={"accept-language": "en"}).headers["Content-Language"] == "nl"
    client.post("/taal/setlang/", {"language": "en", "next": "/"})
    assert client.get("/nergens/").headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0",
            "Edge op Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1", "Safari op iPhone"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_a_session_names_its_device_in_words(user_agent: str, words: str) -> None:
    assert render("{{ agent|device }}", agent=user_agent) == words
