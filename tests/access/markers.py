"""Words that only some may read: who may, and whether an answer shows them to somebody else.

One line for each: what must not leak stands in data that could leak, on every page, list, search, export and error.
"""

from __future__ import annotations

import io
import zipfile
from typing import cast as typed

from django.http import HttpResponse, StreamingHttpResponse

from cases.actions.terms import WhichTerm, correct_term
from cases.bsn import index_of
from cases.models import Placement, statements_about
from contacts.models import ContactWish
from organizations.access_log import ActionCode, record
from tests.access.objects_course import mark_course
from tests.access.objects_plan import mark_plan
from tests.access.people import GI, INSIDE, LEFT, PLEEGZORG, VEILIG_THUIS
from tests.access.rows import Row
from tests.cast import (
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_THE_OUTSIDER,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)
from tests.makers import (
    local,
    make_arrangement,
    make_concern,
    make_decision,
    make_measure,
    make_moment,
    make_note,
    make_safety_agreement,
    make_step_state,
    today,
)

NUMBER = "999900018"
SEEN_BY_VERA = "Vera Smit"
PHONE = "06 22 22 22 22"
OWN_OF_PLEEGZORG = "ALLEEN-VOOR-PLEEGZORG"
NAMED_FOR_PLEEGZORG = "MET-PLEEGZORG-GEDEELD"
CONCERN = "ZORG-VAN-DE-GI"
SOURCE = "MELDER-BIJ-DE-GI"
SOURCE_OF_VEILIG_THUIS = "MELDER-BIJ-VEILIG-THUIS"

NOBODY = ""
MAY_READ = {
    SHARED: INSIDE,
    SECRET_OF_GI: GI,
    NAMED_FOR_GI: f"{GI} {PLEEGZORG}",
    NAMED_FOR_PLEEGZORG: f"{GI} {PLEEGZORG}",
    OWN_OF_PLEEGZORG: PLEEGZORG,
    ABOUT_SEM: f"{GI} {VEILIG_THUIS}",
    PROTECTED_ADDRESS: GI,
    PROTECTED_PLACE: GI,
    PHONE: INSIDE,
    OF_THE_OUTSIDER: "otto",
    OF_WHO_LEFT: f"{INSIDE} {LEFT}",
    UNDISCLOSED: VEILIG_THUIS,
    CONCERN: f"{GI} {VEILIG_THUIS}",
    SOURCE: GI,
    SOURCE_OF_VEILIG_THUIS: VEILIG_THUIS,
    SEEN_BY_VERA: VEILIG_THUIS,
    "Veilig Thuis Oosterhaven": VEILIG_THUIS,
    "Noor": f"{INSIDE} {LEFT}",
    NUMBER: NOBODY,
}

DIRECTORY = {"cases:invitation_start"}
"""Where every organisation there is can be found by name: that says nothing of who takes part."""


def mark(cast: Cast) -> None:
    """Put the words where the cast does not have them yet: arrangements, plans, wishes, a number, looks in the log."""
    family, gi, noor = cast.family, cast.gi, cast.noor
    noor.bsn, noor.bsn_index = NUMBER, index_of(NUMBER)
    noor.save(update_fields=["bsn", "bsn_index"])
    make_note(family, cast.pleegzorg, noor, facts=OWN_OF_PLEEGZORG, visibility="own")
    make_note(family, gi, noor, facts=NAMED_FOR_PLEEGZORG, visibility="named", shared_with=[cast.pleegzorg])
    make_moment(
        family,
        gi,
        noor,
        cast.mother,
        outcome="planned",
        planned_start=local(today(1)),
        place=PROTECTED_PLACE,
        is_place_protected=True,
        facts=SECRET_OF_GI,
        visibility="own",
    )
    make_moment(family, gi, noor, cast.mother, place=PROTECTED_PLACE, is_place_protected=True, facts=SHARED)
    visits = make_arrangement(family, gi, noor, cast.father, reason=SHARED)
    visits.schedule_lines.create(
        weekday=today(2).isoweekday(),
        starts_at="15:30",
        form="visit_home",
        place=PROTECTED_PLACE,
        is_place_protected=True,
    )
    make_arrangement(family, gi, cast.sem, cast.father, reason=ABOUT_SEM)
    for words, visibility in ((SECRET_OF_GI, "own"), (SHARED, "involved")):
        ContactWish.objects.create(
            family=family,
            organization=gi,
            child=noor,
            person=cast.father,
            wisher=noor,
            asked_on=today(-2),
            words=words,
            visibility=visibility,
        )
    for child, words in ((noor, SHARED), (cast.sem, ABOUT_SEM)):
        order = make_measure(family, gi, child, kind="secure")
        correct_term(which=WhichTerm(family, "D11", order.pk), by=cast.sanne, due_on=today(20), reason=words)
    mark_decisions(cast)
    said = {"person": cast.mother, "stated_on": today(-1), "organization": gi}
    for entry, words in (
        (cast.own_note, SECRET_OF_GI),
        (cast.sem_note, ABOUT_SEM),
        (cast.own_words_moment, SECRET_OF_GI),
        (cast.sem_moment, ABOUT_SEM),
        (cast.moment, SHARED),
    ):
        statements_about(type(entry)).objects.create(entry=entry, words=words, **said)
    mark_safety(cast)
    mark_course(cast)
    mark_plan(cast, own=OWN_OF_PLEEGZORG, named=NAMED_FOR_PLEEGZORG)
    for member in (cast.vera, cast.joris, cast.sanne):
        record("family.opened", by=member, action=ActionCode.READ, family_id=family.pk, part="overview")


def mark_safety(cast: Cast) -> None:
    """Agreements, concerns with their source, and steps: of Noor, of Sem, and of who is not disclosed."""
    family, gi, safe_home = cast.family, cast.gi, cast.veilig_thuis
    acting = {"acting_organizations": [gi, cast.pleegzorg], "review_on": today(-1)}
    make_safety_agreement(family, gi, cast.noor, agreement=SHARED, acting_people=[cast.mother], **acting)
    make_safety_agreement(family, gi, cast.noor, cast.sem, agreement=ABOUT_SEM, acting_words=ABOUT_SEM)
    make_safety_agreement(family, safe_home, cast.noor, agreement=UNDISCLOSED, acting_organizations=[safe_home])
    make_safety_agreement(family, cast.wijkteam, cast.noor, agreement=OF_WHO_LEFT, starts_on=today(-90))
    make_concern(family, gi, cast.noor, words=CONCERN, outcome=CONCERN, source_name=SOURCE, source_words=SOURCE)
    make_concern(family, safe_home, cast.noor, words=UNDISCLOSED, source_name=SOURCE_OF_VEILIG_THUIS)
    make_step_state(family, gi, "foster_plan", cast.noor, done_by=SHARED)
    make_step_state(family, gi, "foster_plan", cast.sem, done_by=ABOUT_SEM)
    make_step_state(family, safe_home, "foster_plan", cast.noor, done_by=UNDISCLOSED)


def mark_decisions(cast: Cast) -> None:
    """In what was decided and in the words of who was heard."""
    kept = {"visibility": "named", "shared_with": [cast.pleegzorg]}
    for owner, child, words, more in (
        (cast.gi, cast.noor, SHARED, {}),
        (cast.gi, cast.noor, SECRET_OF_GI, {"visibility": "own"}),
        (cast.gi, cast.noor, NAMED_FOR_PLEEGZORG, kept),
        (cast.gi, cast.sem, ABOUT_SEM, {"placement": Placement.objects.get(child=cast.sem)}),
        (cast.veilig_thuis, cast.noor, UNDISCLOSED, {}),
    ):
        hearings = {child: {"asked_on": today(-5), "opinion": words, "weighed": words}}
        make_decision(cast.family, owner, child, title=words, ground=words, kind="move", hearings=hearings, **more)


def leaks(row: Row, name: str, answer: HttpResponse) -> list[str]:
    """The words in this answer that this person may not read."""
    text = text_of(answer)
    withheld = [words for words, readers in MAY_READ.items() if name not in readers.split()]
    return [words for words in withheld if words in text and not (row.route in DIRECTORY and "Thuis" in words)]


def text_of(answer: HttpResponse) -> str:
    """All that an answer says; of a workbook the texts and cells in it."""
    content = b"".join(typed("StreamingHttpResponse", answer)) if answer.streaming else answer.content
    if not content.startswith(b"PK"):
        return bytes(content).decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
