-- Whether the child and each living parent were asked what they wish, for each pair with an arrangement on a counted
-- day: asked, not asked with a reason, or nothing written down. Only wishes that the organisation could read.
wish_facts AS (
    SELECT counted.child_id,
           counted.person_id,
           wisher.kind,
           coalesce(wish.is_asked, false) AS is_asked,
           wish.is_asked IS NULL AS is_unknown
    FROM counted
    CROSS JOIN LATERAL (
        SELECT counted.child_id AS id, 'child' AS kind
        UNION
        SELECT relation.person_id, 'parent'
        FROM cases_relation relation
        JOIN cases_person parent ON parent.id = relation.person_id
        WHERE relation.child_id = counted.child_id
          AND relation.kind = 'parent'
          AND (parent.deceased_on IS NULL OR parent.deceased_on > %(last)s)
    ) wisher
    CROSS JOIN LATERAL (
        SELECT bool_or(wish.not_asked_because = '') AS is_asked
        FROM contacts_contactwish wish
        WHERE wish.child_id = counted.child_id
          AND wish.person_id = counted.person_id
          AND wish.wisher_id = wisher.id
          AND wish.asked_on <= %(last)s
          AND wish.organization_id <> ALL (counted.unseen)
          AND (wish.organization_id = %(organization)s
               OR wish.asked_on >= counted.reads_from
                  AND (wish.visibility = 'involved'
                       OR wish.visibility = 'named'
                          AND EXISTS (SELECT FROM contacts_contactwish_shared_with chosen
                                      WHERE chosen.contactwish_id = wish.id
                                        AND chosen.organization_id = %(organization)s)))
    ) wish
    WHERE counted.any_version && counted.days
),
wish_rows AS (
    SELECT coalesce(kind, '') AS wisher,
           count(DISTINCT (child_id, person_id)) AS pairs,
           count(*) AS wishers,
           count(*) FILTER (WHERE is_asked) AS asked,
           count(*) FILTER (WHERE NOT is_asked AND NOT is_unknown) AS not_asked,
           count(*) FILTER (WHERE is_unknown) AS unknown,
           count(DISTINCT (child_id, person_id)) FILTER (WHERE is_unknown) AS pairs_without
    FROM wish_facts
    GROUP BY GROUPING SETS ((kind), ())
    HAVING count(*) > 0
    ORDER BY kind
)
