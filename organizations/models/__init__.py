from organizations.models.access_log import AccessLogEntry
from organizations.models.organization import Kind, Organization, Team
from organizations.models.user import MemberInvitation, Membership, User

__all__ = ["AccessLogEntry", "Kind", "MemberInvitation", "Membership", "Organization", "Team", "User"]
