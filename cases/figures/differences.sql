-- One row per life domain: how many differences were open, arose and closed (cases/figures/differences.py says it in
-- words). Each view and each talk has the days on which it may be counted as a multirange; the state of a topic (family,
-- domain, child) is worked out on the days on which it can change, and compared with the day before that in this list.
-- What belongs to one family or topic comes along as parallel arrays: these steps have no statistics, and a nested loop
-- over two of them does not end.
WITH part AS MATERIALIZED (
    SELECT involvement.id,
           involvement.family_id,
           involvement.reads_from,
           daterange(involvement.starts_on, involvement.ends_on, '[]') AS days,
           ARRAY(SELECT named.person_id FROM cases_involvement_children named
                 WHERE named.involvement_id = involvement.id) AS children
    FROM cases_involvement involvement
    WHERE involvement.id IN ({counted_for})
      AND daterange(involvement.starts_on, involvement.ends_on, '[]') && daterange(%(before)s, %(last)s, '[]')
),
family AS MATERIALIZED (
    SELECT part.family_id,
           array_agg(part.days) AS part_days,
           array_agg(part.reads_from) AS part_reads_from,
           array_agg(part.children::text) AS part_children,
           ARRAY(SELECT member.person_id FROM cases_familymember member
                 WHERE member.family_id = part.family_id AND member.role = 'child') AS children,
           -- an organisation the family does not know about must not show by its entries either
           ARRAY(SELECT other.organization_id FROM cases_involvement other
                 WHERE other.family_id = part.family_id
                   AND NOT other.is_disclosed
                   AND other.organization_id <> %(organization)s) AS unseen
    FROM part
    GROUP BY part.family_id
),
view AS MATERIALIZED (
    SELECT entry.family_id,
           entry.domain_id,
           entry.child_id,
           coalesce(entry.person_id, entry.organization_id) AS voice,
           array_position(ARRAY['none', 'later', 'soon', 'now'], entry.urgency::text) - 1 AS step,
           entry.seen_on,
           entry.recorded_at,
           entry.id,
           counted.days
    FROM family
    JOIN cases_needview entry ON entry.family_id = family.family_id
    CROSS JOIN LATERAL (
        SELECT range_agg(part.days * daterange(entry.seen_on, (entry.seen_on + interval '1 year')::date)) AS days
        FROM unnest(family.part_days, family.part_reads_from, family.part_children) AS part (days, reads_from, children)
        WHERE (part.children = '{{}}'
               OR (entry.child_id IS NULL OR entry.child_id = ANY (part.children::uuid[]))
              AND (entry.person_id IS NULL OR entry.person_id <> ALL (family.children)
                   OR entry.person_id = ANY (part.children::uuid[])))
          AND (part.reads_from IS NULL OR part.reads_from <= entry.seen_on)
    ) counted
    WHERE entry.seen_on <= %(last)s
      AND (entry.organization_id = %(organization)s
           OR entry.organization_id <> ALL (family.unseen)
              AND (entry.visibility = 'involved'
                   OR entry.visibility = 'named'
                      AND EXISTS (SELECT FROM cases_needview_shared_with chosen
                                  WHERE chosen.needview_id = entry.id AND chosen.organization_id = %(organization)s)))
),
talk AS MATERIALIZED (
    SELECT entry.family_id, entry.domain_id, entry.child_id, entry.discussed_on, counted.days
    FROM family
    JOIN cases_differencetalk entry ON entry.family_id = family.family_id
    CROSS JOIN LATERAL (
        SELECT range_agg(part.days * daterange(entry.discussed_on, NULL)) AS days
        FROM unnest(family.part_days, family.part_reads_from, family.part_children) AS part (days, reads_from, children)
        WHERE (part.children = '{{}}'
               OR (entry.child_id IS NULL OR entry.child_id = ANY (part.children::uuid[]))
              AND NOT EXISTS (SELECT FROM cases_differencetalk_with_people person
                              WHERE person.differencetalk_id = entry.id
                                AND person.person_id = ANY (family.children)
                                AND person.person_id <> ALL (part.children::uuid[])))
          AND (part.reads_from IS NULL OR part.reads_from <= entry.discussed_on)
    ) counted
    WHERE entry.withdrawn_at IS NULL
      AND entry.discussed_on <= %(last)s
      AND (entry.organization_id = %(organization)s
           OR entry.organization_id <> ALL (family.unseen)
              AND (entry.visibility = 'involved'
                   OR entry.visibility = 'named'
                      AND EXISTS (SELECT FROM cases_differencetalk_shared_with chosen
                                  WHERE chosen.differencetalk_id = entry.id
                                    AND chosen.organization_id = %(organization)s)))
),
topic AS MATERIALIZED (
    SELECT spoken.family_id,
           spoken.domain_id,
           spoken.child_id,
           array_agg(spoken.voice) AS voices,
           array_agg(spoken.step) AS steps,
           array_agg(spoken.on_day) AS on_days,
           array_agg(spoken.recorded_at) AS recorded,
           array_agg(spoken.id) AS ids,
           array_agg(spoken.days) AS days
    FROM (SELECT family_id, domain_id, child_id, voice, step, seen_on AS on_day, recorded_at, id, days FROM view
          UNION ALL
          -- a talk has no voice
          SELECT family_id, domain_id, child_id, NULL, NULL, discussed_on, NULL, NULL, days FROM talk) spoken
    GROUP BY spoken.family_id, spoken.domain_id, spoken.child_id
),
state AS (
    SELECT topic.family_id, topic.domain_id, topic.child_id, turn.day, difference.last_view IS NOT NULL AS differs,
           difference.last_view IS NOT NULL AND NOT EXISTS (
               SELECT FROM unnest(topic.voices, topic.on_days, topic.days) AS talk (voice, discussed_on, days)
               WHERE talk.voice IS NULL AND talk.days @> turn.day AND talk.discussed_on >= difference.last_view
           ) AS is_open
    FROM topic
    CROSS JOIN LATERAL (
        SELECT DISTINCT edge.day
        FROM unnest(topic.days) AS spoken (days)
        CROSS JOIN LATERAL unnest(spoken.days) AS stretch
        CROSS JOIN LATERAL (VALUES (%(before)s::date), (lower(stretch)), (upper(stretch))) AS edge (day)
        WHERE edge.day BETWEEN %(before)s AND %(last)s
    ) turn
    CROSS JOIN LATERAL (
        -- the furthest from any view is the least or the most urgent one: those two say whether it differs from another
        SELECT max(seen.seen_on) FILTER (WHERE seen.step - seen.least >= 2 OR seen.most - seen.step >= 2
                                            OR seen.least = 0 AND seen.most > 0) AS last_view
        FROM (
            SELECT latest.seen_on, latest.step, min(latest.step) OVER () AS least, max(latest.step) OVER () AS most
            FROM (
                SELECT DISTINCT ON (view.voice) view.step, view.seen_on
                FROM unnest(topic.voices, topic.steps, topic.on_days, topic.recorded, topic.ids, topic.days)
                     AS view (voice, step, seen_on, recorded_at, id, days)
                WHERE view.voice IS NOT NULL AND view.days @> turn.day
                ORDER BY view.voice, view.seen_on DESC, view.recorded_at DESC, view.id DESC
            ) latest
        ) seen
    ) difference
),
change AS (
    SELECT state.domain_id, state.day, state.differs, state.is_open,
           lag(state.is_open) OVER topic AS was_open,
           lead(state.day) OVER topic IS NULL AS is_last
    FROM state
    WINDOW topic AS (PARTITION BY state.family_id, state.domain_id, state.child_id ORDER BY state.day)
)
SELECT change.domain_id,
       count(*) FILTER (WHERE change.day = %(before)s AND change.is_open),
       count(*) FILTER (WHERE change.is_open AND NOT change.was_open),
       count(*) FILTER (WHERE change.was_open AND NOT change.is_open AND change.differs),
       count(*) FILTER (WHERE change.was_open AND NOT change.is_open AND NOT change.differs),
       count(*) FILTER (WHERE change.is_last AND change.is_open)
FROM change
JOIN cases_lifedomain domain ON domain.code = change.domain_id
GROUP BY change.domain_id, domain.position
ORDER BY domain.position
