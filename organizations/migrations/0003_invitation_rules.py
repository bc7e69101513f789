"""An invitation is answered once, in time, and for a role that exists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_append_only_access_log"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="memberinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["care_worker", "coordinator", "manager", "privacy_officer", "administrator"])
                ),
                name="member_invitation_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="memberinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_at__isnull", True), ("revoked_at__isnull", True), _connector="OR"),
                name="member_invitation_answered_once",
                violation_error_message="Deze uitnodiging is al aangenomen of ingetrokken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="memberinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accepted_at__isnull", True), ("accepted_at__lte", models.F("expires_at")), _connector="OR"
                ),
                name="member_invitation_accepted_in_time",
                violation_error_message="Deze uitnodiging is te oud.",
            ),
        ),
    ]
