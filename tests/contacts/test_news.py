"""Nieuw in mijn gezinnen: what others recorded, as far as I may read it, until I say that I read it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, NoteStatement
from contacts.models import ContactMoment, ContactWish, MomentStatement, NewsMark
from contacts.news import NewsLine, news_for
from organizations.models import AccessLogEntry, Membership
from tests.cast import NAMED_FOR_GI, OF_THE_OUTSIDER, PROTECTED_PLACE, SECRET_OF_GI, UNDISCLOSED, Cast
from tests.makers import (
    assign,
    involve,
    make_agreement,
    make_arrangement,
    make_child,
    make_concern,
    make_decision,
    make_family,
    make_measure,
    make_moment,
    make_note,
    make_parent,
    make_placement,
    make_request,
    make_safety_agreement,
    make_talk,
    make_view,
    today,
)

LogIn = Callable[[Membership], Client]
NEWS, READ = reverse("contacts:news"), reverse("contacts:news_read")
ABOUT_SEM = "NIEUW-OVER-SEM"
CHILD_SAID = "Ik wil mama mijn kamer laten zien."


def lines(member: Membership) -> list[NewsLine]:
    return [line for each in news_for(member).families for line in each.lines]


def titles(member: Membership) -> set[str]:
    return {line.title for line in lines(member)}


def make_wish(cast: Cast, by: Membership, **more: Any) -> ContactWish:
    fields: dict[str, Any] = {
        "child": cast.noor,
        "person": cast.mother,
        "wisher": cast.noor,
        "asked_on": today(),
        "words": "Vaker.",
    }
    return ContactWish.objects.create(family=cast.family, organization=by.organization, recorded_by=by, **fields | more)


def test_each_kind_of_entry_by_somebody_else_is_news(cast: Cast) -> None:
    by: dict[str, Any] = {"recorded_by": cast.joris}
    owner = (cast.family, cast.pleegzorg)
    note = make_note(*owner, cast.noor, facts="Noor slaapt beter.", **by)
    moment = make_moment(*owner, cast.noor, cast.mother, child_words=CHILD_SAID, facts="Een uur.", **by)
    make_arrangement(*owner, cast.noor, cast.mother, **by)
    make_placement(cast.family, cast.pleegzorg, cast.noor, starts_on=today(-200), ends_on=today(-100), **by)
    make_wish(cast, cast.joris)
    said: dict[str, Any] = {
        "person": cast.mother,
        "words": "Zo was het niet.",
        "stated_on": today(),
        "organization": cast.pleegzorg,
    }
    NoteStatement.objects.create(entry=note, **said, **by)
    MomentStatement.objects.create(entry=moment, **said, **by)
    found = lines(cast.sanne)
    assert {line.title for line in found} >= {
        "Telefoongesprek over Noor",
        "Noor met ouder Elif",
        "Regeling Noor en ouder Elif: 1 bezoek per week",
        "Wens over contact: Noor en ouder Elif",
        "Verklaring van ouder Elif",
    }
    assert len(found) == 7
    contact = next(line for line in found if line.title == "Noor met ouder Elif")
    assert [(quote.words, quote.who) for quote in contact.quotes] == [(CHILD_SAID, "Noor")]
    assert contact.words == "Een uur."
    assert titles(cast.joris) == set()


def test_an_agreement_by_somebody_else_is_news_for_who_must_act_and_a_concern_never_is(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.veilig_thuis).update(is_disclosed=True)
    make_safety_agreement(cast.family, cast.pleegzorg, cast.noor, agreement="Opa haalt op", recorded_by=cast.joris)
    make_safety_agreement(cast.family, cast.gi, cast.noor, cast.sem, agreement=ABOUT_SEM, recorded_by=cast.carla)
    ended: dict[str, Any] = {"ends_on": today(-1), "end_reason": "klaar"}
    make_safety_agreement(cast.family, cast.pleegzorg, cast.noor, recorded_by=cast.joris, **ended)
    make_concern(cast.family, cast.veilig_thuis, cast.noor, recorded_by=cast.vera)
    assert {(line.title, line.words) for line in lines(cast.sanne)} == {
        ("Veiligheidsafspraak voor Noor", "Opa haalt op"),
        ("Veiligheidsafspraak voor Noor en Sem", ABOUT_SEM),
    }
    assert titles(cast.clara) == {"Veiligheidsafspraak voor Noor"}


def test_a_decision_by_somebody_else_is_news_in_the_words_of_who_was_heard(cast: Cast) -> None:
    heard = {cast.noor: {"asked_on": today(-5), "opinion": CHILD_SAID}, cast.mother: {"asked_on": today(-5)}}
    by: dict[str, Any] = {"recorded_by": cast.sanne}
    make_decision(cast.family, cast.gi, cast.noor, title="SAMEN-BESLOTEN", hearings=heard, **by)
    make_decision(cast.family, cast.gi, cast.sem, title=ABOUT_SEM, hearings={cast.sem: {"asked_on": today()}}, **by)
    chosen = {"visibility": "named", "shared_with": [cast.wijkteam]}
    make_decision(cast.family, cast.gi, cast.noor, title=SECRET_OF_GI, **chosen, **by)
    found = lines(cast.joris)
    told = next(line for line in found if line.title == "Besluit: SAMEN-BESLOTEN")
    assert [(quote.words, quote.who) for quote in told.quotes] == [(CHILD_SAID, "Noor")]
    assert sum(line.is_hidden for line in found) == 1
    assert [line.title for line in found if ABOUT_SEM in line.title or SECRET_OF_GI in line.title] == []


def test_what_came_in_by_import_is_no_news(cast: Cast) -> None:
    assert lines(cast.sanne) == []


def test_a_colleague_fills_in_what_was_planned_weeks_ago(cast: Cast, as_member: LogIn) -> None:
    ContactMoment.objects.filter(pk=cast.planned.pk).update(
        recorded_by=cast.sanne, recorded_at=timezone.now() - datetime.timedelta(days=40)
    )
    make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned", recorded_by=cast.tess)
    assert lines(cast.sanne) == []
    held = reverse("contacts:contact_held", args=[cast.family.pk, cast.planned.pk])
    as_member(cast.tess).post(held, {"known_from": "self"})
    assert [line.url for line in lines(cast.sanne)] == [
        reverse("contacts:contact_detail", args=[cast.family.pk, cast.planned.pk])
    ]
    assert lines(cast.tess) == []


def test_the_page_shows_voices_apart_and_every_family_gets_its_line_in_the_log(cast: Cast, as_member: LogIn) -> None:
    make_moment(cast.family, cast.pleegzorg, cast.noor, cast.mother, child_words=CHILD_SAID, recorded_by=cast.joris)
    text = as_member(cast.sanne).get(NEWS).content.decode()
    assert f'<blockquote class="quote">“{CHILD_SAID}”<footer>Noor</footer></blockquote>' in text
    line = AccessLogEntry.objects.get(event="news.viewed")
    assert (line.family_id, line.membership, line.action) == (cast.family.pk, cast.sanne, "R")


def test_who_may_not_read_the_words_does_not_hear_them(cast: Cast) -> None:
    by: dict[str, Any] = {"recorded_by": cast.carla}
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, facts=SECRET_OF_GI, visibility="own", **by)
    make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        facts="Koffie",
        place=PROTECTED_PLACE,
        is_place_protected=True,
        **by,
    )
    make_moment(cast.family, cast.gi, cast.sem, cast.mother, child_words=ABOUT_SEM, **by)
    make_note(cast.family, cast.gi, cast.noor, facts=SECRET_OF_GI, visibility="own", **by)
    make_note(cast.family, cast.gi, cast.sem, facts=ABOUT_SEM, **by)
    make_note(cast.family, cast.veilig_thuis, cast.noor, facts=UNDISCLOSED, recorded_by=cast.vera)
    make_wish(cast, cast.carla, words=SECRET_OF_GI, visibility="own")
    make_wish(cast, cast.carla, child=cast.sem, wisher=cast.sem, words=ABOUT_SEM)
    said: dict[str, Any] = {
        "person": cast.mother,
        "stated_on": today(),
        "organization": cast.gi,
        "recorded_by": cast.carla,
    }
    MomentStatement.objects.create(entry=cast.own_words_moment, words=SECRET_OF_GI, **said)
    MomentStatement.objects.create(entry=cast.sem_moment, words=ABOUT_SEM, **said)
    NoteStatement.objects.create(entry=cast.own_note, words=SECRET_OF_GI, **said)
    text = str(lines(cast.joris))
    for marker in (SECRET_OF_GI, ABOUT_SEM, "Sem", UNDISCLOSED, "Veilig Thuis", PROTECTED_PLACE):
        assert marker not in text
    assert len(lines(cast.joris)) == 2
    assert SECRET_OF_GI in str(lines(cast.sanne))
    for stranger in (cast.bram, cast.otto, cast.fenna, cast.sanne_elsewhere, cast.ruud):
        assert lines(stranger) == []


def test_a_piece_for_a_chosen_few_says_only_whose_it_is(cast: Cast, as_member: LogIn) -> None:
    make_note(
        cast.family,
        cast.gi,
        cast.noor,
        facts=NAMED_FOR_GI,
        visibility="named",
        shared_with=[cast.veilig_thuis],
        recorded_by=cast.carla,
    )
    make_wish(cast, cast.carla, words=NAMED_FOR_GI, visibility="named").shared_with.set([cast.veilig_thuis])
    text = as_member(cast.joris).get(NEWS).content.decode()
    assert text.count("1 stuk van Jeugdbescherming Midden, niet met u gedeeld.") == 2
    assert NAMED_FOR_GI not in text


def test_the_first_visit_looks_a_week_back(cast: Cast) -> None:
    old, new = (make_note(cast.family, cast.gi, cast.noor, facts=day, recorded_by=cast.carla) for day in "AB")
    type(old).objects.filter(pk=old.pk).update(recorded_at=timezone.now() - datetime.timedelta(days=8))
    assert [line.words for line in lines(cast.sanne)] == ["B"]
    NewsMark.objects.update(read_until=timezone.now() - datetime.timedelta(days=9))
    assert [line.words for line in lines(cast.sanne)] == ["B", "A"]
    assert new.recorded_by == cast.carla


def test_news_stays_until_it_is_read(cast: Cast, as_member: LogIn) -> None:
    make_note(cast.family, cast.gi, cast.noor, facts="Eerst", recorded_by=cast.carla)
    client = as_member(cast.sanne)
    text = client.get(NEWS).content.decode()
    assert "Eerst" in text
    assert "Eerst" in client.get(NEWS).content.decode()
    until = timezone.now().isoformat()
    make_note(cast.family, cast.gi, cast.noor, facts="Daarna", recorded_by=cast.carla)
    answer = client.post(READ, {"until": until, "family": str(cast.family.pk)})
    assert (answer.status_code, answer["Location"]) == (303, NEWS)
    assert [line.words for line in lines(cast.sanne)] == ["Daarna"]
    assert [line.words for line in lines(cast.tess)] == ["Daarna", "Eerst"]
    client.post(READ, {"until": "onzin"})
    assert lines(cast.sanne) == []
    assert AccessLogEntry.objects.filter(event="news.read").count() == 2


def test_the_future_is_not_read_yet(cast: Cast, as_member: LogIn) -> None:
    as_member(cast.sanne).post(READ, {"until": "2099-01-01T00:00:00+00:00"})
    assert NewsMark.objects.get(membership=cast.sanne).read_until <= timezone.now()


@pytest.mark.parametrize("who", ["bram", "otto", "fenna"])
def test_a_family_of_others_cannot_be_marked(cast: Cast, as_member: LogIn, who: str) -> None:
    answer = as_member(getattr(cast, who)).post(READ, {"family": str(cast.family.pk)})
    assert answer.status_code == 404
    assert not NewsMark.objects.exclude(family=None).exists()


@pytest.mark.parametrize("who", ["ruud", "petra", "anton"])
def test_other_roles_have_no_news(cast: Cast, as_member: LogIn, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert client.post(READ).status_code == 403
    assert client.get(NEWS).status_code == 403


def test_vandaag_leads_to_it_and_fetches_it_by_itself(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(reverse("contacts:today")).content.decode()
    assert f'hx-get="{NEWS}"' in text
    assert f'<a href="{NEWS}">' in text


def test_what_a_court_decided_is_news_for_who_reads_the_course_of_that_child(cast: Cast) -> None:
    by: dict[str, Any] = {"recorded_by": cast.sanne}
    make_measure(cast.family, cast.gi, cast.noor, **by)
    make_request(cast.family, cast.gi, cast.noor, **by)
    make_agreement(cast.family, cast.gi, cast.sem, cast.mother, **by)
    course = {
        "Besluit van de rechter, ondertoezichtstelling: Noor",
        "Gevraagd aan de rechter, ondertoezichtstelling: Noor",
    }
    assert titles(cast.joris) >= course
    assert not any("Sem" in title for title in titles(cast.joris))
    assert "Afgesproken, vrijwillig: Sem" in titles(cast.carla)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    assert not titles(cast.joris) & course


def test_nothing_of_other_families(cast: Cast) -> None:
    child = cast.other_family.members.get(role="child").person
    make_note(cast.other_family, cast.outsider, child, facts=OF_THE_OUTSIDER, recorded_by=cast.otto)
    assert OF_THE_OUTSIDER not in str(lines(cast.sanne))


@pytest.mark.parametrize("number", [1, 3])
def test_the_news_takes_twenty_four_queries(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(number):
        family = make_family(f"Nog {count}")
        child = make_child(family, f"Kind {count}")
        parent = make_parent(family, child)
        involve(family, cast.gi)
        involve(family, cast.pleegzorg)
        assign(family, cast.sanne)
        by: dict[str, Any] = {"recorded_by": cast.joris}
        owner = (family, cast.pleegzorg)
        make_note(*owner, child, **by)
        make_note(*owner, child, visibility="named", shared_with=[cast.outsider], **by)
        make_arrangement(*owner, child, parent, **by)
        make_placement(*owner, child, **by)
        make_view(*owner, person=parent, **by)
        make_talk(*owner, **by)
        make_measure(*owner, child, **by)
        make_request(*owner, child, **by)
        make_agreement(*owner, child, parent, **by)
        moment = make_moment(*owner, child, parent, **by)
        MomentStatement.objects.create(
            entry=moment, person=parent, words="Nee.", stated_on=today(), organization=cast.pleegzorg, **by
        )
    news_for(cast.sanne)
    with django_assert_num_queries(24):
        news = news_for(cast.sanne)
    assert (len(news.families), news.number) == (number, 11 * number)


def test_views_given_in_one_go_are_one_line_and_what_is_kept_is_none(cast: Cast) -> None:
    for domain in ("housing", "money"):
        make_view(cast.family, cast.gi, domain, person=cast.mother, needed="GEDEELD", recorded_by=cast.sanne)
        make_view(cast.family, cast.gi, domain, needed="GEHEIM", visibility="own", recorded_by=cast.sanne)
        make_view(cast.family, cast.gi, domain, child=cast.sem, needed="GEHEIM", recorded_by=cast.sanne)
    make_talk(cast.family, cast.gi, recorded_by=cast.sanne)
    make_talk(cast.family, cast.gi, agreed="GEHEIM", visibility="own", recorded_by=cast.sanne)
    found = lines(cast.joris)
    said = [line.title for line in found]
    assert [title for title in said if "nodig vindt" in title] == ["Wat ouder Elif nodig vindt: wonen, geld"]
    assert [title for title in said if title.startswith("Besproken")] == ["Besproken: wonen"]
    assert not any("GEHEIM" in line.words for line in found)
