"""Versions of rows are added, never changed; a team belongs to the organisation that takes part."""

from django.db import migrations

EVENTS = ", ".join(
    f"cases_{model}event"
    for model in ("family", "familymember", "involvement", "note", "person", "placement", "relation")
)
TEAM_OF_ORGANIZATION = """
ALTER TABLE cases_involvement ADD CONSTRAINT involvement_team_of_organization
FOREIGN KEY (organization_id, team_id) REFERENCES organizations_team (organization_id, id)
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_section_defaults"), ("organizations", "0002_append_only_access_log")]

    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        migrations.RunSQL(
            TEAM_OF_ORGANIZATION,
            "ALTER TABLE cases_involvement DROP CONSTRAINT involvement_team_of_organization",
        ),
    ]
