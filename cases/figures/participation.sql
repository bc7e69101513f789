-- Everybody who should have been heard about each decision that counts (counted.py).
counted AS MATERIALIZED (
    SELECT id, kind, decided_on, family_id FROM cases_decision WHERE id IN ({counted})
),
concerned AS MATERIALIZED (
    SELECT counted.id AS decision_id, about.person_id, counted.decided_on,
           CASE WHEN person.birth_date IS NULL THEN 'child'
                WHEN person.birth_date + interval '12 years' <= counted.decided_on THEN 'child_from_12'
                ELSE 'child_under_12' END AS role
    FROM counted
    JOIN cases_decision_children about ON about.decision_id = counted.id
    JOIN cases_person person ON person.id = about.person_id
    UNION ALL
    SELECT counted.id, related.person_id, counted.decided_on,
           CASE WHEN NOT related.is_parent THEN 'carer'
                WHEN related.has_authority THEN 'parent_with_authority'
                WHEN related.is_unknown THEN 'parent_authority_unknown'
                ELSE 'parent_without_authority' END
    FROM counted
    CROSS JOIN LATERAL (
        SELECT relation.person_id,
               bool_or(relation.kind = 'parent') AS is_parent,
               bool_or(relation.kind = 'parent' AND relation.authority = 'yes') AS has_authority,
               bool_or(relation.kind = 'parent' AND relation.authority = 'unknown') AS is_unknown
        FROM cases_decision_children about
        JOIN cases_relation relation ON relation.child_id = about.person_id
        WHERE about.decision_id = counted.id
          AND relation.family_id = counted.family_id
          AND relation.kind IN ('parent', 'foster_carer')
          AND counted.decided_on <@ daterange(relation.starts_on, relation.ends_on, '[]')
          AND NOT EXISTS (SELECT FROM cases_decision_children child
                          WHERE child.decision_id = counted.id AND child.person_id = relation.person_id)
        GROUP BY relation.person_id
    ) related
    JOIN cases_person person ON person.id = related.person_id
    WHERE person.deceased_on IS NULL OR person.deceased_on >= counted.decided_on
),
heard AS MATERIALIZED (
    SELECT concerned.decision_id, concerned.person_id, concerned.role,
           part.id IS NOT NULL AS is_recorded,
           part.informed_on IS NOT NULL AS is_informed,
           part.asked_on IS NOT NULL AS is_asked,
           coalesce(part.asked_on <= concerned.decided_on, false) AS is_asked_in_time,
           coalesce(part.opinion <> '', false) AS has_opinion,
           coalesce(part.opinion <> '' AND part.asked_on <= concerned.decided_on, false) AS has_opinion_in_time,
           coalesce(part.was_present, false) AS was_present,
           part.written_on IS NOT NULL AS has_it_written,
           part.remedies_on IS NOT NULL AS knows_remedies,
           coalesce(part.agreement, 'unknown') AS agreement,
           part.reason_not_asked
    FROM concerned
    LEFT JOIN cases_participation part
           ON part.decision_id = concerned.decision_id AND part.person_id = concerned.person_id
)
