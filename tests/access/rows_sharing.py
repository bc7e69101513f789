"""Rows of Betrokkenen en delen: who comes in, what each reads, who leads, who works on it."""

from __future__ import annotations

from functools import partial

from tests.access.objects import access_request, invitation, lead_transfer, pleegzorg, veilig_thuis
from tests.access.people import COORDINATORS, by_role, for_coordinators, in_file
from tests.access.rows import Row, form

INSIDE = "carla clara vera"
inside = partial(for_coordinators, who=INSIDE)
gi = partial(for_coordinators, who="carla")
outsider = partial(for_coordinators, who="otto")

INVITING = [
    Row("GET", "cases:involvement_list", in_file(200, left=200)),
    Row("GET", "cases:invitation_start", inside(200)),
    *form("cases:invitation_create", inside, keys=lambda cast: {"organization_id": cast.outsider.pk}),
    Row("POST", "cases:invitation_withdraw", gi(303), keys=invitation),
]

CHANGING = [
    *form("cases:involvement_sections", inside, keys=pleegzorg),
    *form("cases:involvement_end", inside, keys=pleegzorg),
    *form("cases:consent_withdraw", inside, keys=pleegzorg),
    *form("cases:involvement_sections", partial(inside, who="vera"), keys=veilig_thuis, about="undisclosed"),
    *form("cases:involvement_end", partial(inside, who="vera"), keys=veilig_thuis, about="undisclosed"),
    *form("cases:consent_withdraw", partial(inside, who="vera"), keys=veilig_thuis, about="undisclosed"),
    *form("cases:involvement_disclose", inside),
]

ASSIGNING = [
    Row("GET", "cases:assignment_list", inside(200)),
    Row("POST", "cases:assignment_create", gi(303), keys=lambda cast: {"to_id": cast.bram.pk}),
    Row("POST", "cases:assignment_create", gi(303), keys=lambda cast: {"to_id": cast.gi_team.pk}, about="a team"),
    Row("POST", "cases:assignment_release", gi(303), keys=lambda cast: {"to_id": cast.sanne.pk}),
]

LEAD = [
    *form("cases:lead_offer", inside),
    *form("cases:lead_take", inside),
    *form("cases:lead_member", inside),
    Row("POST", "cases:lead_offer_withdraw", gi(303), keys=lead_transfer),
    *form("cases:lead_accept", partial(for_coordinators, who="clara"), keys=lead_transfer),
    *form("cases:lead_refuse", partial(for_coordinators, who="clara"), keys=lead_transfer),
]

OFFERS = [
    Row("GET", "cases:offer_list", by_role(200, COORDINATORS), keys=invitation),
    *form("cases:invitation_accept", outsider, keys=invitation, sent={"worker": "niemand"}),
    *form("cases:invitation_refuse", outsider, keys=invitation),
    *form("cases:request_accept", gi, keys=access_request),
    *form("cases:request_refuse", gi, keys=access_request),
]

ROWS = [*INVITING, *CHANGING, *ASSIGNING, *LEAD, *OFFERS]
