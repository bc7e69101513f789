-- By period and kind (and over all kinds): how many measures ran when it began, came in, went out, and ran when it ended.
-- A measure counts on days on which it holds and the organisation takes part for the child. Orders of one kind that
-- follow each other without a day between are one running measure: range_agg makes one of them.
WITH taking_part AS (
    SELECT member.person_id AS child_id,
           involvement.family_id,
           range_agg(daterange(involvement.starts_on, involvement.ends_on, '[]')
                     * daterange(involvement.reads_from, NULL)) AS days
    FROM cases_involvement involvement
    JOIN cases_familymember member ON member.family_id = involvement.family_id AND member.role = 'child'
    WHERE involvement.id IN ({involvements})
      AND (NOT EXISTS (SELECT FROM cases_involvement_children named WHERE named.involvement_id = involvement.id)
           OR EXISTS (SELECT FROM cases_involvement_children named
                      WHERE named.involvement_id = involvement.id AND named.person_id = member.person_id))
    GROUP BY member.person_id, involvement.family_id
),
involved AS (
    SELECT taking_part.*,
           -- an organisation the family does not know about must not show by what it recorded
           ARRAY(SELECT other.organization_id FROM cases_involvement other
                 WHERE other.family_id = taking_part.family_id
                   AND NOT other.is_disclosed
                   AND other.organization_id <> %(organization)s) AS unseen
    FROM taking_part
),
held AS (
    SELECT involved.child_id,
           measure.kind,
           involved.days,
           range_agg(daterange(measure.starts_on, coalesce(measure.lifted_on, measure.ends_on), '[]'))
           * datemultirange(daterange(NULL, person.deceased_on, '[]'))
           * datemultirange(daterange(NULL, CASE WHEN measure.kind <> 'youth_probation' THEN of_age.day END)) AS measured
    FROM involved
    JOIN cases_person person ON person.id = involved.child_id
    CROSS JOIN LATERAL (
        -- 1 March for a child born on 29 February
        SELECT (person.birth_date + interval '18 years')::date
               + CASE WHEN to_char(person.birth_date, 'MM-DD') = '02-29' THEN 1 ELSE 0 END AS day
    ) of_age
    JOIN cases_measure measure ON measure.child_id = involved.child_id AND measure.family_id = involved.family_id
    WHERE measure.organization_id <> ALL (involved.unseen)
    GROUP BY involved.child_id, measure.kind, involved.days, person.deceased_on, of_age.day
),
run AS (
    SELECT held.child_id,
           held.kind,
           held.measured,
           lower(part.days) AS first_day,
           coalesce(upper(part.days), 'infinity') AS day_after
    FROM held
    CROSS JOIN LATERAL unnest(held.measured * held.days) AS part (days)
),
period AS (
    SELECT * FROM unnest(%(codes)s::int[], %(firsts)s::date[], %(afters)s::date[]) AS period (code, first, after)
)
SELECT period.code,
       coalesce(run.kind, '') AS kind,
       count(*) FILTER (WHERE first_day < first AND day_after > first) AS at_begin,
       count(*) FILTER (WHERE first_day >= first AND first_day < after) AS came_in,
       count(*) FILTER (WHERE first_day >= first AND first_day < after AND measured @> first_day - 1) AS taken_over,
       count(*) FILTER (WHERE day_after > first AND day_after <= after) AS went_out,
       count(*) FILTER (WHERE day_after > first AND day_after <= after AND measured @> day_after) AS handed_over,
       count(*) FILTER (WHERE first_day < after AND day_after > after) AS at_end,
       count(DISTINCT child_id) FILTER (WHERE first_day < after AND day_after > after) AS children_at_end
FROM period
JOIN run ON run.first_day < period.after AND run.day_after > period.first
GROUP BY GROUPING SETS ((period.code, run.kind), (period.code))
ORDER BY period.code, kind
