"""A session lasts as long as someone works, and nothing is lost in it to what loads beside a page."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organizations.models import Membership
from organizations.sessions import MOVED_EVERY, SessionStore
from tests.cast import Cast

AsMember = Callable[[Membership], Client]


def ends_in(moment: datetime.timedelta) -> None:
    Session.objects.update(expire_date=timezone.now() + moment)


def left() -> datetime.timedelta:
    return Session.objects.get().expire_date - timezone.now()


def test_every_few_minutes_a_page_moves_the_end_of_the_session(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    ends_in(datetime.timedelta(minutes=1))
    client.get(reverse("organizations:membership_choose"))
    assert left() > datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE - 60)


def test_a_page_right_after_another_leaves_the_session_alone(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    ends_in(datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE) - MOVED_EVERY / 2)
    before = Session.objects.get().expire_date
    client.get(reverse("organizations:membership_choose"))
    assert Session.objects.get().expire_date == before


def test_a_session_that_ended_is_over(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    ends_in(datetime.timedelta(seconds=-1))
    assert client.get("/")["Location"].startswith(reverse("account_login"))


def test_what_loads_in_the_background_does_not_undo_the_choice_of_an_employer(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    ends_in(datetime.timedelta(minutes=1))
    beside = SessionStore(client.session.session_key)
    assert beside["membership"] == str(cast.sanne.pk)
    client.post(reverse("organizations:membership_choose"), {"membership": str(cast.sanne_elsewhere.pk)})
    beside.save()
    assert client.session["membership"] == str(cast.sanne_elsewhere.pk)
    assert client.get(reverse("organizations:membership_choose")).context["request"].member == cast.sanne_elsewhere


def test_who_logged_out_is_not_let_in_again_by_what_loads_in_the_background(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    ends_in(datetime.timedelta(minutes=1))
    beside = SessionStore(client.session.session_key)
    assert beside["membership"]
    client.post(reverse("account_logout"))
    beside.save()
    assert not Session.objects.filter(session_key=beside.session_key).exists()
