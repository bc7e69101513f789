-- How long a pair waited for its first contact after a placement that started in the period; empty: none yet.
first_contact_rows AS (
    SELECT days_to_first_contact AS days, count(*) AS pairs
    FROM pair_figures
    WHERE has_episode
    GROUP BY days_to_first_contact
    ORDER BY days_to_first_contact
)
