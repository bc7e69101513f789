"""Statements of people of the family, which only grow: nobody changes or removes what they said."""

import datetime

import django.core.validators
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

ONLY_GROWS = """
CREATE FUNCTION refuse_statement_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$ BEGIN
RAISE EXCEPTION 'Een verklaring wordt nooit veranderd of verwijderd.' USING ERRCODE = 'insufficient_privilege';
END $$;
"""
CHANGEABLE = "DROP FUNCTION refuse_statement_change()"


def only_grows(table):
    """The table takes new rows and nothing else, whoever asks."""
    trigger = f"{table}_only_grows"
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {trigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_statement_change();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger};
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM gezinsbeeld_app;
        """,
        f"""
        GRANT UPDATE, DELETE ON {table} TO gezinsbeeld_app;
        DROP TRIGGER {trigger} ON {table};
        """,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_versions_of_whom_notes_are_about"),
        ("organizations", "0002_append_only_access_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoteStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="in eigen woorden",
                    ),
                ),
                (
                    "stated_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gegeven op",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.note"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="verklaring van",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["stated_on", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__length__lte", 20000)),
                        name="notestatement_fits",
                        violation_error_message="Een tekst is hooguit 20.000 tekens.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementStatement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="in eigen woorden",
                    ),
                ),
                (
                    "stated_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gegeven op",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.placement"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="verklaring van",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["stated_on", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__length__lte", 20000)),
                        name="placementstatement_fits",
                        violation_error_message="Een tekst is hooguit 20.000 tekens.",
                    )
                ],
            },
        ),
        migrations.RunSQL(ONLY_GROWS, CHANGEABLE),
        only_grows("cases_notestatement"),
        only_grows("cases_placementstatement"),
    ]
