"""Who will read this: what the writer is told before saving."""

from collections.abc import Collection

from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from cases.forms.readers import ReadersForm
from cases.models import Involvement, Person
from cases.readers import Readers, organizations_to_choose, readers_in_words
from organizations.models import Membership, Organization
from tests.cast import Cast
from tests.makers import today


def readers(
    cast: Cast,
    member: Membership,
    *children: Person,
    visibility: str = "involved",
    shared_with: Collection[Organization] = (),
) -> Readers:
    return readers_in_words(
        cast.family,
        by=member,
        section="family",
        children=children,
        visibility=visibility,
        day=today(),
        shared_with=shared_with,
    )


def test_everybody_who_takes_part_for_the_child_is_named(cast: Cast) -> None:
    told = readers(cast, cast.sanne, cast.noor)
    assert told.names == ["Jeugdbescherming Midden", "Pleegzorg De Brug"]
    assert told.has_later_readers


def test_an_organization_that_is_not_disclosed_is_never_named(cast: Cast) -> None:
    assert "Veilig Thuis Oosterhaven" not in readers(cast, cast.sanne, cast.noor).names
    assert cast.veilig_thuis.pk not in organizations_to_choose(cast.family, by=cast.sanne)


def test_split_brothers_and_sisters_have_other_readers(cast: Cast) -> None:
    assert readers(cast, cast.sanne, cast.noor, cast.sem).names == ["Jeugdbescherming Midden"]


def test_what_is_for_the_own_organization_has_no_other_readers(cast: Cast) -> None:
    told = readers(cast, cast.sanne, cast.noor, visibility="own")
    assert told == Readers(["Jeugdbescherming Midden"], [], has_later_readers=False, is_kept_until_disclosed=False)


def test_who_is_chosen_but_stands_outside_the_wall_is_said_not_to_read_it(cast: Cast) -> None:
    told = readers(cast, cast.sanne, cast.sem, visibility="named", shared_with=[cast.pleegzorg])
    assert (told.names, told.unreached) == (["Jeugdbescherming Midden"], ["Pleegzorg De Brug"])


def test_an_organization_the_family_does_not_know_of_hears_that_nobody_else_reads_it(cast: Cast) -> None:
    told = readers(cast, cast.vera, cast.noor)
    assert told.names == ["Veilig Thuis Oosterhaven"]
    assert told.is_kept_until_disclosed
    assert not told.has_later_readers


def form(cast: Cast, data: MultiValueDict[str, str] | None, *, is_draft: bool = False) -> ReadersForm:
    chosen = organizations_to_choose(cast.family, by=cast.sanne)
    return ReadersForm(data, organizations=chosen, owner=cast.gi, is_draft=is_draft)


def test_a_draft_keeps_what_was_chosen_and_says_nothing_about_errors(cast: Cast) -> None:
    unfinished = form(cast, MultiValueDict({"visibility": ["kapot"]}), is_draft=True)
    assert unfinished.errors == {}
    assert unfinished.answer("visibility") == "involved"
    assert form(cast, MultiValueDict({"visibility": ["kapot"]})).errors


def test_readers_are_only_chosen_when_the_answer_is_named(cast: Cast) -> None:
    pleegzorg = str(cast.pleegzorg.pk)
    own = form(cast, MultiValueDict({"visibility": ["own"], "shared_with": [pleegzorg]}))
    named = form(cast, MultiValueDict({"visibility": ["named"], "shared_with": [pleegzorg]}))
    assert own.answer("shared_with") == []
    assert named.answer("shared_with") == [cast.pleegzorg]


def box(cast: Cast) -> str:
    context = {"form": form(cast, None), "readers": readers(cast, cast.sanne, cast.noor)}
    return render_to_string("cases/_readers.html", context)


def test_the_box_shows_names_and_the_choice(cast: Cast) -> None:
    page = box(cast)
    assert "Alleen Jeugdbescherming Midden" in page
    assert "Alleen wie ik kies" in page
    assert "<li>Pleegzorg De Brug</li>" in page


def test_who_works_alone_chooses_nobody(cast: Cast) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).delete()
    assert "Alleen wie ik kies" not in box(cast)
