-- What was missed in each month (quarter, year), by side and reason. is_system: the help itself was not there.
missed_rows AS (
    SELECT date_trunc(%(step)s, moment.day::timestamp)::date AS month,
           moment.side,
           moment.reason,
           moment.side = 'organization' AND moment.reason IN ('no_supervisor', 'no_room', 'transport') AS is_system,
           count(*) AS number
    FROM counted
    CROSS JOIN LATERAL ({counted_moments}) moment
    WHERE moment.is_missed
    GROUP BY date_trunc(%(step)s, moment.day::timestamp), moment.side, moment.reason
    ORDER BY month, number DESC, moment.side, moment.reason
)
