-- One row per team and one for all of them together. A percentage of fewer than five pairs says nothing.
group_sums AS (
    SELECT team_id,
           grouping(team_id) AS is_total,
           count(*) AS pairs,
           count(*) FILTER (WHERE arrangement_days > 0) AS pairs_with_arrangement,
           count(*) FILTER (WHERE no_arrangement) AS pairs_no_arrangement,
           count(*) FILTER (WHERE contact_barred) AS pairs_barred,
           count(*) FILTER (WHERE realised_pct >= %(regular_pct)s) AS pairs_regular,
           sum(placed_days) AS placed_days,
           sum(agreed_in_person) AS agreed_in_person,
           sum(agreed_remote) AS agreed_remote,
           sum(held_in_person) AS held_in_person,
           sum(held_remote) AS held_remote,
           sum(held_written) AS held_written,
           sum(matched_in_person) AS matched_in_person,
           sum(matched_remote) AS matched_remote,
           sum(missed_parent) AS missed_parent,
           sum(missed_child) AS missed_child,
           sum(missed_carer) AS missed_carer,
           sum(missed_organization) AS missed_organization,
           sum(missed_force_majeure) AS missed_force_majeure,
           sum(moved) AS moved,
           sum(open) AS open,
           sum(reductions) AS reductions,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY days_to_first_contact) AS median_days,
           count(days_to_first_contact) AS pairs_first_contact,
           count(*) FILTER (WHERE has_episode AND days_to_first_contact IS NULL) AS pairs_first_contact_pending,
           count(*) FILTER (WHERE has_first_phase) AS first_phase_pairs,
           count(*) FILTER (WHERE has_first_phase AND first_phase_pct >= %(regular_pct)s) AS first_phase_regular
    FROM judged
    GROUP BY GROUPING SETS ((team_id), ())
    HAVING count(*) > 0
),
group_rows AS (
    SELECT organization.code AS organization,
           coalesce(team.code, '') AS team,
           coalesce(team.name, '') AS team_name,
           is_total = 1 AS is_total,
           pairs, pairs_with_arrangement, pairs_no_arrangement, pairs_barred, pairs_regular,
           round(div(20 * agreed_in_person + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed_in_person,
           held_in_person, matched_in_person,
           round(div(20 * agreed_remote + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed_remote,
           held_remote, matched_remote, held_written,
           CASE WHEN pairs >= %(smallest_group)s THEN
               div(200 * (matched_in_person + matched_remote) * %(denominator)s + agreed_in_person + agreed_remote,
                   nullif(2 * (agreed_in_person + agreed_remote), 0)) END AS realised_pct,
           round(div(20 * (agreed_in_person + agreed_remote) + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed,
           round(div(20 * 7 * (agreed_in_person + agreed_remote) + %(denominator)s * placed_days,
                     2 * %(denominator)s * placed_days) / 10, 1) AS agreed_per_week,
           placed_days, reductions,
           missed_parent, missed_child, missed_carer, missed_organization, missed_force_majeure, moved, open,
           round(median_days::numeric, 1) AS median_days_to_first_contact,
           pairs_first_contact, pairs_first_contact_pending, first_phase_pairs, first_phase_regular
    FROM group_sums
    JOIN organizations_organization organization ON organization.id = %(organization)s
    LEFT JOIN organizations_team team ON team.id = group_sums.team_id
    ORDER BY is_total, coalesce(team.code, '') COLLATE "C"
)
