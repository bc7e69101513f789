"""So many pairs of one organisation, by INSERT ... SELECT: a year in which each was to be seen once in two weeks.

A family has one child away from home since before the year and two parents; so two pairs. Each pair has three versions
of what was agreed (visits less often from July on, calls all year) and 26 visits of which a part did not go on.
"""

from __future__ import annotations

import datetime
import uuid

from django.db import connections

from organizations.models import Organization

YEAR = 2026
FIRST, UNTIL = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
HISTORY = (
    *("cases_family", "cases_person", "cases_familymember", "cases_relation", "cases_involvement", "cases_placement"),
    *("contacts_contactarrangement", "contacts_contactmoment", "contacts_contactperson"),
)

STATEMENTS = """
CREATE TEMPORARY TABLE made AS
SELECT number, gen_random_uuid() AS family, gen_random_uuid() AS child,
       ARRAY[gen_random_uuid(), gen_random_uuid()] AS parents
FROM generate_series(1, %(families)s) number;

INSERT INTO cases_family (id, name, opened_on, closing_reason)
SELECT family, 'Gezin ' || number, '2020-01-01', '' FROM made;

INSERT INTO cases_person (id, first_name, last_name, birth_date, sex)
SELECT child, 'Kind', 'Gezin ' || number, DATE '2016-01-01' + number %% 700, 'F' FROM made
UNION ALL
SELECT parent, 'Ouder', 'Gezin ' || number, '1990-01-01', 'F' FROM made, unnest(parents) parent;

INSERT INTO cases_familymember (id, family_id, person_id, role, phone, email, address, is_address_protected, remarks)
SELECT gen_random_uuid(), family, child, 'child', '', '', '', false, '' FROM made
UNION ALL
SELECT gen_random_uuid(), family, parent, 'parent', '', '', '', false, '' FROM made, unnest(parents) parent;

INSERT INTO cases_relation (id, family_id, child_id, person_id, kind, authority)
SELECT gen_random_uuid(), family, child, parent, 'parent', 'yes' FROM made, unnest(parents) parent;

INSERT INTO cases_involvement (id, family_id, organization_id, ground, purpose, sections_read, sections_write,
                               is_disclosed, is_lead, starts_on, end_reason, sections_reason)
SELECT gen_random_uuid(), family, %(organization)s, 'consent', '', ARRAY['contact'], ARRAY['contact'],
       true, false, '2020-01-01', '', '' FROM made;

INSERT INTO cases_placement (id, recorded_at, visibility, kind, place, is_place_protected, starts_on, family_id,
                             child_id, organization_id)
SELECT gen_random_uuid(), now(), 'involved', 'foster_care', '', false,
       CASE WHEN number %% 5 = 0 THEN DATE '2026-01-01' + number %% 300 ELSE '2025-01-01' END,
       family, child, %(organization)s FROM made;

INSERT INTO contacts_contactarrangement (id, recorded_at, visibility, form_class, source, legal_basis, times, every,
                                         unit, supervision, reason, frequency_reason, duration_reason, place_reason,
                                         supervision_reason, starts_on, ends_on, end_reason, family_id, child_id,
                                         person_id, organization_id)
SELECT gen_random_uuid(), now(), 'involved', form_class, 'agreement', '', 1, every, 'week', 'none', '', '', '', '', '',
       starts_on, ends_on, '', family, child, parent, %(organization)s
FROM made, unnest(parents) parent,
     (VALUES ('in_person', 2, DATE '2025-01-01', DATE '2026-06-30'), ('in_person', 3, '2026-07-01', NULL),
             ('remote', 1, '2025-01-01', NULL)) version (form_class, every, starts_on, ends_on);

CREATE TEMPORARY TABLE seen AS
SELECT gen_random_uuid() AS id, family, child, parent,
       TIMESTAMPTZ '2026-01-02 15:00+01' + (turn * 14 + number %% 14) * interval '1 day' AS at,
       (turn * 7 + number) %% 10 AS luck
FROM made, unnest(parents) parent, generate_series(0, 25) turn;

INSERT INTO contacts_contactmoment (id, recorded_at, visibility, form, outcome, side, reason, planned_start, started_at,
                                    known_from, supervision, supervised_by, place, is_place_protected, transport, facts,
                                    interpretation, child_words, correction_reason, family_id, child_id,
                                    organization_id)
SELECT id, now(), 'involved', CASE WHEN luck < 3 THEN 'phone' ELSE 'visit_home' END,
       CASE WHEN luck < 8 THEN 'held' ELSE 'cancelled' END,
       CASE luck WHEN 8 THEN 'parent' WHEN 9 THEN 'organization' ELSE '' END,
       CASE luck WHEN 8 THEN 'illness' WHEN 9 THEN 'no_room' ELSE '' END,
       at, CASE WHEN luck < 8 THEN at END, '', 'none', '', '', false, '', '', '', '', '', family, child,
       %(organization)s
FROM seen;

INSERT INTO contacts_contactperson (id, moment_id, child_id, person_id)
SELECT gen_random_uuid(), id, child, parent FROM seen;

DROP TABLE made;
DROP TABLE seen;
"""


def make_pairs(number: int) -> Organization:
    """An organisation with that many pairs, past the doors and without history: the owner's statements."""
    organization = Organization.objects.create(code=f"maat-{uuid.uuid4().hex[:8]}", name=f"{number} paren", kind="gi")
    with connections["owner"].cursor() as cursor:
        for table in HISTORY:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(STATEMENTS, {"families": number // 2, "organization": organization.pk})
        for table in HISTORY:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for table in HISTORY:
            cursor.execute(f"ANALYZE {table}")
    return organization
