"""The genogram: who stands where, checked as a drawing and through the door."""

from collections.abc import Callable
from itertools import combinations

from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.genogram import COLUMN, MOST, Figure, Genogram, genogram
from cases.models import FamilyMember, Relation
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import make_person

AsMember = Callable[[Membership], Client]


def person(key: str, *parents: str, sex: str = "F", home: str = "") -> Figure:
    return Figure(key, key, sex, parents=frozenset(parents), home=home)


def place(drawing: Genogram | None) -> dict[str, tuple[int, int]]:
    assert drawing
    return {shape.figure.label: (shape.x, shape.y) for shape in drawing.shapes}


def test_children_stand_under_the_middle_of_their_parents() -> None:
    children = [person("Noor", "Elif", "Mark"), person("Sem", "Elif", "Mark")]
    at = place(genogram(children, [person("Elif"), person("Mark")], []))
    assert (at["Noor"][0] + at["Sem"][0]) == (at["Elif"][0] + at["Mark"][0])
    assert at["Elif"][1] == at["Mark"][1] < at["Noor"][1] == at["Sem"][1]


def test_who_has_children_with_two_others_stands_between_them() -> None:
    children = [person("Noor", "Elif", "Mark"), person("Lina", "Elif", "Tom")]
    at = place(genogram(children, [person("Mark"), person("Tom"), person("Elif")], []))
    assert sorted(["Mark", "Tom", "Elif"], key=lambda name: at[name][0])[1] == "Elif"


def test_a_grandparent_stands_above_their_own_child() -> None:
    parents = [person("Mark"), person("Elif", "Fatma")]
    at = place(genogram([person("Noor", "Elif", "Mark")], parents, [person("Fatma")]))
    assert at["Fatma"][0] == at["Elif"][0]
    assert at["Fatma"][1] < at["Elif"][1]


def test_children_of_one_home_stand_in_one_box() -> None:
    children = [person("Noor", "Elif", home="Van Veen"), person("Sem", "Elif", home="Van Veen"), person("Lina", "Elif")]
    drawing = genogram(children, [person("Elif")], [])
    assert drawing
    assert [box.label for box in drawing.boxes] == ["Van Veen"]


def test_who_cannot_be_connected_or_is_too_many_is_not_drawn() -> None:
    assert genogram([person("Noor")], [], []) is None
    assert genogram([], [person("Elif")], []) is None
    assert genogram([person(str(number), "Elif") for number in range(MOST + 1)], [person("Elif")], []) is None


PARENTS = ["a", "b", "c", "d"]
UNIONS = st.lists(st.sets(st.sampled_from(PARENTS), min_size=1, max_size=2), min_size=1, max_size=MOST)


@given(UNIONS)
def test_nobody_stands_on_anybody_and_everything_is_on_the_paper(unions: list[set[str]]) -> None:
    children = [person(f"kind {number}", *union) for number, union in enumerate(unions)]
    drawing = genogram(children, [person(key) for key in PARENTS], [])
    assert drawing
    for one, other in combinations(drawing.shapes, 2):
        assert one.y != other.y or abs(one.x - other.x) >= COLUMN - 1
    for shape in drawing.shapes:
        assert 0 < shape.left < shape.right < drawing.width
        assert 0 < shape.top < shape.label_y < drawing.height


def url(cast: Cast) -> str:
    return reverse("cases:family_detail", args=[cast.family.pk])


def test_the_drawing_has_a_title_and_the_same_in_sentences(cast: Cast, as_member: AsMember) -> None:
    grandmother = make_person("Fatma", "Jansen")
    FamilyMember.objects.create(family=cast.family, person=grandmother, role="grandparent")
    Relation.objects.create(family=cast.family, child=cast.noor, person=grandmother, kind="grandparent")
    page = as_member(cast.sanne).get(url(cast)).content.decode()
    assert '<title id="genogram-title">Stamboom van het gezin</title>' in page
    assert "Elif Jansen is ouder van Noor en Sem." in page
    assert "Fatma Jansen is grootouder van Noor." in page


def test_a_child_outside_the_wall_is_not_drawn(cast: Cast, as_member: AsMember) -> None:
    tree = as_member(cast.joris).get(url(cast)).context["tree"]
    assert {shape.figure.label.split(",")[0] for shape in tree.drawing.shapes} == {"Noor", "Elif", "Mark"}
    assert not any("Sem" in sentence for sentence in tree.sentences)
