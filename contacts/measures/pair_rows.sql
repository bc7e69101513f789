-- Percentages are rounded half up in whole numbers: div(200 a + b, 2 b) is 100 a / b.
judged AS MATERIALIZED (
    SELECT pair_figures.*,
           div(200 * (matched_in_person + matched_remote) * %(denominator)s + agreed_in_person + agreed_remote,
               nullif(2 * (agreed_in_person + agreed_remote), 0)) AS realised_pct,
           div(200 * first_phase_matched * %(denominator)s + first_phase_agreed,
               nullif(2 * first_phase_agreed, 0)) AS first_phase_pct
    FROM pair_figures
),
pair_rows AS (
    SELECT organization.code AS organization,
           coalesce(team.code, '') AS team,
           coalesce(team.name, '') AS team_name,
           coalesce(family.code, family.id::text) AS family,
           coalesce(child.code, child.id::text) AS child,
           coalesce(person.code, person.id::text) AS person,
           judged.child_id,
           judged.person_id,
           extract(year FROM age(judged.last_day::timestamp, judged.birth_date::timestamp))::int AS age,
           placed_days, arrangement_days,
           round(div(20 * agreed_in_person + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed_in_person,
           held_in_person, matched_in_person,
           round(div(20 * agreed_remote + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed_remote,
           held_remote, matched_remote, held_written, realised_pct,
           round(div(20 * (agreed_in_person + agreed_remote) + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed,
           round(div(20 * 7 * (agreed_in_person + agreed_remote) + %(denominator)s * placed_days,
                     2 * %(denominator)s * placed_days) / 10, 1) AS agreed_per_week,
           reductions,
           missed_parent, missed_child, missed_carer, missed_organization, missed_force_majeure, moved, open,
           longest_gap_days, days_to_first_contact,
           no_arrangement::int AS no_arrangement, contact_barred::int AS contact_barred
    FROM judged
    JOIN organizations_organization organization ON organization.id = %(organization)s
    JOIN cases_family family ON family.id = judged.family_id
    JOIN cases_person child ON child.id = judged.child_id
    JOIN cases_person person ON person.id = judged.person_id
    LEFT JOIN organizations_team team ON team.id = judged.team_id
    ORDER BY coalesce(team.code, '') COLLATE "C", coalesce(family.code, family.id::text) COLLATE "C",
             coalesce(child.code, child.id::text) COLLATE "C", coalesce(person.code, person.id::text) COLLATE "C"
)
