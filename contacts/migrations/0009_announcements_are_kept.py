"""Versions of announcements are added, never changed, like those of everything else."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contacts", "0008_why_contact_is_limited_and_who_heard")]

    operations = [
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON contacts_announcementevent FROM gezinsbeeld_app",
            "GRANT UPDATE, DELETE ON contacts_announcementevent TO gezinsbeeld_app",
        ),
    ]
