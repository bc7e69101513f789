-- The figures per pair. Sums of day rates are whole numbers of 1/denominator, so they are exact.
pair_figures AS MATERIALIZED (
    SELECT counted.family_id,
           counted.child_id,
           counted.person_id,
           counted.team_id,
           counted.birth_date,
           days.last AS last_day,
           days.placed AS placed_days,
           days.arranged AS arrangement_days,
           coalesce(agreed.in_person, 0) AS agreed_in_person,
           coalesce(agreed.remote, 0) AS agreed_remote,
           coalesce(agreed.first_phase, 0) AS first_phase_agreed,
           moments.*,
           gap.days AS longest_gap_days,
           episode.days IS NOT NULL AS has_episode,
           first_contact.day - lower(episode.days) AS days_to_first_contact,
           reductions.number AS reductions,
           NOT counted.any_version && counted.days AS no_arrangement,
           counted.barred && counted.days AS contact_barred,
           NOT isempty(phase.days) AS has_first_phase
    FROM counted
    CROSS JOIN LATERAL (
        -- days 0-41 of every episode that starts in the period
        SELECT counted.days * coalesce(
                   range_agg(episode * daterange(lower(episode), lower(episode) + 42)), '{{}}') AS days
        FROM unnest(counted.placed) episode
        WHERE %(scope)s = 'placed' AND lower(episode) BETWEEN %(first)s AND %(last)s
    ) phase
    CROSS JOIN LATERAL (
        SELECT sum(upper(run) - lower(run)) AS placed,
               max(upper(run)) - 1 AS last,
               (SELECT coalesce(sum(upper(part) - lower(part)), 0)
                FROM unnest(counted.days * counted.in_force) part) AS arranged
        FROM unnest(counted.days) run
    ) days
    CROSS JOIN LATERAL (
        SELECT sum(amount) FILTER (WHERE NOT in_phase AND form_class = 'in_person') AS in_person,
               sum(amount) FILTER (WHERE NOT in_phase AND form_class = 'remote') AS remote,
               sum(amount) FILTER (WHERE in_phase) AS first_phase
        FROM (SELECT run, false AS in_phase FROM unnest(counted.days) run
              UNION ALL
              SELECT run, true FROM unnest(phase.days) run) stretch
        CROSS JOIN LATERAL ({agreed_by_month}) piece
    ) agreed
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE is_held AND form_class = 'in_person') AS held_in_person,
               count(*) FILTER (WHERE is_held AND form_class = 'remote') AS held_remote,
               count(*) FILTER (WHERE is_held AND form_class = 'written') AS held_written,
               count(*) FILTER (WHERE is_matched AND form_class = 'in_person') AS matched_in_person,
               count(*) FILTER (WHERE is_matched AND form_class = 'remote') AS matched_remote,
               count(*) FILTER (WHERE is_matched AND day <@ phase.days) AS first_phase_matched,
               count(*) FILTER (WHERE is_missed AND side = 'parent') AS missed_parent,
               count(*) FILTER (WHERE is_missed AND side = 'child') AS missed_child,
               count(*) FILTER (WHERE is_missed AND side = 'carer') AS missed_carer,
               count(*) FILTER (WHERE is_missed AND side = 'organization') AS missed_organization,
               count(*) FILTER (WHERE is_missed AND side = 'force_majeure') AS missed_force_majeure,
               count(*) FILTER (WHERE outcome = 'moved') AS moved,
               count(*) FILTER (WHERE outcome = 'planned' AND day < %(as_of)s) AS open
        FROM ({counted_moments}) moment
    ) moments
    CROSS JOIN LATERAL (
        -- from the first day of an unbroken run, over each day with contact, to its last day
        SELECT max(day - before) FILTER (WHERE kind > 0) AS days
        FROM (
            SELECT day, kind, lag(day) OVER (ORDER BY day, kind) AS before
            FROM (
                SELECT lower(run) AS day, 0 AS kind FROM unnest(counted.days) run
                UNION ALL
                SELECT day, 1 FROM ({counted_moments}) moment WHERE is_held AND form_class <> 'written'
                UNION ALL
                SELECT upper(run) - 1, 2 FROM unnest(counted.days) run
            ) point
        ) step
    ) gap
    LEFT JOIN LATERAL (
        SELECT days
        FROM unnest(counted.placed) days
        WHERE %(scope)s = 'placed' AND lower(days) BETWEEN %(first)s AND %(last)s
        ORDER BY days DESC
        LIMIT 1
    ) episode ON true
    CROSS JOIN LATERAL (
        -- on any day of the episode, counted or not
        SELECT min(moment.day) AS day
        FROM unnest(counted.moment_days, counted.moment_classes, counted.moment_outcomes)
             AS moment (day, form_class, outcome)
        WHERE moment.day <@ episode.days
          AND moment.form_class <> 'written'
          AND moment.outcome IN ('held', 'shortened')
    ) first_contact
    CROSS JOIN LATERAL (
        -- versions with a lower rate per day than the one that ended the day before
        SELECT count(*) AS number
        FROM ({versions}) version
        JOIN ({versions}) previous
          ON previous.form_class = version.form_class AND upper(previous.days) = lower(version.days)
        WHERE lower(version.days) <@ counted.days
          AND version.times * previous.every * previous.unit_days < previous.times * version.every * version.unit_days
    ) reductions
)
