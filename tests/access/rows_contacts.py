"""Rows of contact: Vandaag, logging, the tab Contact, arrangements, the agenda-link and Rapportage."""

from __future__ import annotations

from functools import partial

from tests.access.objects import arrangement, feed, limitation, series
from tests.access.people import GI, PLEEGZORG, WITH_FAMILIES, by_role, for_all, in_file
from tests.access.rows import Row, form
from tests.cast import Cast

READS = f"{GI} {PLEEGZORG}"
"""Veilig Thuis reads nothing of contact."""


def moment(cast: Cast) -> dict[str, object]:
    return {"moment_id": cast.moment.pk}


def planned(cast: Cast) -> dict[str, object]:
    return {"moment_id": cast.planned.pk}


def about_sem(cast: Cast) -> dict[str, object]:
    return {"moment_id": cast.sem_moment.pk}


def own_words(cast: Cast) -> dict[str, object]:
    return {"moment_id": cast.own_words_moment.pk}


LOGGING = [
    Row("GET", "contacts:today", by_role(200, WITH_FAMILIES)),
    Row("GET", "contacts:week", by_role(200, WITH_FAMILIES)),
    Row("GET", "contacts:news", by_role(200, WITH_FAMILIES)),
    Row("POST", "contacts:news_read", by_role(303, WITH_FAMILIES)),
    Row("GET", "contacts:contact_plan", in_file(200)),
    Row("POST", "contacts:contact_plan", in_file(422, READS, others=403)),
    Row("POST", "contacts:contact_unplan", in_file(303, GI), keys=planned),
    Row("GET", "contacts:contact_start", by_role(200, WITH_FAMILIES)),
    Row("POST", "contacts:contact_start", by_role(200, WITH_FAMILIES), sent={"name": "jan"}),
    Row("GET", "contacts:contact_create", in_file(200)),
    Row("POST", "contacts:contact_create", in_file(422, READS, others=403)),
    Row("GET", "contacts:contact_detail", in_file(200, READS), keys=moment),
    Row("GET", "contacts:contact_detail", in_file(200, READS), keys=own_words, about="with words of the GI only"),
    Row("GET", "contacts:contact_detail", in_file(200, GI), keys=about_sem, about="of Sem"),
    *form("contacts:contact_fill_in", partial(in_file, who=GI), keys=planned),
    *form("contacts:contact_correct", partial(in_file, who=GI), keys=moment),
    Row("POST", "contacts:contact_held", in_file(422, GI), keys=planned),
    Row("POST", "contacts:contact_undo", in_file(303, GI), keys=moment),
]

CALENDAR = [
    Row("GET", "contacts:calendar", by_role(200, WITH_FAMILIES)),
    Row("POST", "contacts:calendar", by_role(200, WITH_FAMILIES)),
    Row("POST", "contacts:calendar_revoke", by_role(302, WITH_FAMILIES)),
    Row("GET", "contacts:calendar_feed", for_all(200), keys=feed, is_file=True),
    Row("GET", "contacts:calendar_feed", for_all(404), keys=lambda _: {"secret": "geraden"}, about="guessed"),
]

ARRANGEMENTS = [
    Row("GET", "contacts:family_contact", in_file(200, left=200)),
    Row("GET", "contacts:pair_contact", in_file(200, READS)),
    *form("contacts:overview_prepare", partial(in_file, who=READS)),
    Row("POST", "contacts:overview_pdf", in_file(422, READS)),
    *form("contacts:wish_create", partial(in_file, who=READS, others=403)),
    *form("contacts:arrangement_create", partial(in_file, who=READS, others=403)),
    *form("contacts:arrangement_end", partial(in_file, who=READS), keys=arrangement),
    *form("contacts:limitation_announce", partial(in_file, who=GI), keys=limitation),
    *form("contacts:arrangement_plan", partial(in_file, who=READS), keys=arrangement),
    Row("POST", "contacts:arrangement_unplan", in_file(303, "sanne"), keys=series, about="a series of Sanne's"),
]

REPORT = [
    Row("GET", "contacts:report", by_role(200, "carla clara vera fenna otto ruud")),
    Row("GET", "contacts:report_pairs", by_role(200, "ruud")),
    Row("GET", "contacts:report_csv", by_role(200, "ruud"), is_file=True),
    Row("GET", "contacts:report_xlsx", by_role(200, "ruud"), is_file=True),
    Row("GET", "contacts:report_pairs_csv", by_role(200, "ruud"), is_file=True),
    Row("GET", "contacts:report_pairs_xlsx", by_role(200, "ruud"), is_file=True),
    Row("GET", "contacts:report_first_phase", by_role(200, "carla clara vera fenna otto ruud")),
    Row("GET", "contacts:report_first_phase_csv", by_role(200, "ruud"), is_file=True),
    Row("GET", "contacts:report_first_phase_xlsx", by_role(200, "ruud"), is_file=True),
    *form("contacts:thresholds", partial(by_role, who="ruud")),
]

ROWS = [*LOGGING, *CALENDAR, *ARRANGEMENTS, *REPORT]
