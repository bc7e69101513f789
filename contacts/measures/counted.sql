-- One row per pair with at least one counted day; its days, versions and moments come along as parallel arrays.
-- Each pair is looked up from its child by index (LATERAL), never by joining these steps to each other: they have no
-- statistics, and a nested loop over two of them does not end.
involved AS (
    SELECT involvement.family_id,
           member.person_id AS child_id,
           range_agg(taking_part.days) AS days,
           min(coalesce(involvement.reads_from, '-infinity')) AS reads_from,
           array_agg(involvement.team_id ORDER BY involvement.starts_on DESC, involvement.id DESC) AS teams,
           array_agg(taking_part.days ORDER BY involvement.starts_on DESC, involvement.id DESC) AS team_days
    FROM cases_involvement involvement
    CROSS JOIN LATERAL (
        SELECT daterange(involvement.starts_on, involvement.ends_on, '[]') * daterange(involvement.reads_from, NULL) AS days
    ) taking_part
    JOIN cases_familymember member ON member.family_id = involvement.family_id AND member.role = 'child'
    WHERE involvement.id IN ({counted_for})
      AND taking_part.days && daterange(%(first)s, %(last)s, '[]')
      AND (NOT EXISTS (SELECT FROM cases_involvement_children named WHERE named.involvement_id = involvement.id)
           OR EXISTS (SELECT FROM cases_involvement_children named
                      WHERE named.involvement_id = involvement.id AND named.person_id = member.person_id))
    GROUP BY involvement.family_id, member.person_id
),
child AS MATERIALIZED (
    SELECT involved.family_id,
           involved.child_id,
           involved.teams,
           involved.team_days,
           involved.reads_from,
           person.birth_date,
           unseen.owners AS unseen,
           placement.days AS placed,
           CASE WHEN %(scope)s = 'placed' THEN life.days * placement.days ELSE life.days - placement.days END AS days
    FROM involved
    JOIN cases_person person ON person.id = involved.child_id
    CROSS JOIN LATERAL (
        -- an organisation the family does not know about must not show by its entries either
        SELECT coalesce(array_agg(other.organization_id), '{{}}') AS owners
        FROM cases_involvement other
        WHERE other.family_id = involved.family_id
          AND NOT other.is_disclosed
          AND other.organization_id <> %(organization)s
    ) unseen
    CROSS JOIN LATERAL (
        SELECT coalesce(range_agg(daterange(placement.starts_on, placement.ends_on, '[]')), '{{}}') AS days
        FROM cases_placement placement
        WHERE placement.child_id = involved.child_id AND placement.organization_id <> ALL (unseen.owners)
    ) placement
    CROSS JOIN LATERAL (
        -- up to the 18th birthday: 1 March for a child born on 29 February
        SELECT (person.birth_date + interval '18 years')::date
               + CASE WHEN to_char(person.birth_date, 'MM-DD') = '02-29' THEN 1 ELSE 0 END AS day
    ) of_age
    CROSS JOIN LATERAL (
        SELECT involved.days
               * datemultirange(daterange(%(first)s, %(last)s, '[]'))
               * datemultirange(daterange(NULL, of_age.day))
               * datemultirange(daterange(NULL, person.deceased_on, '[]')) AS days
    ) life
    WHERE %(scope)s = 'home' OR life.days && placement.days
),
counted AS MATERIALIZED (
    SELECT child.family_id,
           child.child_id,
           facts.person_id,
           child.birth_date,
           child.reads_from,
           child.unseen,
           child.placed,
           pair.days,
           team.id AS team_id,
           facts.version_days,
           facts.version_classes,
           facts.version_times,
           facts.version_every,
           facts.version_units,
           facts.moment_days,
           facts.moment_classes,
           facts.moment_outcomes,
           facts.moment_sides,
           facts.moment_reasons,
           coalesce(facts.any_version, '{{}}') AS any_version,
           coalesce(facts.barred, '{{}}') AS barred,
           coalesce(facts.in_force, '{{}}') AS in_force,
           coalesce(facts.in_person, '{{}}') AS in_person,
           coalesce(facts.remote, '{{}}') AS remote
    FROM child
    CROSS JOIN LATERAL (
        SELECT person_id,
               bool_or(is_parent) AS is_parent,
               array_agg(version_day) FILTER (WHERE version_day IS NOT NULL) AS version_days,
               array_agg(form_class) FILTER (WHERE version_day IS NOT NULL) AS version_classes,
               array_agg(times) FILTER (WHERE version_day IS NOT NULL) AS version_times,
               array_agg(every) FILTER (WHERE version_day IS NOT NULL) AS version_every,
               array_agg(unit) FILTER (WHERE version_day IS NOT NULL) AS version_units,
               array_agg(moment_day) FILTER (WHERE moment_day IS NOT NULL) AS moment_days,
               array_agg(form_class) FILTER (WHERE moment_day IS NOT NULL) AS moment_classes,
               array_agg(outcome) FILTER (WHERE moment_day IS NOT NULL) AS moment_outcomes,
               array_agg(side) FILTER (WHERE moment_day IS NOT NULL) AS moment_sides,
               array_agg(reason) FILTER (WHERE moment_day IS NOT NULL) AS moment_reasons,
               range_agg(version_day) AS any_version,
               range_agg(version_day) FILTER (WHERE times = 0) AS barred,
               range_agg(version_day) FILTER (WHERE times > 0) AS in_force,
               range_agg(version_day) FILTER (WHERE times > 0 AND form_class = 'in_person') AS in_person,
               range_agg(version_day) FILTER (WHERE times > 0 AND form_class = 'remote') AS remote
        FROM (
            SELECT relation.person_id, true AS is_parent, NULL::text AS form_class,
                   NULL::daterange AS version_day, NULL::int AS times, NULL::int AS every, NULL::text AS unit,
                   NULL::date AS moment_day, NULL::text AS outcome, NULL::text AS side, NULL::text AS reason
            FROM cases_relation relation
            WHERE relation.child_id = child.child_id AND relation.kind = 'parent'
            UNION ALL
            -- from the day before: a version may have been agreed down from one that ended then
            SELECT version.person_id, false, version.form_class,
                   daterange(version.starts_on, version.ends_on, '[]'), version.times, version.every, version.unit,
                   NULL, NULL, NULL, NULL
            FROM contacts_contactarrangement version
            WHERE version.child_id = child.child_id
              AND version.form_class = ANY (%(classes)s)
              AND version.organization_id <> ALL (child.unseen)
              AND daterange(version.starts_on, version.ends_on, '[]') && daterange(%(first)s - 1, %(last)s, '[]')
            UNION ALL
            -- a child's moments first, then who was in each: OFFSET 0 keeps the planner from turning that around
            SELECT present.person_id, false, moment.form_class,
                   NULL, NULL, NULL, NULL,
                   moment.held_on, moment.outcome, moment.side, moment.reason
            FROM (
                -- the skeleton counts whoever wrote it; a reason goes with the words, and where those are not for us
                -- it counts as none
                SELECT id, form_class, held_on, outcome, side,
                       CASE WHEN visibility = 'involved' OR organization_id = %(organization)s
                                 OR visibility = 'named' AND EXISTS (
                                     SELECT FROM contacts_contactmoment_shared_with chosen
                                     WHERE chosen.contactmoment_id = contacts_contactmoment.id
                                       AND chosen.organization_id = %(organization)s)
                            THEN reason ELSE '' END AS reason
                FROM contacts_contactmoment
                WHERE child_id = child.child_id
                  AND held_on BETWEEN %(first)s AND %(last)s
                  AND form_class = ANY (%(classes)s)
                  AND organization_id <> ALL (child.unseen)
                OFFSET 0
            ) moment
            CROSS JOIN LATERAL (
                SELECT person_id FROM contacts_contactperson WHERE moment_id = moment.id OFFSET 0
            ) present
        ) fact
        GROUP BY person_id
    ) facts
    JOIN cases_person person ON person.id = facts.person_id
    CROSS JOIN LATERAL (
        SELECT child.days
               * datemultirange(daterange(NULL, person.deceased_on, '[]'))
               * CASE WHEN %(scope)s = 'home' THEN coalesce(facts.any_version, '{{}}')
                      ELSE datemultirange(daterange(NULL, NULL)) END AS days
    ) pair
    LEFT JOIN LATERAL (
        SELECT named.id
        FROM unnest(child.teams, child.team_days) WITH ORDINALITY AS named (id, days, place)
        WHERE named.days && pair.days
        ORDER BY named.place
        LIMIT 1
    ) team ON true
    WHERE NOT isempty(pair.days)
      AND (facts.is_parent
           OR facts.any_version && pair.days
           OR EXISTS (SELECT FROM unnest(facts.moment_days) day WHERE day <@ pair.days))
      AND (%(team)s::uuid IS NULL OR team.id = %(team)s::uuid)
)
