-- Three parts of the first quarter after a placement that started in the period: days 0-13, 14-41 and 42-90.
-- Contact is counted over all counted days of a part; "none" only of pairs for which every day of it counted.
phase_facts AS (
    SELECT bounds.first_day,
           count(*) AS pairs,
           sum(counted_part.number) AS days,
           sum(contact.in_person) AS held_in_person,
           sum(contact.remote) AS held_remote,
           count(*) FILTER (WHERE counted.days @> part.days) AS pairs_whole,
           count(*) FILTER (WHERE counted.days @> part.days AND contact.in_person + contact.remote = 0) AS pairs_none
    FROM counted
    CROSS JOIN (VALUES (0, 13), (14, 41), (42, 90)) AS bounds (first_day, last_day)
    CROSS JOIN LATERAL (
        SELECT range_agg(episode * daterange(lower(episode) + bounds.first_day, lower(episode) + bounds.last_day, '[]'))
               AS days
        FROM unnest(counted.placed) episode
        WHERE %(scope)s = 'placed' AND lower(episode) BETWEEN %(first)s AND %(last)s
    ) part
    CROSS JOIN LATERAL (
        SELECT sum(upper(run) - lower(run)) AS number FROM unnest(counted.days * part.days) run
    ) counted_part
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE form_class = 'in_person') AS in_person,
               count(*) FILTER (WHERE form_class = 'remote') AS remote
        FROM ({counted_moments}) moment
        WHERE moment.is_held AND moment.day <@ part.days
    ) contact
    WHERE counted.days && part.days
    GROUP BY bounds.first_day
),
phase_rows AS (
    SELECT bounds.first_day, bounds.last_day,
           coalesce(pairs, 0) AS pairs,
           coalesce(days, 0) AS days,
           coalesce(held_in_person, 0) AS held_in_person,
           coalesce(held_remote, 0) AS held_remote,
           CASE WHEN pairs >= %(smallest_group)s THEN
               round(div(20 * 7 * (held_in_person + held_remote) + days, 2 * days) / 10, 1) END AS held_per_week,
           coalesce(pairs_whole, 0) AS pairs_whole,
           coalesce(pairs_none, 0) AS pairs_none
    FROM (VALUES (0, 13), (14, 41), (42, 90)) AS bounds (first_day, last_day)
    LEFT JOIN phase_facts USING (first_day)
    ORDER BY first_day
)
