"""What a role may do: one table. A verb without a row is refused."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CARE_WORKER = "care_worker", _("hulpverlener")
    COORDINATOR = "coordinator", _("coördinator")
    MANAGER = "manager", _("manager")
    PRIVACY_OFFICER = "privacy_officer", _("privacyfunctionaris")
    ADMINISTRATOR = "administrator", _("beheerder")


class Action(StrEnum):
    VIEW_FAMILY = "view_family"
    EDIT_PEOPLE = "edit_people"
    LOG_CONTACT = "log_contact"
    WRITE_NOTE = "write_note"
    RECORD_ARRANGEMENT = "record_arrangement"
    RECORD_WISH = "record_wish"
    TAKE_DOWN_STATEMENT = "take_down_statement"
    RECORD_PLACEMENT = "record_placement"
    RECORD_MEASURE = "record_measure"
    CORRECT_TERM = "correct_term"
    RECORD_DECISION = "record_decision"
    RECORD_VIEW = "record_view"
    TAKE_STEP = "take_step"
    RECORD_SAFETY = "record_safety"
    OPEN_FAMILY = "open_family"
    CLOSE_FAMILY = "close_family"
    SHARE_FAMILY = "share_family"
    TRANSFER_LEAD = "transfer_lead"
    ASSIGN_FAMILY = "assign_family"
    VIEW_REPORT = "view_report"
    VIEW_PAIRS = "view_pairs"
    EXPORT_REPORT = "export_report"
    SET_THRESHOLDS = "set_thresholds"
    READ_ACCESS_LOG = "read_access_log"
    MANAGE_MEMBERS = "manage_members"
    MANAGE_TEAMS = "manage_teams"


FAMILY_WORK = frozenset(
    {
        Action.VIEW_FAMILY,
        Action.EDIT_PEOPLE,
        Action.LOG_CONTACT,
        Action.WRITE_NOTE,
        Action.RECORD_ARRANGEMENT,
        Action.RECORD_PLACEMENT,
        Action.RECORD_WISH,
        Action.TAKE_DOWN_STATEMENT,
        Action.RECORD_MEASURE,
        Action.CORRECT_TERM,
        Action.RECORD_DECISION,
        Action.RECORD_VIEW,
        Action.TAKE_STEP,
        Action.RECORD_SAFETY,
    }
)

ACTIONS_BY_ROLE: dict[str, frozenset[Action]] = {
    Role.CARE_WORKER: FAMILY_WORK,
    Role.COORDINATOR: FAMILY_WORK
    | {
        Action.OPEN_FAMILY,
        Action.CLOSE_FAMILY,
        Action.SHARE_FAMILY,
        Action.TRANSFER_LEAD,
        Action.ASSIGN_FAMILY,
        Action.VIEW_REPORT,
    },
    Role.MANAGER: frozenset({Action.VIEW_REPORT, Action.VIEW_PAIRS, Action.EXPORT_REPORT, Action.SET_THRESHOLDS}),
    Role.PRIVACY_OFFICER: frozenset({Action.READ_ACCESS_LOG}),
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_MEMBERS, Action.MANAGE_TEAMS}),
}
