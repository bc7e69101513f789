-- The same sums by month (or quarter or year): they add up to those of the group. pairs: with a counted day in it.
month_facts AS (
    SELECT fact.month, count(*) AS pairs, sum(fact.agreed) AS agreed, sum(fact.matched) AS matched,
           sum(fact.held) AS held
    FROM counted
    CROSS JOIN LATERAL (
        SELECT date_trunc(%(step)s, month::timestamp)::date AS month,
               sum(agreed) AS agreed, sum(matched) AS matched, sum(held) AS held
        FROM (
            SELECT month::date AS month, 0 AS agreed, 0 AS matched, 0 AS held
            FROM unnest(counted.days) run
            CROSS JOIN LATERAL generate_series(date_trunc('month', lower(run)::timestamp),
                                               (upper(run) - 1)::timestamp, interval '1 month') month
            UNION ALL
            SELECT piece.month, piece.amount, 0, 0
            FROM (SELECT run FROM unnest(counted.days) run) stretch
            CROSS JOIN LATERAL ({agreed_by_month}) piece
            UNION ALL
            SELECT date_trunc('month', moment.day::timestamp)::date, 0, moment.is_matched::int, 1
            FROM ({counted_moments}) moment
            WHERE moment.is_held AND moment.form_class <> 'written'
        ) part
        GROUP BY date_trunc(%(step)s, month::timestamp)
    ) fact
    GROUP BY fact.month
),
month_rows AS (
    SELECT month, pairs, matched, held,
           round(div(20 * agreed + %(denominator)s, 2 * %(denominator)s) / 10, 1) AS agreed,
           CASE WHEN pairs >= %(smallest_group)s THEN
               div(200 * matched * %(denominator)s + agreed, nullif(2 * agreed, 0)) END AS realised_pct
    FROM month_facts
    ORDER BY month
)
