-- What the versions in force add up to over the days `stretch.run`, per month, as a whole number of 1/denominator.
SELECT version.form_class,
       month.first::date AS month,
       (upper(part.days) - lower(part.days))
       * version.times
       * div(%(denominator)s, version.every * CASE version.unit
             WHEN 'day' THEN 1
             WHEN 'week' THEN 7
             ELSE (month.first + interval '1 month')::date - month.first::date END) AS amount
FROM ({versions}) version
CROSS JOIN LATERAL generate_series(
    date_trunc('month', lower(version.days * stretch.run)::timestamp),
    (upper(version.days * stretch.run) - 1)::timestamp,
    interval '1 month') AS month (first)
CROSS JOIN LATERAL (
    SELECT version.days * stretch.run
           * daterange(month.first::date, (month.first + interval '1 month')::date) AS days
) part
WHERE version.times > 0 AND version.form_class <> 'written'
