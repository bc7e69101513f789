-- What was missed, by side and reason.
reason_rows AS (
    SELECT moment.side, moment.reason, count(*) AS number
    FROM counted
    CROSS JOIN LATERAL ({counted_moments}) moment
    WHERE moment.is_missed
    GROUP BY moment.side, moment.reason
    ORDER BY count(*) DESC, moment.side, moment.reason
)
