"""Arrangements by their form: who may record what, versions that never overlap, and every typed word kept."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse

from cases.models import Draft, Involvement
from contacts.models import ContactArrangement
from organizations.models import AccessLogEntry, Membership
from tests.cast import PROTECTED_PLACE, Cast
from tests.makers import make_arrangement, today

LogIn = Callable[[Membership], Client]


def filled(cast: Cast, **more: Any) -> dict[str, Any]:
    """The form as someone fills it in: one visit a week, from today, on Wednesdays at half past three."""
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "child": str(cast.noor.pk),
        "person": str(cast.mother.pk),
        "form_class": "in_person",
        "source": "agreement",
        "times": "1",
        "every": "1",
        "unit": "week",
        "minutes": "90",
        "supervision": "professional",
        "starts_on": str(today()),
        "lines-TOTAL_FORMS": "4",
        "lines-INITIAL_FORMS": "0",
        "lines-0-weekday": "3",
        "lines-0-starts_at": "15:30",
        "lines-0-form": "contact_centre",
        "lines-0-place": "De Haven",
    } | more


REASONS = {
    "frequency_reason": "Noor heeft rust nodig",
    "duration_reason": "Langer houdt zij nog niet vol",
    "place_reason": "Daar kent zij de weg",
    "supervision_reason": "Om te helpen bij het afscheid",
}
"""Why a limitation limits, aspect by aspect."""


def without_lines(cast: Cast, **more: Any) -> dict[str, Any]:
    return {key: value for key, value in filled(cast, **more).items() if not key.startswith("lines-0")}


def address(cast: Cast, name: str = "arrangement_create", *more: Any) -> str:
    return reverse(f"contacts:{name}", args=[cast.family.pk, *more])


def refused(client: Client, cast: Cast, **more: Any) -> str:
    """The page that comes back, with nothing stored."""
    before = ContactArrangement.objects.count()
    response = client.post(address(cast), more.pop("form", None) or filled(cast, **more))
    assert response.status_code == 422
    assert ContactArrangement.objects.count() == before
    return response.content.decode()


def test_an_arrangement_is_recorded_with_its_fixed_moments_and_a_line_in_the_log(cast: Cast, as_member: LogIn) -> None:
    response = as_member(cast.sanne).post(address(cast), filled(cast))
    assert response.status_code == 303
    saved = ContactArrangement.objects.get()
    assert (saved.times, saved.unit, saved.minutes, saved.organization) == (1, "week", 90, cast.gi)
    assert [(line.weekday, line.place) for line in saved.schedule_lines.all()] == [(3, "De Haven")]
    line = AccessLogEntry.objects.get(event="arrangement.recorded")
    assert (line.family_id, line.person_id, line.membership) == (cast.family.pk, cast.noor.pk, cast.sanne)


def test_saved_twice_is_one_arrangement(cast: Cast, as_member: LogIn) -> None:
    client, form = as_member(cast.sanne), filled(cast)
    for _time in range(2):
        assert client.post(address(cast), form).status_code == 303
    assert ContactArrangement.objects.count() == 1
    assert AccessLogEntry.objects.filter(event="arrangement.recorded").count() == 1


def test_the_same_key_with_other_content_is_refused(cast: Cast, as_member: LogIn) -> None:
    client, form = as_member(cast.sanne), filled(cast)
    client.post(address(cast), form)
    assert "al opgeslagen, met iets anders erin" in refused(client, cast, form=form | {"times": "2"})


def test_a_key_of_someone_else_answers_as_if_it_were_not_there(cast: Cast, as_member: LogIn) -> None:
    theirs = make_arrangement(cast.family, cast.wijkteam, cast.noor, cast.father, ends_on=today(-40))
    response = as_member(cast.joris).post(address(cast), filled(cast, key=str(theirs.pk)))
    assert response.status_code == 404
    assert ContactArrangement.objects.count() == 1


def test_versions_never_overlap_and_nothing_typed_is_lost(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    shown = refused(as_member(cast.sanne), cast, **{"reason": "MIJN-REDEN", "lines-1-place": "HALF-INGEVULD-1"})
    assert "HALF-INGEVULD-1" in shown
    shown = refused(as_member(cast.sanne), cast, reason="MIJN-REDEN")
    assert "Er geldt in deze periode al een regeling. Laat die eerst eindigen." in shown
    assert "MIJN-REDEN" in shown
    assert "De Haven" in shown


def test_a_new_version_lets_the_one_in_force_end_the_day_before(cast: Cast, as_member: LogIn) -> None:
    earlier = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    assert as_member(cast.sanne).post(address(cast), filled(cast, times="2", ends_earlier="on")).status_code == 303
    earlier.refresh_from_db()
    assert earlier.ends_on == today(-1)
    events = AccessLogEntry.objects.filter(event__startswith="arrangement").values_list("event", flat=True)
    assert sorted(events) == ["arrangement.ended", "arrangement.recorded"]


def test_less_contact_asks_for_the_reason(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, times=2)
    client = as_member(cast.sanne)
    shown = refused(client, cast, ends_earlier="on")
    assert "Dit is minder contact dan nu (2 bezoeken per week). Vul in waarom." in shown
    assert client.post(address(cast), filled(cast, ends_earlier="on", reason="Elif is ziek")).status_code == 303
    page = client.get(address(cast, "pair_contact", cast.noor.pk, cast.mother.pk)).content.decode()
    assert "Dit is minder dan hiervoor: 2 bezoeken per week." in page


def test_contact_that_is_not_allowed_needs_a_reason_and_a_day_to_look_again(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    shown = refused(client, cast, form=without_lines(cast, times="0"))
    assert "Vul in waarom er geen contact mag zijn." in shown
    assert "Vul in wanneer dit opnieuw wordt bekeken." in shown
    form = without_lines(cast, times="0", reason="Onveilig", review_on=str(today(30)))
    assert client.post(address(cast), form).status_code == 303


def test_without_contact_there_are_no_fixed_moments(cast: Cast, as_member: LogIn) -> None:
    shown = refused(as_member(cast.sanne), cast, times="0", reason="Onveilig", review_on=str(today(30)))
    assert "Zonder contact zijn er geen vaste momenten" in shown


def test_only_a_gi_limits_contact(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.joris)
    assert 'value="gi_limitation"' not in client.get(address(cast)).content.decode()
    assert "Alleen een gecertificeerde instelling (GI) kan contact beperken." in refused(
        client, cast, source="gi_limitation"
    )


def test_a_limitation_rests_on_its_article(cast: Cast, as_member: LogIn) -> None:
    as_member(cast.sanne).post(address(cast), filled(cast, source="gi_limitation", legal_basis="377a", **REASONS))
    assert ContactArrangement.objects.get().legal_basis == "265f"


@pytest.mark.parametrize("ends_earlier", ["", "on"])
def test_a_court_order_is_never_overridden_by_a_limitation(cast: Cast, as_member: LogIn, ends_earlier: str) -> None:
    order = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, source="court_order")
    shown = refused(
        as_member(cast.sanne),
        cast,
        form=without_lines(
            cast,
            source="gi_limitation",
            times="0",
            frequency_reason="x",
            review_on=str(today(30)),
            **({"ends_earlier": "on"} if ends_earlier else {}),
        ),
    )
    assert "Er geldt een beschikking van de rechter." in shown
    order.refresh_from_db()
    assert order.ends_on is None


def test_a_limitation_may_follow_a_court_order_that_ended(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, source="court_order", ends_on=today(-1))
    form = filled(cast, source="gi_limitation", **REASONS)
    assert as_member(cast.sanne).post(address(cast), form).status_code == 303


def test_a_limitation_of_the_gi_is_not_lifted_by_an_agreement_of_another(cast: Cast, as_member: LogIn) -> None:
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, source="gi_limitation", legal_basis="265f")
    shown = refused(as_member(cast.joris), cast, times="3", ends_earlier="on")
    assert "Alleen die GI of de rechter kan die opheffen." in shown


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"starts_on": "1026-01-01"}, "Deze datum ligt voor 1900. Controleer het jaar."),
        ({"ends_on": "1026-01-01"}, "Deze datum ligt voor 1900. Controleer het jaar."),
        ({"ends_on": str(today(-5))}, "De einddatum ligt voor de begindatum."),
        ({"review_on": str(today(-5))}, "Opnieuw bekijken kan pas als de regeling is begonnen."),
        ({"every": "0"}, "Vul in per hoeveel dagen, weken of maanden: minstens 1."),
        ({"times": "-1"}, "minstens 0"),
        ({"times": "100"}, "hoogstens 99"),
        ({"times": "veel"}, "Voer een geheel getal in."),
        ({"times": ""}, "Vul een getal in."),
        ({"minutes": "99999"}, "hoogstens 32767"),
        ({"unit": "eeuw"}, "eeuw is geen beschikbare keuze"),
        ({"form_class": "telepathie"}, "telepathie is geen beschikbare keuze"),
        ({"source": "gerucht"}, "gerucht is geen beschikbare keuze"),
        ({"starts_on": "gisteren"}, "Voer een geldige datum in."),
        ({"lines-0-weekday": "8"}, "8 is geen beschikbare keuze"),
        ({"lines-0-starts_at": "25:99"}, "Voer een geldige tijd in."),
        ({"lines-0-form": "phone"}, "Deze vorm hoort niet bij bezoek."),
        (
            {"lines-1-weekday": "3", "lines-1-starts_at": "15:30", "lines-1-form": "visit_home"},
            "Dit vaste moment staat er al.",
        ),
        ({"lines-1-weekday": "4"}, "Vul een tijd in."),
        ({"reason": "x" * 501}, "niet meer dan 500 tekens"),
        ({"lines-TOTAL_FORMS": "99"}, "hooguit 14 vaste momenten"),
        ({"key": "geen-sleutel"}, "UUID"),
    ],
)
def test_what_cannot_be_is_said_and_all_that_was_typed_stays(
    cast: Cast, as_member: LogIn, wrong: dict[str, str], sentence: str
) -> None:
    shown = refused(as_member(cast.sanne), cast, **wrong)
    assert sentence in shown
    assert "Er klopt één ding nog niet" in shown or "dingen nog niet" in shown
    assert "De Haven" in shown
    assert 'value="90"' in shown or "minutes" in wrong


@pytest.mark.parametrize("stranger", ["other", "nobody"])
def test_a_person_not_in_the_family_is_refused(cast: Cast, as_member: LogIn, stranger: str) -> None:
    other = cast.other_family.members.get().person
    key = str(other.pk) if stranger == "other" else str(uuid.uuid4())
    for name in ("child", "person"):
        shown = refused(as_member(cast.sanne), cast, **{name: key})
        assert "geldige keuze" in shown
        assert other.full_name not in shown


def test_a_child_does_not_have_contact_with_itself(cast: Cast, as_member: LogIn) -> None:
    assert "Kies iemand anders dan het kind zelf." in refused(as_member(cast.sanne), cast, person=str(cast.noor.pk))


def test_a_child_outside_the_wall_cannot_be_chosen(cast: Cast, as_member: LogIn) -> None:
    shown = refused(as_member(cast.joris), cast, child=str(cast.sem.pk))
    assert "geldige keuze" in shown


@pytest.mark.parametrize(
    ("name", "status"), [("bram", 404), ("otto", 404), ("fenna", 404), ("ruud", 403), ("petra", 403), ("anton", 403)]
)
def test_who_may_not_work_on_the_family_records_nothing(cast: Cast, as_member: LogIn, name: str, status: int) -> None:
    client = as_member(cast.members[name])
    for response in (client.get(address(cast)), client.post(address(cast), filled(cast))):
        assert response.status_code == status
        assert "Noor" not in response.content.decode()
    assert not ContactArrangement.objects.exists()


def test_an_organization_that_only_reads_contact_records_nothing(cast: Cast, as_member: LogIn) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    assert as_member(cast.joris).post(address(cast), filled(cast)).status_code == 403
    assert not ContactArrangement.objects.exists()
    assert AccessLogEntry.objects.filter(event="section.refused", membership=cast.joris).exists()


def test_a_new_version_begins_as_the_one_in_force_without_a_protected_place(cast: Cast, as_member: LogIn) -> None:
    earlier = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, times=3)
    earlier.schedule_lines.create(
        weekday=2, starts_at="14:00", form="visit_neutral", place=PROTECTED_PLACE, is_place_protected=True
    )
    asked = {"child": str(cast.noor.pk), "person": str(cast.mother.pk), "soort": "in_person"}
    ours = as_member(cast.sanne).get(address(cast), asked).content.decode()
    assert PROTECTED_PLACE in ours
    assert 'name="times" value="3"' in ours
    theirs = as_member(cast.joris).get(address(cast), asked).content.decode()
    assert 'name="times" value="3"' in theirs
    assert PROTECTED_PLACE not in theirs


def test_what_is_typed_is_kept_and_gone_on_with_until_it_is_saved(cast: Cast, as_member: LogIn) -> None:
    client, typed = as_member(cast.sanne), filled(cast, draft_page=address(cast), reason="MIJN-REDEN IS LANG")
    client.post(reverse("cases:draft_save"), typed)
    assert Draft.objects.get().words == "MIJN-REDEN IS LANG"
    again = client.post(address(cast), typed | {"who_reads": "1", "times": "", "lines-0-starts_at": ""})
    page = again.content.decode()
    assert again.status_code == 200
    assert "MIJN-REDEN IS LANG" in page
    assert "De Haven" in page
    assert 'role="alert"' not in page
    assert not ContactArrangement.objects.exists()
    assert client.post(address(cast), typed).status_code == 303
    assert Draft.objects.get().fields == {}


def test_an_arrangement_ends_with_the_reason(cast: Cast, as_member: LogIn) -> None:
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    client, url = as_member(cast.sanne), address(cast, "arrangement_end", arrangement.pk)
    empty = client.post(url, {"ends_on": str(today()), "end_reason": " "})
    assert empty.status_code == 422
    assert "Vul dit in." in empty.content.decode()
    assert client.post(url, {"ends_on": str(today()), "end_reason": "Noor woont weer thuis"}).status_code == 303
    arrangement.refresh_from_db()
    assert (arrangement.ends_on, arrangement.end_reason) == (today(), "Noor woont weer thuis")
    assert AccessLogEntry.objects.get(event="arrangement.ended").membership == cast.sanne


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        ("1026-01-01", "Deze datum ligt voor 1900"),
        (str(today(-100)), "De einddatum ligt voor de begindatum."),
        (str(today(50)), "Deze regeling eindigt al op"),
        ("", "Vul een datum in."),
    ],
)
def test_an_end_that_cannot_be_is_said(cast: Cast, as_member: LogIn, ends_on: str, sentence: str) -> None:
    arrangement = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, ends_on=today(10))
    form = {"ends_on": ends_on, "end_reason": "MIJN-REDEN"}
    response = as_member(cast.sanne).post(address(cast, "arrangement_end", arrangement.pk), form)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "MIJN-REDEN" in response.content.decode()
    arrangement.refresh_from_db()
    assert arrangement.ends_on == today(10)


def test_a_decision_ends_with_who_recorded_it_and_an_agreement_with_anyone(cast: Cast, as_member: LogIn) -> None:
    order = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, source="court_order")
    agreed = make_arrangement(cast.family, cast.gi, cast.noor, cast.father)
    client, form = as_member(cast.joris), {"ends_on": str(today()), "end_reason": "klaar"}
    response = client.post(address(cast, "arrangement_end", order.pk), form)
    assert response.status_code == 422
    assert "Alleen de organisatie die dit vastlegde kan het laten eindigen." in response.content.decode()
    assert client.post(address(cast, "arrangement_end", agreed.pk), form).status_code == 303


@pytest.mark.parametrize("name", ["arrangement_end", "arrangement_plan"])
def test_an_arrangement_of_a_child_outside_the_wall_is_not_there(cast: Cast, as_member: LogIn, name: str) -> None:
    of_sem = make_arrangement(cast.family, cast.gi, cast.sem, cast.mother, reason="REDEN-VAN-SEM")
    client = as_member(cast.joris)
    for response in (client.get(address(cast, name, of_sem.pk)), client.post(address(cast, name, of_sem.pk))):
        assert response.status_code == 404
        assert "REDEN-VAN-SEM" not in response.content.decode()
