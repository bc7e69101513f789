"""Rows of the file of a family: reading it, its people, notes and placements; opening and closing it."""

from __future__ import annotations

from functools import partial

from tests.access.objects import closed_family, draft, ended_placement, mother, placement, sem
from tests.access.people import (
    COORDINATORS,
    GI,
    PLEEGZORG,
    VEILIG_THUIS,
    WITH_FAMILIES,
    Answers,
    by_role,
    for_all,
    for_coordinators,
    in_file,
)
from tests.access.rows import Row, form

READ = in_file(200, left=200)
"""Who left keeps reading its own entries."""

WRITES_COURSE = f"{GI} {PLEEGZORG}"


def own_placement(status: int) -> Answers:
    """Of the GI's own placement; Veilig Thuis reads the course, and writes nothing of it."""
    return in_file(status, GI) | {VEILIG_THUIS: 403}


FILE = [
    Row("GET", "cases:family_detail", READ),
    Row("GET", "cases:family_print", READ),
    Row("GET", "cases:family_access_log", READ),
    Row("GET", "cases:people_list", READ),
    Row("GET", "cases:placement_list", READ),
    Row("GET", "cases:note_list", READ),
]

NOTES = [
    Row("GET", "cases:note_detail", in_file(200), keys=lambda cast: {"note_id": cast.shared_note.pk}, about="shared"),
    Row("GET", "cases:note_detail", in_file(200, GI), keys=lambda cast: {"note_id": cast.own_note.pk}, about="own"),
    Row(
        "GET",
        "cases:note_detail",
        in_file(200, f"{GI} {PLEEGZORG}"),
        keys=lambda cast: {"note_id": cast.named_note.pk},
        about="of pleegzorg, for the GI",
    ),
    Row(
        "GET",
        "cases:note_detail",
        in_file(200, f"{GI} {VEILIG_THUIS}"),
        keys=lambda cast: {"note_id": cast.sem_note.pk},
        about="about Sem",
    ),
    *form("cases:note_create", in_file),
    *form("cases:note_correct", partial(in_file, who=GI), keys=lambda cast: {"note_id": cast.shared_note.pk}),
]

STATEMENTS = [
    *form(
        "cases:statement_create",
        in_file,
        keys=lambda cast: {"kind": "aantekening", "entry_id": cast.shared_note.pk},
        about="with a shared note",
    ),
    *form(
        "cases:statement_create",
        partial(in_file, who=GI),
        keys=lambda cast: {"kind": "aantekening", "entry_id": cast.own_note.pk},
        about="with a note of the GI only",
    ),
    *form(
        "cases:statement_create",
        partial(in_file, who=f"{GI} {PLEEGZORG}"),
        keys=lambda cast: {"kind": "contact", "entry_id": cast.moment.pk},
        about="with a contact",
    ),
]

PLACEMENTS = [
    *form("cases:placement_create", partial(in_file, who=WRITES_COURSE, others=403)),
    *form("cases:placement_edit", own_placement, keys=placement),
    *form("cases:placement_end", own_placement, keys=placement),
    Row("POST", "cases:placement_reopen", own_placement(303), keys=ended_placement),
]

PEOPLE = [
    *form("cases:person_create", in_file, sent={"role": ""}),
    *form("cases:person_edit", in_file, keys=mother, sent={"role": ""}),
    *form(
        "cases:person_edit", partial(in_file, who=f"{GI} {VEILIG_THUIS}"), keys=sem, sent={"role": ""}, about="of Sem"
    ),
    *form("cases:person_relations", in_file, keys=mother, sent={"child-0-kind": "onbekend"}),
    Row("POST", "cases:person_remove", in_file(303), keys=mother),
    Row("POST", "cases:person_remove", in_file(303, f"{GI} {VEILIG_THUIS}"), keys=sem, about="of Sem"),
]

FILES = [
    Row("GET", "cases:family_list", by_role(200, WITH_FAMILIES)),
    Row("GET", "cases:family_search", by_role(200, WITH_FAMILIES)),
    Row("POST", "cases:family_search", by_role(200, WITH_FAMILIES), sent={"q": "jan"}),
    *form("cases:family_create", partial(by_role, who=COORDINATORS)),
    Row("POST", "cases:access_request_create", by_role(422, COORDINATORS)),
    *form("cases:family_close", partial(for_coordinators, who="carla clara vera"), sent={"reason": ""}),
    Row("GET", "cases:family_reopen", for_coordinators(200, "carla"), keys=closed_family),
    Row("POST", "cases:family_reopen", for_coordinators(303, "carla"), keys=closed_family),
]


def own_draft(status: int) -> Answers:
    """Sanne's at the GI: not there for her colleagues, nor for herself at her other employer."""
    return by_role(404, WITH_FAMILIES) | {"sanne": status}


DRAFTS = [
    Row("GET", "cases:draft_list", by_role(200, WITH_FAMILIES), keys=draft),
    Row("GET", "cases:draft_here", by_role(200, WITH_FAMILIES), is_file=True),
    Row("POST", "cases:draft_save", by_role(404, WITH_FAMILIES)),
    Row("POST", "cases:draft_throw_away", own_draft(303), keys=draft),
    Row("POST", "cases:draft_take_back", own_draft(303), keys=draft),
    Row("GET", "cases:outbox_reach", for_all(204)),
    Row("POST", "cases:outbox_deliver", by_role(400, WITH_FAMILIES)),
]

ROWS = [*FILE, *NOTES, *STATEMENTS, *PLACEMENTS, *PEOPLE, *FILES, *DRAFTS]
