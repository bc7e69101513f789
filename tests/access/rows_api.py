"""Rows of the API: 401 without login, 403 by role and for who works nowhere, 404 for not there or not theirs."""

from __future__ import annotations

from functools import partial

from tests.access.objects import arrangement, limitation, wish
from tests.access.people import GI, NOT_AT_WORK_API, PLEEGZORG, VEILIG_THUIS, WITH_FAMILIES, by_role, for_all, in_file
from tests.access.routes import Keys
from tests.access.rows import Row
from tests.cast import Cast

Api = partial(Row, is_json=True)
by_role = partial(by_role, strangers=NOT_AT_WORK_API)
in_file = partial(in_file, strangers=NOT_AT_WORK_API)
READS = f"{GI} {PLEEGZORG}"
PERIOD = {"from": "2026-01-01", "until": "2026-03-31"}
NO_CONTACT = {VEILIG_THUIS: 403}
"""Veilig Thuis has nothing to do with contact; for writing that is said before what is sent is looked at."""


def moment(cast: Cast) -> Keys:
    return {"moment_id": cast.moment.pk}


def to_mother(cast: Cast) -> Keys:
    """The limitation, announced to her."""
    return limitation(cast) | {"person_id": cast.mother.pk}


def about_sem(cast: Cast) -> Keys:
    return {"moment_id": cast.sem_moment.pk}


ROWS = [
    Api("GET", "api:openapi", for_all(200)),
    Api("GET", "api:family_list", by_role(200, WITH_FAMILIES)),
    Api("GET", "api:family", in_file(200, left=200)),
    Api("GET", "api:moment_list", in_file(200, left=200)),
    Api("POST", "api:moment_list", in_file(400, READS, others=403)),
    Api("GET", "api:moment", in_file(200, READS), keys=moment),
    Api("PUT", "api:moment", in_file(400, GI) | NO_CONTACT, keys=moment),
    Api("GET", "api:moment", in_file(200, GI), keys=about_sem, about="of Sem"),
    Api("PUT", "api:moment", in_file(400, GI) | NO_CONTACT, keys=about_sem, about="of Sem"),
    Api("GET", "api:arrangement_list", in_file(200, left=200)),
    Api("POST", "api:arrangement_list", in_file(400, READS, others=403)),
    Api("GET", "api:arrangement", in_file(200, READS), keys=arrangement),
    Api("PATCH", "api:arrangement", in_file(400, READS) | NO_CONTACT, keys=arrangement),
    Api("GET", "api:announcement_list", in_file(200, READS), keys=limitation),
    Api("PUT", "api:announcement", in_file(400, GI) | NO_CONTACT, keys=to_mother),
    Api("GET", "api:wish_list", in_file(200, left=200)),
    Api("POST", "api:wish_list", in_file(400, READS, others=403)),
    Api("GET", "api:wish", in_file(200, READS), keys=wish),
    Api("GET", "api:statement_list", in_file(200, left=200)),
    Api("POST", "api:statement_list", in_file(400)),
    Api("GET", "api:contact_report", by_role(200, "carla clara vera fenna otto ruud"), sent=PERIOD),
]
