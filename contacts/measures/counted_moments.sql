-- The moments of a pair on its counted days; matched: held while an arrangement of that class was in force.
SELECT moment.*,
       moment.outcome IN ('held', 'shortened') AS is_held,
       moment.outcome IN ('cancelled', 'no_show') AS is_missed,
       moment.outcome IN ('held', 'shortened')
       AND (moment.form_class = 'in_person' AND moment.day <@ counted.in_person
            OR moment.form_class = 'remote' AND moment.day <@ counted.remote) AS is_matched
FROM unnest(counted.moment_days, counted.moment_classes, counted.moment_outcomes, counted.moment_sides,
            counted.moment_reasons) AS moment (day, form_class, outcome, side, reason)
WHERE moment.day <@ counted.days
