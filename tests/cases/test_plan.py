"""What each thinks is needed: side by side, each in their own words, and never more than a reader may know."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.figures import Question
from cases.figures.differences import differences
from cases.models import DifferenceTalk, Draft, Involvement, NeedView
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import involve, make_organization, make_talk, make_view, today

AsMember = Callable[[Membership], Client]
SECRET = "ALLEEN-VOOR-WIE-HET-MAG"


def url(cast: Cast, name: str = "plan", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def shown(client: Client, cast: Cast, name: str = "plan", *more: object) -> str:
    return client.get(url(cast, name, *more)).content.decode()


def marks(client: Client, cast: Cast) -> tuple[int, int]:
    """How many differences the plan says there are, and how many rows carry the mark."""
    response = client.get(url(cast))
    return response.context["table"].open_count, response.content.decode().count('class="is-different"')


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "voice": str(cast.mother.pk),
        "child": "family",
        "seen_on": today().isoformat(),
        "housing-urgency": "now",
        "housing-needed": "Een eigen huis.",
        "money-urgency": "none",
        "money-going_well": "De schulden zijn weg.",
        "visibility": "involved",
    } | more


# --- side by side -----------------------------------------------------------------------------------------------------


def test_views_stand_side_by_side_and_a_difference_is_said_in_words(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, urgency="none")
    make_view(cast.family, cast.gi, person=cast.mother, urgency="now", needed="Een eigen huis.")
    client = as_member(cast.joris)
    page = shown(client, cast)
    assert marks(client, cast) == (1, 1)
    names = [speaker.name for speaker in client.get(url(cast)).context["table"].speakers]
    assert names == ["Ouder Elif", "Ouder Mark", "Jeugdbescherming Midden"]
    assert "Een eigen huis." in page
    assert "Verschil</span>" in page
    domain = shown(client, cast, "plan_domain", "housing")
    assert "<b>Nu nodig</b>: Ouder Elif. <b>Niets nodig</b>: Jeugdbescherming Midden." in domain


def test_who_was_not_asked_is_said(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, person=cast.mother)
    page = shown(as_member(cast.sanne), cast)
    assert "Niet gevraagd" in page.split('data-label="Ouder Mark"')[1].split("</td>")[0]
    assert "Van wie nog geen mening is vastgelegd" in page
    assert "Sem (5)" in page


def test_where_there_is_no_room_for_a_column_the_name_is_told(cast: Cast, as_member: AsMember) -> None:
    for place in range(12):
        other = make_organization("jeugdhulpaanbieder", f"Aanbieder {place}")
        involve(cast.family, other)
        make_view(cast.family, other, urgency="none" if place else "now")
    client = as_member(cast.sanne)
    assert marks(client, cast) == (1, 1)
    page = shown(client, cast)
    assert len(client.get(url(cast)).context["table"].speakers) == 9
    assert "Zij spraken ook" in page
    assert all(f"Aanbieder {place}" in page for place in range(12))


def test_a_child_outside_the_wall_is_not_even_asked(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, person=cast.mother)
    assert "Sem (5)" not in shown(as_member(cast.joris), cast)


def test_the_rule_stands_on_the_page(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi)
    assert "Van ieder telt de laatste mening, twaalf maanden lang." in shown(as_member(cast.sanne), cast)


def test_a_view_of_more_than_a_year_ago_stays_readable_and_counts_no_more(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, urgency="none")
    make_view(cast.family, cast.gi, person=cast.mother, seen_on=today(-400), needed="Lang geleden gezegd.")
    client = as_member(cast.sanne)
    assert marks(client, cast) == (0, 0)
    assert "Langer dan een jaar geleden" in shown(client, cast)
    assert "Lang geleden gezegd." in shown(client, cast, "plan_domain", "housing")


def test_a_new_view_stands_beside_the_earlier_one(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, person=cast.mother, seen_on=today(-60), needed="Eerst rust.", urgency="later")
    make_view(cast.family, cast.gi, person=cast.mother, seen_on=today(-5), needed="Nu een huis.")
    page = shown(as_member(cast.sanne), cast, "plan_domain", "housing")
    assert page.index("Nu een huis.") < page.index("1 eerdere mening") < page.index("Eerst rust.")


def test_an_empty_plan_says_what_to_do(cast: Cast, as_member: AsMember) -> None:
    assert "Nog niemand gevraagd" in shown(as_member(cast.sanne), cast)
    assert "Hier is nog niet over gesproken" in shown(as_member(cast.sanne), cast, "plan_domain", "housing")


@pytest.mark.parametrize("name", ["plan", "family_detail"])
def test_who_does_not_read_the_plan_reads_that_it_is_not_shared(cast: Cast, as_member: AsMember, name: str) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(
        sections_read=["family", "contact"], sections_write=["family"]
    )
    make_view(cast.family, cast.gi, needed=SECRET)
    page = shown(as_member(cast.joris), cast, name)
    assert "Wat ieder nodig vindt, leest uw organisatie niet." in page
    assert SECRET not in page
    assert "Nog niemand gevraagd" not in page


# --- what must not leak -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan", "family_detail", "family_print"])
@pytest.mark.parametrize(
    "kept",
    [
        {"visibility": "own"},
        {"visibility": "named", "named": "wijkteam"},
        {"child": "sem"},
        {"person": "sem"},
        {"child": "sem", "person": "mother"},
    ],
)
def test_what_is_not_shared_changes_no_word_no_count_and_no_mark(
    cast: Cast, as_member: AsMember, name: str, kept: dict[str, str]
) -> None:
    client = as_member(cast.joris)
    for child in (cast.noor, None):
        make_view(cast.family, cast.gi, child=child, urgency="none")
    rows = len(client.get(url(cast)).context["table"].rows)
    more: dict[str, Any] = {key: getattr(cast, value) for key, value in kept.items() if key in ("child", "person")}
    if "visibility" in kept:
        more |= {"visibility": kept["visibility"], "shared_with": [cast.wijkteam] if "named" in kept else []}
    children = [more.pop("child")] if "child" in more else [cast.noor, None]
    for child in children:
        for owner in (cast.veilig_thuis, cast.gi):
            make_view(cast.family, owner, urgency="now", needed=SECRET, child=child, **more)
    page = shown(client, cast, name)
    assert [word for word in (SECRET, "is-different", "Verschil", "Veilig Thuis") if word in page] == []
    assert len(client.get(url(cast)).context["table"].rows) == rows


def test_a_view_shared_with_others_by_name_is_one_line_with_a_number(cast: Cast, as_member: AsMember) -> None:
    for domain in ("housing", "money"):
        make_view(
            cast.family,
            cast.pleegzorg,
            domain,
            child=cast.noor,
            needed=SECRET,
            visibility="named",
            shared_with=[cast.gi],
        )
    page = shown(as_member(cast.vera), cast)
    assert "2 meningen van Pleegzorg De Brug, niet met u gedeeld." in page
    assert SECRET not in page
    assert SECRET in shown(as_member(cast.sanne), cast)


def test_a_talk_that_is_not_shared_closes_nothing_for_the_others(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, urgency="none")
    make_view(cast.family, cast.gi, person=cast.mother, urgency="now")
    make_talk(cast.family, cast.gi, agreed=SECRET, visibility="own")
    assert marks(as_member(cast.sanne), cast) == (0, 0)
    assert marks(as_member(cast.joris), cast) == (1, 1)
    assert SECRET not in shown(as_member(cast.joris), cast, "plan_domain", "housing")


def test_an_organisation_unknown_to_the_family_shows_by_no_column(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.veilig_thuis, urgency="none")
    make_view(cast.family, cast.gi, urgency="now")
    page = shown(as_member(cast.sanne), cast)
    assert "Veilig Thuis" not in page
    assert marks(as_member(cast.sanne), cast) == (0, 0)
    assert marks(as_member(cast.vera), cast) == (1, 1)


def test_who_left_reads_its_own_views_by_the_names_of_its_last_day(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.wijkteam, child=cast.noor, person=cast.mother, needed="Rust.", seen_on=today(-60))
    make_view(cast.family, cast.gi, needed=SECRET)
    type(cast.mother).objects.filter(pk=cast.mother.pk).update(last_name="NIEUWE-ACHTERNAAM")
    page = shown(as_member(cast.fenna), cast)
    assert "Elif Jansen" in page
    assert "NIEUWE-ACHTERNAAM" not in page
    assert SECRET not in page
    assert "Mening vastleggen" not in page


def test_the_page_and_the_figures_count_the_same(cast: Cast, as_member: AsMember) -> None:
    make_view(cast.family, cast.gi, urgency="none")
    make_view(cast.family, cast.pleegzorg, urgency="now")
    make_view(cast.family, cast.gi, "money", child=cast.sem, urgency="none")
    make_view(cast.family, cast.gi, "money", child=cast.sem, person=cast.sem, urgency="soon")
    make_view(cast.family, cast.pleegzorg, "school", urgency="none", visibility="own")
    make_view(cast.family, cast.gi, "school", urgency="now")
    for member, number in ((cast.carla, 2), (cast.clara, 2)):
        asked = Question(member.organization, today(-30), today(), today())
        assert marks(as_member(member), cast)[0] == number
        assert differences(asked).total.open_after == number


# --- recording --------------------------------------------------------------------------------------------------------


def test_several_domains_are_recorded_in_one_go_with_one_line_in_the_log(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.sanne).post(url(cast, "need_view_create"), typed(cast))
    assert (response.status_code, response.headers["Location"]) == (303, url(cast))
    views = {view.domain_id: view for view in NeedView.objects.filter(person=cast.mother)}
    assert set(views) == {"housing", "money"}
    assert views["housing"].needed == "Een eigen huis."
    assert views["money"].going_well == "De schulden zijn weg."
    assert {view.recorded_by for view in views.values()} == {cast.sanne}
    line = AccessLogEntry.objects.get(event="need_view.recorded")
    assert (line.family_id, line.person_id, line.membership) == (cast.family.pk, cast.mother.pk, cast.sanne)


def test_the_view_of_the_own_organisation_has_no_person(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "need_view_create"), typed(cast, voice="own", child=str(cast.noor.pk)))
    view = NeedView.objects.get(domain="housing")
    assert (view.person, view.child, view.organization) == (None, cast.noor, cast.gi)


def test_saving_twice_is_one_set_of_rows(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast)
    for _time in range(2):
        assert client.post(url(cast, "need_view_create"), words).status_code == 303
    assert NeedView.objects.count() == 2
    assert AccessLogEntry.objects.filter(event="need_view.recorded").count() == 1
    other = client.post(url(cast, "need_view_create"), words | {"housing-needed": "Heel iets anders."})
    assert other.status_code == 409
    assert "Heel iets anders." in other.content.decode()
    assert NeedView.objects.count() == 2


def test_a_key_of_another_organisation_is_not_there(cast: Cast, as_member: AsMember) -> None:
    words = typed(cast)
    as_member(cast.sanne).post(url(cast, "need_view_create"), words | {"visibility": "own"})
    assert as_member(cast.joris).post(url(cast, "need_view_create"), words).status_code == 404
    assert set(NeedView.objects.values_list("organization", flat=True)) == {cast.gi.pk}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"voice": ""}, "Kies van wie deze mening is."),
        ({"voice": "zomaar"}, "Selecteer een geldige keuze"),
        ({"seen_on": today(1).isoformat()}, "Deze datum is nog niet geweest."),
        ({"housing-needed": ""}, "Schrijf op wat er nodig is."),
        ({"money-needed": "Toch iets"}, "U koos “niets nodig”."),
        ({"housing-urgency": ""}, "Kies hoe snel dit nodig is"),
        ({"visibility": "named"}, "Kies wie dit mag lezen."),
        ({"money-worries": "x" * 20_001}, "Deze tekst is te lang"),
        ({"housing-urgency": "gisteren"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_is_wrong_is_said_in_dutch_and_every_word_is_kept(
    cast: Cast, as_member: AsMember, wrong: dict[str, str], sentence: str
) -> None:
    words = typed(cast, **{"school-worries": "MIJN-GETYPTE-WOORDEN", "school-urgency": "none"}) | wrong
    response = as_member(cast.sanne).post(url(cast, "need_view_create"), words)
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "MIJN-GETYPTE-WOORDEN" in page
    assert not NeedView.objects.exists()


def test_nothing_filled_in_is_nothing_saved(cast: Cast, as_member: AsMember) -> None:
    empty = {name: value for name, value in typed(cast).items() if "-" not in name}
    response = as_member(cast.sanne).post(url(cast, "need_view_create"), empty)
    assert response.status_code == 422
    assert "Vul bij ten minste één leefgebied in wat er nodig is." in response.content.decode()


def test_a_child_outside_the_wall_cannot_be_chosen_and_not_be_asked(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.joris)
    form = client.get(url(cast, "need_view_create")).context["form"]
    assert [label for _, label in form.fields["child"].choices] == ["Het hele gezin", "Noor"]
    assert "Sem" not in [label for _, label in form.fields["voice"].choices]
    for field in ("voice", "child"):
        words = typed(cast, **{field: str(cast.sem.pk)})
        assert client.post(url(cast, "need_view_create"), words).status_code == 422
    assert not NeedView.objects.exists()


def test_before_saving_the_page_says_who_will_read_it(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    response = client.post(url(cast, "need_view_create"), typed(cast, voice=str(cast.sem.pk), who_reads="1"))
    box = response.content.decode().split('id="readers"')[1]
    assert response.status_code == 200
    assert "<li>Jeugdbescherming Midden</li>" in box
    assert "<li>Pleegzorg De Brug</li>" not in box
    assert not NeedView.objects.exists()


def test_what_is_typed_is_kept_as_a_draft_until_it_is_saved(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast) | {"draft_page": url(cast, "need_view_create")}
    client.post(reverse("cases:draft_save"), words)
    assert Draft.objects.get().fields["housing-needed"] == ["Een eigen huis."]
    client.post(url(cast, "need_view_create"), words)
    assert Draft.objects.get().fields == {}


def test_who_does_not_write_the_plan_records_nothing(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_write=["family"])
    client = as_member(cast.joris)
    assert client.get(url(cast, "need_view_create")).status_code == 403
    assert client.post(url(cast, "need_view_create"), typed(cast)).status_code == 403
    assert "Mening vastleggen" not in shown(client, cast)


# --- reading and correcting one ---------------------------------------------------------------------------------------


def correction(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "voice": str(cast.mother.pk),
        "child": "family",
        "seen_on": today(-5).isoformat(),
        "domain": "housing",
        "urgency": "soon",
        "needed": "Verbeterde woorden.",
        "visibility": "involved",
        "correction_reason": "Verkeerd verstaan.",
    } | more


def test_a_correction_keeps_the_earlier_version_with_its_reason(cast: Cast, as_member: AsMember) -> None:
    view = make_view(cast.family, cast.gi, person=cast.mother, needed="Eerste woorden.")
    client = as_member(cast.sanne)
    assert "Eerste woorden." in shown(client, cast, "need_view_correct", view.pk)
    response = client.post(url(cast, "need_view_correct", view.pk), correction(cast))
    assert response.status_code == 303
    page = shown(as_member(cast.joris), cast, "need_view_detail", view.pk)
    assert page.index("Verbeterde woorden.") < page.index("Eerste woorden.")
    assert "Verkeerd verstaan." in page
    assert "Jeugdbescherming Midden deelt deze mening met iedereen" in page
    assert AccessLogEntry.objects.filter(event="need_view.corrected", person_id=cast.mother.pk).count() == 1


def test_nobody_else_corrects_it(cast: Cast, as_member: AsMember) -> None:
    view = make_view(cast.family, cast.gi, person=cast.mother, needed="Eerste woorden.")
    client = as_member(cast.joris)
    assert "Verbeteren" not in shown(client, cast, "need_view_detail", view.pk)
    assert client.post(url(cast, "need_view_correct", view.pk), correction(cast)).status_code == 404
    assert NeedView.objects.get().needed == "Eerste woorden."


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"correction_reason": " "}, "Vul dit in."),
        ({"needed": ""}, "Schrijf op wat er nodig is."),
        ({"urgency": "none"}, "U koos “niets nodig”."),
    ],
)
def test_a_correction_is_right_too(cast: Cast, as_member: AsMember, wrong: dict[str, str], sentence: str) -> None:
    view = make_view(cast.family, cast.gi, person=cast.mother, needed="Eerste woorden.")
    response = as_member(cast.sanne).post(url(cast, "need_view_correct", view.pk), correction(cast) | wrong)
    assert response.status_code == 422
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    "closed", [{"visibility": "own"}, {"visibility": "named"}, {"child": "sem"}, {"person": "sem"}]
)
def test_correcting_never_opens_a_version_that_was_closed(
    cast: Cast, as_member: AsMember, closed: dict[str, str]
) -> None:
    more = {key: getattr(cast, value) if value == "sem" else value for key, value in closed.items()}
    view = make_view(cast.family, cast.gi, needed=SECRET, **more)
    assert as_member(cast.joris).get(url(cast, "need_view_detail", view.pk)).status_code == 404
    as_member(cast.sanne).post(url(cast, "need_view_correct", view.pk), correction(cast))
    page = shown(as_member(cast.joris), cast, "need_view_detail", view.pk)
    assert "Verbeterde woorden." in page
    assert SECRET not in page
    assert "Deze versie is niet met u gedeeld." in page
    assert SECRET in shown(as_member(cast.sanne), cast, "need_view_detail", view.pk)


def test_a_statement_of_the_family_stands_with_the_view_of_an_organisation(cast: Cast, as_member: AsMember) -> None:
    view = make_view(cast.family, cast.gi, needed="Rust.")
    client = as_member(cast.joris)
    said = {
        "key": str(uuid_utils.compat.uuid7()),
        "person": str(cast.mother.pk),
        "words": "Dat ben ik niet eens met u.",
        "stated_on": today().isoformat(),
    }
    assert "Verklaring toevoegen" in shown(client, cast, "need_view_detail", view.pk)
    assert client.post(url(cast, "statement_create", "mening", view.pk), said).status_code == 303
    for name, more in (("need_view_detail", (view.pk,)), ("plan_domain", ("housing",)), ("family_detail", ())):
        assert "Dat ben ik niet eens met u." in shown(client, cast, name, *more)


# --- talking it over --------------------------------------------------------------------------------------------------


def talk(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "child": "family",
        "discussed_on": today().isoformat(),
        "with_people": [str(cast.mother.pk)],
        "with_others": "de buurvrouw",
        "agreed": "Samen naar de woningbouw.",
        "visibility": "involved",
    } | more


def differing(cast: Cast) -> None:
    make_view(cast.family, cast.gi, urgency="none")
    make_view(cast.family, cast.gi, person=cast.mother, urgency="now")


def test_a_talk_closes_the_difference_and_can_be_taken_back(cast: Cast, as_member: AsMember) -> None:
    differing(cast)
    client = as_member(cast.sanne)
    response = client.post(url(cast, "talk_create", "housing"), talk(cast))
    assert (response.status_code, response.headers["Location"]) == (303, url(cast, "plan_domain", "housing"))
    assert marks(client, cast) == (0, 0)
    page = shown(client, cast, "plan_domain", "housing")
    assert "Samen naar de woningbouw." in page
    assert "met ouder Elif en de buurvrouw" in page
    assert "Besproken op" in page
    row = DifferenceTalk.objects.get()
    assert client.post(url(cast, "talk_withdraw", row.pk)).status_code == 303
    assert marks(client, cast) == (1, 1)
    assert "Samen naar de woningbouw." not in shown(client, cast, "plan_domain", "housing")
    events = AccessLogEntry.objects.filter(event__startswith="difference.").order_by("id")
    assert [line.event for line in events] == ["difference.discussed", "difference.talk_withdrawn"]
    assert client.post(url(cast, "talk_withdraw", row.pk)).status_code == 404


def test_a_new_view_opens_it_again(cast: Cast, as_member: AsMember) -> None:
    differing(cast)
    make_talk(cast.family, cast.gi, discussed_on=today(-2))
    client = as_member(cast.sanne)
    assert marks(client, cast) == (0, 0)
    make_view(cast.family, cast.gi, person=cast.mother, urgency="now", seen_on=today(-1))
    assert marks(client, cast) == (1, 1)


def test_a_talk_of_another_organisation_is_not_taken_back(cast: Cast, as_member: AsMember) -> None:
    row = make_talk(cast.family, cast.gi)
    differing(cast)
    client = as_member(cast.joris)
    assert "Terughalen" not in shown(client, cast, "plan_domain", "housing")
    assert client.post(url(cast, "talk_withdraw", row.pk)).status_code == 404
    assert DifferenceTalk.objects.standing().exists()


def test_a_talk_saved_twice_is_one_row(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), talk(cast)
    for _time in range(2):
        assert client.post(url(cast, "talk_create", "housing"), words).status_code == 303
    assert client.post(url(cast, "talk_create", "housing"), words | {"agreed": "Anders."}).status_code == 409
    assert DifferenceTalk.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"agreed": ""}, "Vul dit in."),
        ({"discussed_on": today(1).isoformat()}, "Deze datum is nog niet geweest."),
        ({"with_people": [str(uuid.uuid4())]}, "Selecteer een geldige keuze"),
        ({"child": "zomaar"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_talk_that_is_not_right_keeps_its_words(
    cast: Cast, as_member: AsMember, wrong: dict[str, Any], sentence: str
) -> None:
    words = talk(cast, with_others="MIJN-GETYPTE-WOORDEN") | wrong
    response = as_member(cast.sanne).post(url(cast, "talk_create", "housing"), words)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "MIJN-GETYPTE-WOORDEN" in response.content.decode()


# --- on the overview --------------------------------------------------------------------------------------------------


def test_the_overview_shows_differences_first_and_the_rest_behind_a_link(cast: Cast, as_member: AsMember) -> None:
    for domain in ("safety", "housing", "money", "health", "upbringing", "relations"):
        make_view(cast.family, cast.gi, domain, urgency="soon")
    make_view(cast.family, cast.gi, "network", urgency="none")
    make_view(cast.family, cast.gi, "network", person=cast.mother, urgency="now")
    page = shown(as_member(cast.sanne), cast, "family_detail").split('id="needed"')[1].split("</section>")[0]
    assert page.index("Familie en vrienden") < page.index("Veiligheid")
    assert "Relaties en contact" not in page
    assert "Nog 1 leefgebied" in page


def test_what_was_said_in_one_talk_is_one_line_of_what_happened(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    client.post(url(cast, "need_view_create"), typed(cast))
    make_talk(cast.family, cast.gi)
    page = shown(client, cast, "family_detail")
    assert page.count("Wat ouder Elif nodig vindt: wonen, geld") == 1
    assert "Besproken: wonen" in page


# --- queries ----------------------------------------------------------------------------------------------------------


def much(cast: Cast, number: int) -> None:
    for place in range(number):
        make_view(cast.family, cast.gi, seen_on=today(-place), urgency="none")
        make_view(cast.family, cast.gi, person=cast.mother, child=[cast.noor, cast.sem, None][place])
        make_view(cast.family, cast.pleegzorg, ["housing", "money", "school"][place])
        make_talk(cast.family, cast.gi, with_people=[cast.mother, cast.noor][: place + 1])


@pytest.mark.parametrize("number", [1, 3])
def test_the_plan_takes_the_same_queries_however_much_was_said(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    much(cast, number)
    client = as_member(cast.sanne)
    with django_assert_num_queries(16):
        client.get(url(cast))


@pytest.mark.parametrize("number", [1, 3])
def test_a_life_domain_takes_the_same_queries_however_much_was_said(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    much(cast, number)
    client = as_member(cast.sanne)
    with django_assert_num_queries(16):
        client.get(url(cast, "plan_domain", "housing"))
