"""The access table: who gets which answer at every address. Beside the access rules, this is the product."""

from __future__ import annotations

from tests.access import (
    rows_api,
    rows_api_file,
    rows_cases,
    rows_contacts,
    rows_course,
    rows_decisions,
    rows_organizations,
    rows_plan,
    rows_reports,
    rows_safety,
    rows_sharing,
    rows_terms,
)
from tests.access.rows import Row

TABLE: list[Row] = [
    *rows_cases.ROWS,
    *rows_plan.ROWS,
    *rows_sharing.ROWS,
    *rows_safety.ROWS,
    *rows_contacts.ROWS,
    *rows_course.ROWS,
    *rows_decisions.ROWS,
    *rows_reports.ROWS,
    *rows_organizations.ROWS,
    *rows_terms.ROWS,
    *rows_api.ROWS,
    *rows_api_file.ROWS,
]
