"""An earlier version of a note tells about whom it was and who could read it; versions are added, never changed."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

EVENTS = "cases_noteaboutevent, cases_notereaderevent"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_families_found_by_name_and_birth_date"),
        ("organizations", "0002_append_only_access_log"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoteAbout",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.note_about",),
        ),
        migrations.CreateModel(
            name="NoteReader",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.note_shared_with",),
        ),
        migrations.CreateModel(
            name="NoteAboutEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "note",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.note",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoteReaderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "note",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.note",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noteabout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_noteaboutevent" ("id", "note_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."note_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="15ecc55b320da92767813470a3c49812e2bd71c7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_06f01",
                    table="cases_note_about",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noteabout",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_noteaboutevent" ("id", "note_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."note_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="9f51f80fed166cdc763b8ebd1c06e679a89ef336",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9d85e",
                    table="cases_note_about",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notereader",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_notereaderevent" ("id", "note_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."note_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="21627d1fe22a788987a54529eb765c331192644c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a081a",
                    table="cases_note_shared_with",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notereader",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_notereaderevent" ("id", "note_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."note_id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="28ef4441fc85e351646f4d4c03e7b77787973e17",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ca285",
                    table="cases_note_shared_with",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
    ]
