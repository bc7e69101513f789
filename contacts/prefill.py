"""What a new version of an arrangement begins with: what holds now, without what the reader may not know."""

from __future__ import annotations

from typing import Any

from contacts.models import ContactArrangement
from organizations.models import Membership

KEPT = ("form_class", "source", "legal_basis", "times", "every", "unit", "minutes", "supervision")
"""Reason, review and period belong to one version only."""


def terms_of(version: ContactArrangement) -> dict[str, Any]:
    return {name: getattr(version, name) for name in KEPT} | {"ends_earlier": True}


def lines_of(version: ContactArrangement, *, by: Membership) -> list[dict[str, Any]]:
    """The fixed moments; a protected place only for the organisation that recorded it."""
    is_ours = version.organization_id == by.organization_id
    return [
        {
            "weekday": line.weekday,
            "starts_at": line.starts_at,
            "form": line.form,
            "is_place_protected": line.is_place_protected and is_ours,
            **line.shown_to(by.organization_id, recorded_by=version.organization_id),
        }
        for line in version.schedule_lines.all()
    ]
