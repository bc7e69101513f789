"""The access log only grows, whoever asks; a team belongs to the organisation it is used for."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$ BEGIN RAISE EXCEPTION 'Het inzagelog kan alleen groeien.' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER access_log_only_grows
BEFORE UPDATE OR DELETE OR TRUNCATE ON organizations_accesslogentry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE organizations_accesslogentry ENABLE ALWAYS TRIGGER access_log_only_grows;
REVOKE UPDATE, DELETE, TRUNCATE ON organizations_accesslogentry FROM gezinsbeeld_app;
REVOKE UPDATE, DELETE, TRUNCATE ON organizations_membershipevent FROM gezinsbeeld_app;
"""
CHANGEABLE = """
GRANT UPDATE, DELETE ON organizations_accesslogentry, organizations_membershipevent TO gezinsbeeld_app;
DROP TRIGGER access_log_only_grows ON organizations_accesslogentry;
DROP FUNCTION refuse_change();
"""
TEAM_OF_ORGANIZATION = """
ALTER TABLE organizations_membership ADD CONSTRAINT membership_team_of_organization
FOREIGN KEY (organization_id, team_id) REFERENCES organizations_team (organization_id, id);
ALTER TABLE organizations_memberinvitation ADD CONSTRAINT member_invitation_team_of_organization
FOREIGN KEY (organization_id, team_id) REFERENCES organizations_team (organization_id, id);
"""
ANY_TEAM = """
ALTER TABLE organizations_memberinvitation DROP CONSTRAINT member_invitation_team_of_organization;
ALTER TABLE organizations_membership DROP CONSTRAINT membership_team_of_organization;
"""


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, CHANGEABLE),
        migrations.RunSQL(TEAM_OF_ORGANIZATION, ANY_TEAM),
    ]
