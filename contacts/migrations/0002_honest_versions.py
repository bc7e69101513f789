"""Versions of rows are added, never changed; the child of a contact's person is the child of the contact."""

from django.db import migrations

EVENTS = "contacts_contactarrangementevent, contacts_contactmomentevent, contacts_contactpersonevent"
CHILD_OF_MOMENT = """
ALTER TABLE contacts_contactperson ADD CONSTRAINT contact_person_child_of_moment
FOREIGN KEY (moment_id, child_id) REFERENCES contacts_contactmoment (id, child_id) ON UPDATE CASCADE
"""


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        migrations.RunSQL(
            CHILD_OF_MOMENT,
            "ALTER TABLE contacts_contactperson DROP CONSTRAINT contact_person_child_of_moment",
        ),
    ]
