"""What someone is typing is kept: for that person, that page and that entry, until it is saved or too old."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Draft, Note
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import today

AsMember = Callable[[Membership], Client]
TYPED = "ZE-HAD-PANNENKOEKEN-BIJ-ZICH"


def form_of(cast: Cast, **more: Any) -> dict[str, Any]:
    page = reverse("cases:note_create", args=[cast.family.pk])
    fields = {
        "draft_page": page,
        "key": str(uuid.uuid4()),
        "happened_on": today().isoformat(),
        "kind": "call",
        "about": [str(cast.noor.pk)],
        "section": "family",
        "facts": TYPED,
        "visibility": "involved",
    }
    return fields | more


def keep(client: Client, form: dict[str, Any]) -> str:
    return client.post(reverse("cases:draft_save"), form).content.decode()


def here(client: Client, form: dict[str, Any]) -> str:
    return client.get(reverse("cases:draft_here"), {"page": form["draft_page"]}).content.decode()


def drafts(client: Client) -> str:
    return client.get(reverse("cases:draft_list")).content.decode()


def test_a_draft_says_when_it_was_kept_and_comes_back_on_its_page(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    assert "Concept bewaard, " in keep(client, form)
    assert TYPED in here(client, form)
    assert TYPED in drafts(client)


def test_going_on_with_a_draft_shows_every_word_and_saves_nothing(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    kept = Draft.objects.get()
    page = client.post(kept.page, {**kept.fields, "who_reads": "1"})
    assert (page.status_code, TYPED in page.content.decode()) == (200, True)
    assert form["key"] in page.content.decode()
    assert not Note.objects.filter(facts=TYPED).exists()


def test_a_saved_entry_ends_its_draft_for_good(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    assert client.post(form["draft_page"], form).status_code == 303
    assert TYPED not in drafts(client)
    assert "Concept bewaard" not in keep(client, form)
    assert TYPED not in str(Draft.objects.get().fields)


def test_what_comes_in_after_the_entry_was_saved_is_no_draft(cast: Cast, as_member: AsMember) -> None:
    """On a slow network: the page sends the form, and what was typed a second ago comes behind it."""
    client, form = as_member(cast.sanne), form_of(cast)
    assert client.post(form["draft_page"], form).status_code == 303
    assert "Concept bewaard" not in keep(client, form)
    assert TYPED not in drafts(client)
    assert "Concept bewaard" in keep(client, form_of(cast))


def test_an_entry_that_is_refused_keeps_its_draft(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    assert client.post(form["draft_page"], form | {"about": []}).status_code == 422
    assert TYPED in drafts(client)


def test_a_draft_never_turns_up_in_another_entry_or_on_another_page(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    assert client.post(form["draft_page"], form_of(cast, facts="iets anders")).status_code == 303
    assert TYPED in drafts(client)
    elsewhere = {"page": reverse("cases:note_correct", args=[cast.family.pk, cast.shared_note.pk])}
    assert TYPED not in client.get(reverse("cases:draft_here"), elsewhere).content.decode()


@pytest.mark.parametrize("name", ["carla", "tess", "joris", "sanne_elsewhere"])
def test_nobody_else_sees_a_draft_nor_oneself_at_the_other_employer(cast: Cast, as_member: AsMember, name: str) -> None:
    form = form_of(cast)
    keep(as_member(cast.sanne), form)
    other = as_member(cast.members[name])
    assert TYPED not in drafts(other) + here(other, form)
    key = Draft.objects.get().pk
    assert other.post(reverse("cases:draft_throw_away", args=[key])).status_code == 404
    other.post(reverse("cases:draft_take_back", args=[key]))
    assert TYPED in drafts(as_member(cast.sanne))


def test_whoever_no_longer_works_on_the_family_does_not_see_the_draft(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    cast.family.assignments.all().delete()
    assert TYPED not in drafts(client) + here(client, form)
    assert client.post(reverse("cases:draft_save"), form).status_code == 404


@pytest.mark.parametrize("page", ["", "/gezinnen/", "/nergens/", "https://elders.example/"])
def test_only_a_form_of_a_family_keeps_drafts(cast: Cast, as_member: AsMember, page: str) -> None:
    answer = as_member(cast.sanne).post(reverse("cases:draft_save"), form_of(cast, draft_page=page))
    assert answer.status_code == 404


def test_a_draft_expires_after_two_weeks_and_says_so_before(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    Draft.objects.update(saved_at=timezone.now() - datetime.timedelta(days=12))
    assert "badge--attention" in drafts(client)
    Draft.objects.update(saved_at=timezone.now() - datetime.timedelta(days=15))
    assert TYPED not in drafts(client)
    call_command("remove_expired_drafts")
    assert not Draft.objects.exists()


def test_a_draft_that_is_thrown_away_can_be_taken_back(cast: Cast, as_member: AsMember) -> None:
    client, form = as_member(cast.sanne), form_of(cast)
    keep(client, form)
    key = Draft.objects.get().pk
    client.post(reverse("cases:draft_throw_away", args=[key]))
    assert TYPED not in drafts(client)
    client.post(reverse("cases:draft_take_back", args=[key]))
    assert TYPED in drafts(client)


def test_what_is_too_long_to_keep_is_said(cast: Cast, as_member: AsMember) -> None:
    assert "te lang" in keep(as_member(cast.sanne), form_of(cast, facts="x" * (3 * 1024 * 1024)))
