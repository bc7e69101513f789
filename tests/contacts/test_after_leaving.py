"""What an organisation that left still reads: its own entries, with what the family said, by the names of its day."""

from collections.abc import Callable

import uuid_utils.compat
from django.test import Client
from django.urls import reverse

from cases.models import Placement, PlacementStatement
from contacts.models import ContactMoment, MomentStatement
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import local, make_moment, make_placement, today

LogIn = Callable[[Membership], Client]
SAID = "ZO-WAS-HET-NIET"


def rename(cast: Cast) -> None:
    """After the wijkteam left."""
    for person, name in ((cast.noor, "NIEUW-KIND"), (cast.sem, "NIEUW-BROER"), (cast.father, "NIEUW-OUDER")):
        person.first_name = name
        person.save(update_fields=["first_name"])


def visit(cast: Cast) -> ContactMoment:
    """Of both children with their father, by the wijkteam."""
    key = uuid_utils.compat.uuid7()
    times = {"started_at": local(today(-60)), "visit": key, "child_words": "Leuk"}
    make_moment(cast.family, cast.wijkteam, cast.sem, cast.father, **times)
    return make_moment(cast.family, cast.wijkteam, cast.noor, cast.father, **times)


def test_a_contact_is_read_with_the_names_of_the_last_day(cast: Cast, as_member: LogIn) -> None:
    moment = visit(cast)
    MomentStatement.objects.create(
        entry=moment, person=cast.father, words=SAID, stated_on=today(-50), organization=cast.wijkteam
    )
    rename(cast)
    answer = as_member(cast.fenna).get(reverse("contacts:contact_detail", args=[cast.family.pk, moment.pk]))
    shown = answer.content.decode()
    assert "NIEUW" not in shown
    assert "Noor met Mark Jansen" in shown
    assert "Eigen verklaring van Mark Jansen" in shown
    assert SAID in shown
    assert ">Sem</a>" in shown
    assert "NIEUW-KIND" in as_member(cast.sanne).get(answer.request["PATH_INFO"]).content.decode()


def test_its_own_placements_carry_what_the_family_said_and_the_names_of_the_last_day(
    cast: Cast, as_member: LogIn
) -> None:
    placement = make_placement(
        cast.family, cast.wijkteam, cast.noor, place="Logeerhuis", starts_on=today(-300), ends_on=today(-290)
    )
    said = {"person": cast.father, "stated_on": today(-280), "organization": cast.wijkteam}
    PlacementStatement.objects.create(entry=placement, words=SAID, **said)
    others = Placement.objects.get(child=cast.noor, organization=cast.gi)
    PlacementStatement.objects.create(entry=others, words="BIJ-EEN-STUK-VAN-DE-GI", **said)
    rename(cast)
    for name in ("family_detail", "family_print"):
        shown = as_member(cast.fenna).get(reverse(f"cases:{name}", args=[cast.family.pk])).content.decode()
        assert "<b>Noor</b>: " in shown
        assert SAID in shown
        assert "Eigen verklaring van Mark Jansen" in shown
        assert "NIEUW" not in shown
        assert "BIJ-EEN-STUK-VAN-DE-GI" not in shown
