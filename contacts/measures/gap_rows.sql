-- The longest time without contact of each pair; pairs that were not allowed contact on some day stand apart.
gap_rows AS (
    SELECT longest_gap_days AS days, contact_barred AS is_barred, count(*) AS pairs
    FROM pair_figures
    GROUP BY longest_gap_days, contact_barred
    ORDER BY contact_barred, longest_gap_days
)
