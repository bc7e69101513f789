-- The versions of a pair; to compare two of them a month is taken as 365.25 / 12 days.
SELECT version.days, version.form_class, version.times, version.every, version.unit,
       CASE version.unit WHEN 'day' THEN 1 WHEN 'week' THEN 7 ELSE 30.4375 END AS unit_days
FROM unnest(counted.version_days, counted.version_classes, counted.version_times, counted.version_every,
            counted.version_units) AS version (days, form_class, times, every, unit)
