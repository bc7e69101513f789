"""What people say of computed terms, whose versions are added and never changed; how an organisation counts."""

import datetime

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_letters_from_telephones"),
        ("organizations", "0003_invitation_rules"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="TermCorrection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("involved", "Iedereen die dit onderdeel leest"),
                            ("named", "Alleen wie ik kies"),
                            ("own", "Alleen mijn organisatie"),
                        ],
                        default="involved",
                        max_length=10,
                        verbose_name="wie leest dit?",
                    ),
                ),
                ("rule", models.CharField(editable=False, max_length=4)),
                ("subject", models.UUIDField(editable=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("family", "gezin"),
                            ("course", "verloop"),
                            ("contact", "contact"),
                            ("plan", "plan"),
                            ("support", "hulp"),
                            ("safety_agreements", "veiligheidsafspraken"),
                            ("concerns", "zorgen"),
                        ],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("computed_on", models.DateField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "due_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="de juiste dag",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="waarom is het een andere dag?")),
                (
                    "child",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.family"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
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
                (
                    "shared_with",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="organizations.organization", verbose_name="gedeeld met"
                    ),
                ),
                (
                    "withdrawn_by",
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
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TermCorrectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("involved", "Iedereen die dit onderdeel leest"),
                            ("named", "Alleen wie ik kies"),
                            ("own", "Alleen mijn organisatie"),
                        ],
                        default="involved",
                        max_length=10,
                        verbose_name="wie leest dit?",
                    ),
                ),
                ("rule", models.CharField(editable=False, max_length=4)),
                ("subject", models.UUIDField(editable=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("family", "gezin"),
                            ("course", "verloop"),
                            ("contact", "contact"),
                            ("plan", "plan"),
                            ("support", "hulp"),
                            ("safety_agreements", "veiligheidsafspraken"),
                            ("concerns", "zorgen"),
                        ],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("computed_on", models.DateField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "due_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="de juiste dag",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="waarom is het een andere dag?")),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.family",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cases.termcorrection",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.membership",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.membership",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TermDone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("involved", "Iedereen die dit onderdeel leest"),
                            ("named", "Alleen wie ik kies"),
                            ("own", "Alleen mijn organisatie"),
                        ],
                        default="involved",
                        max_length=10,
                        verbose_name="wie leest dit?",
                    ),
                ),
                ("rule", models.CharField(editable=False, max_length=4)),
                ("subject", models.UUIDField(editable=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("family", "gezin"),
                            ("course", "verloop"),
                            ("contact", "contact"),
                            ("plan", "plan"),
                            ("support", "hulp"),
                            ("safety_agreements", "veiligheidsafspraken"),
                            ("concerns", "zorgen"),
                        ],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("computed_on", models.DateField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "done_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="afgehandeld op",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="wat is er gedaan?")),
                (
                    "child",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.family"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
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
                (
                    "shared_with",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="organizations.organization", verbose_name="gedeeld met"
                    ),
                ),
                (
                    "withdrawn_by",
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
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TermDoneEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("involved", "Iedereen die dit onderdeel leest"),
                            ("named", "Alleen wie ik kies"),
                            ("own", "Alleen mijn organisatie"),
                        ],
                        default="involved",
                        max_length=10,
                        verbose_name="wie leest dit?",
                    ),
                ),
                ("rule", models.CharField(editable=False, max_length=4)),
                ("subject", models.UUIDField(editable=False)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("family", "gezin"),
                            ("course", "verloop"),
                            ("contact", "contact"),
                            ("plan", "plan"),
                            ("support", "hulp"),
                            ("safety_agreements", "veiligheidsafspraken"),
                            ("concerns", "zorgen"),
                        ],
                        editable=False,
                        max_length=20,
                    ),
                ),
                ("computed_on", models.DateField(editable=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "done_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="afgehandeld op",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="wat is er gedaan?")),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.family",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="cases.termdone",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.membership",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.membership",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TermSettings",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "rolls_to_working_day",
                    models.BooleanField(
                        default=False,
                        help_text="Alleen bij termijnen van hooguit drie maanden. Laat dit eerst nakijken door uw jurist.",
                        verbose_name="Een termijn die eindigt op een zaterdag, zondag of feestdag, loopt door tot de eerstvolgende werkdag",
                    ),
                ),
                (
                    "organization",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="termcorrection",
            index=models.Index(fields=["family", "rule", "subject"], name="termcorrection_by_term"),
        ),
        migrations.AddConstraint(
            model_name="termcorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="termcorrection_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="termcorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("section__in", ["family", "course", "contact", "plan", "support", "safety_agreements", "concerns"])
                ),
                name="termcorrection_section_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="termcorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", False), _connector="OR"),
                name="termcorrection_withdrawn_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="termcorrection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("organization", "family", "rule", "subject"),
                name="termcorrection_once_a_term",
                violation_error_message="Uw organisatie zei hier net al iets over. Kijk of het klopt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termcorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="termcorrection_with_reason",
                violation_error_message="Vul in waarom het een andere dag is.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termcorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_termcorrectionevent" ("child_id", "computed_on", "due_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "rule", "section", "subject", "visibility", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."child_id", NEW."computed_on", NEW."due_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."section", NEW."subject", NEW."visibility", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="c81e839990da8115b1b257dfaff8c9b4165c4c67",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75ace",
                    table="cases_termcorrection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termcorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_termcorrectionevent" ("child_id", "computed_on", "due_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "rule", "section", "subject", "visibility", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."child_id", NEW."computed_on", NEW."due_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."section", NEW."subject", NEW."visibility", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="392a6181feb16451565afa87c98bc09c3d50ba33",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ffd31",
                    table="cases_termcorrection",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="termdone",
            index=models.Index(fields=["family", "rule", "subject"], name="termdone_by_term"),
        ),
        migrations.AddConstraint(
            model_name="termdone",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="termdone_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="termdone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("section__in", ["family", "course", "contact", "plan", "support", "safety_agreements", "concerns"])
                ),
                name="termdone_section_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="termdone",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", False), _connector="OR"),
                name="termdone_withdrawn_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="termdone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("organization", "family", "rule", "subject"),
                name="termdone_once_a_term",
                violation_error_message="Uw organisatie zei hier net al iets over. Kijk of het klopt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="termdone",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="termdone_with_words",
                violation_error_message="Vul in wat er is gedaan.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termdone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_termdoneevent" ("child_id", "computed_on", "done_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "rule", "section", "subject", "visibility", "withdrawn_at", "withdrawn_by_id", "words") VALUES (NEW."child_id", NEW."computed_on", NEW."done_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."section", NEW."subject", NEW."visibility", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."words"); RETURN NULL;',
                    hash="4beb7ebef2eedd6e6c5b2efebbd9def271ca3afa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_15ca2",
                    table="cases_termdone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termdone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_termdoneevent" ("child_id", "computed_on", "done_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "rule", "section", "subject", "visibility", "withdrawn_at", "withdrawn_by_id", "words") VALUES (NEW."child_id", NEW."computed_on", NEW."done_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."section", NEW."subject", NEW."visibility", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."words"); RETURN NULL;',
                    hash="9143a2ba11a3fd7b017a920c742741db4d1f9573",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6883d",
                    table="cases_termdone",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON cases_termcorrectionevent, cases_termdoneevent FROM gezinsbeeld_app",
            "GRANT UPDATE, DELETE ON cases_termcorrectionevent, cases_termdoneevent TO gezinsbeeld_app",
        ),
    ]
