"""The interface in English is whole: in step with the code, every sentence filled, and seen on the pages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Message
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from config import messages
from config.translations import compile_translations
from contacts.wording import period_words
from organizations.models import Membership
from tests.cast import Cast

AsMember = Callable[[Membership], Client]

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|</?\w+[^>]*>|&\w+;")
IN_CODE = Path(settings.BASE_DIR)
BARE = {"Gezinsbeeld", "Nederlands", "English", "SHA"}
"""Names that are the same in every language."""

KNOWN = messages.read()
SAYINGS = messages.sayings(KNOWN)


@pytest.fixture
def english(settings: Settings) -> Iterator[None]:
    """What was compiled is newer than its source, and not what an earlier test has read."""
    compile_translations()
    settings.LOCALE_PATHS = list(settings.LOCALE_PATHS)
    with translation.override("en"):
        yield


def pairs_of(message: Message) -> list[tuple[str, str]]:
    """Dutch beside English; of a plural both forms."""
    dutch, english = ([said] if isinstance(said, str) else list(said) for said in (message.id, message.string or ""))
    return list(zip(dutch, english, strict=True))


def keys(sayings: list[Message]) -> set[str]:
    return {f"{message.id} ({message.context})" for message in sayings}


def test_the_file_holds_exactly_what_code_and_templates_say() -> None:
    said, known = keys(messages.sayings(messages.gather())), keys(SAYINGS)
    assert sorted(said - known) == [], "run: make messages"
    assert sorted(known - said) == [], "run: make messages"


def test_every_sentence_has_its_english() -> None:
    assert [message.id for message in SAYINGS if messages.is_empty(message)] == []
    assert [message.id for message in SAYINGS if message.fuzzy] == []


def test_what_is_filled_in_fits_the_english_sentence() -> None:
    """The same placeholders and marks as in Dutch, and the same beginning and end of line."""
    wrong = []
    for message in SAYINGS:
        for dutch, english in pairs_of(message):
            in_step = Counter(PLACEHOLDER.findall(dutch)) == Counter(PLACEHOLDER.findall(english))
            if (
                not in_step
                or dutch.count("\n") != english.count("\n")
                or dutch[-1:].isspace() != english[-1:].isspace()
            ):
                wrong.append((dutch, english))
    assert wrong == []


def test_no_formatted_string_hides_a_sentence() -> None:
    """Babel does not look inside f"…": a sentence there would stay Dutch."""
    calls = [
        f"{path.name}:{part.lineno}"
        for path in messages.sources(IN_CODE)
        if path.suffix == ".py"
        for part in ast.walk(ast.parse(path.read_text()))
        if isinstance(part, ast.JoinedStr)
        for inner in ast.walk(part)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in messages.KEYWORDS
    ]
    assert calls == []


def test_a_word_has_one_plural() -> None:
    """Two plurals of one word need a context each: the file holds one."""
    plurals: dict[tuple[str, str | None], set[str]] = {}
    for said, context in messages.said_in(IN_CODE):
        if not isinstance(said, str):
            plurals.setdefault((said[0], context), set()).add(said[1])
    assert {word: forms for word, forms in plurals.items() if len(forms) > 1} == {}


def test_gathering_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    messages.write(messages.merged(messages.gather(), KNOWN), file)
    assert file.read_text() == messages.ENGLISH.read_text()


def test_what_nobody_says_any_more_goes_and_what_is_new_comes_in_empty(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% load i18n %}{% translate "Gezin" %} {% translate "Nieuw" %}')
    merged = messages.merged(messages.gather(tmp_path), KNOWN)
    found = {
        message.id: message.string or "" for message in messages.sayings(merged) if message.id not in messages.MONTHS
    }
    assert found == {"Gezin": "Family", "Nieuw": ""}


def words_without_gettext(source: str) -> set[str]:
    """What a template says itself, in text and in the attributes that are read aloud."""
    for hidden in (
        r"\{#.*?#\}",
        r"<style>.*?</style>",
        r"\{% blocktranslate.*?endblocktranslate %\}",
        r"\{% block \w+_class %\}.*?\{% endblock %\}",
    ):
        source = re.sub(hidden, "", source, flags=re.DOTALL)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    aloud = re.findall(r'(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"', source)
    text = re.sub(r"<[^>]*>|&#?\w+;", " ", re.sub(r'[\w:-]+="[^"]*"', "", source))
    return set(re.findall(r"[^\W\d_]{2,}", " ".join([text, *aloud]))) - BARE


def test_no_template_says_a_word_without_gettext() -> None:
    said = {path.name: words_without_gettext(path.read_text()) for path in (IN_CODE / "templates").rglob("*.html")}
    assert {name: words for name, words in said.items() if words} == {}


@pytest.mark.usefixtures("english")
def test_months_days_and_numbers_are_written_in_english() -> None:
    source = '{{ day|date:"l j F Y" }} / {{ day|date:"j b" }} / {{ figure|floatformat:"1g" }}'
    values = {"day": date(2026, 3, 3), "figure": 1234.56}
    assert Template(source).render(Context(values)) == "Tuesday 3 March 2026 / 3 Mar / 1,234.6"
    with translation.override("nl"):
        assert Template(source).render(Context(values)) == "dinsdag 3 maart 2026 / 3 mrt / 1.234,6"


@pytest.mark.usefixtures("english")
def test_one_and_more_are_told_apart() -> None:
    assert [period_words(number, "week") for number in (1, 2)] == ["week", "2 weeks"]
    assert translation.ngettext("dag", "dagen", 1) == "day"
    assert translation.ngettext("dag", "dagen", 2) == "days"
    assert translation.gettext("dag") == "day"


def text_of(content: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", content.decode()))


def choose(client: Client, language: str) -> None:
    assert client.post("/taal/setlang/", {"language": language, "next": "/"}).status_code == 302


@pytest.mark.django_db
@pytest.mark.usefixtures("english")
def test_the_chooser_turns_the_login_to_english_and_back(client: Client) -> None:
    choose(client, "en")
    login = client.get("/account/inloggen/")
    assert '<html lang="en">' in login.content.decode()
    for words in ("One picture of the family", "Your work e-mail address", "Forgotten your password", "Nederlands"):
        assert words in text_of(login.content)
    wrong = client.post("/account/inloggen/", {"login": "niemand@voorbeeld.example", "password": "verkeerd-wachtwoord"})
    assert "This e-mail address and password do not belong together." in text_of(wrong.content)
    choose(client, "nl")
    assert "E-mailadres van uw werk" in text_of(client.get("/account/inloggen/").content)


PAGES = {
    "/vandaag/": ("Good ", "Record contact", "not filled in yet", "Noor with parent Elif"),
    "/gezinnen/": ("Current families", "Needed now", "Lead"),
    "/gezinnen/{family}/": ("Contact: agreed and actual", "Who takes part", "Family tree", "aged 9"),
    "/gezinnen/{family}/contact/": ("Child and person", "Contacts of this family, newest first", "Not filled in"),
    "/gezinnen/{family}/contact/vastleggen/": ("Did it take place?", "What happened?", "These will read it:"),
    "/gezinnen/{family}/delen/": ("Legal ground", "Reads and writes", "certified child-protection body (GI)"),
}


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("address", PAGES)
def test_a_worker_reads_english(cast: Cast, as_member: AsMember, address: str) -> None:
    client = as_member(cast.sanne)
    choose(client, "en")
    text = text_of(client.get(address.format(family=cast.family.pk)).content)
    for words in ("Today", "Families", "Every look at a case file is recorded.", *PAGES[address]):
        assert words in text


@pytest.mark.usefixtures("english")
def test_a_manager_reads_the_report_in_english(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.ruud)
    choose(client, "en")
    text = text_of(client.get("/rapportage/").content)
    for words in ("Do children see their parents as agreed?", "Past 6 months", "What does this mean?", "By team"):
        assert words in text
    table = client.get("/rapportage/cijfers.csv").content.decode()
    assert "As of" in table
    assert "Stand van" not in table


@pytest.mark.usefixtures("english")
def test_a_refusal_is_english_and_words_in_constants_are_too(cast: Cast, as_member: AsMember) -> None:
    """Sentences that were written down at the start of the program still follow the reader."""
    client = as_member(cast.ruud)
    choose(client, "en")
    response = client.get("/gezinnen/")
    assert response.status_code == 403
    assert "Your role may not do this. Ask the administrator of your organisation." in text_of(response.content)
    choose(client, "nl")
    assert "Uw rol mag dit niet doen." in text_of(client.get("/gezinnen/").content)
