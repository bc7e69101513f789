"""What each organisation and each member of the family thinks is needed, by life domain; talks where they differ."""

import datetime

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

EVENTS = "cases_needviewevent, cases_differencetalkevent"

STATEMENTS_ONLY_GROW = """
CREATE TRIGGER cases_needviewstatement_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON cases_needviewstatement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_statement_change();
ALTER TABLE cases_needviewstatement ENABLE ALWAYS TRIGGER cases_needviewstatement_only_grows;
REVOKE UPDATE, DELETE, TRUNCATE ON cases_needviewstatement FROM gezinsbeeld_app;
"""

STATEMENTS_CHANGEABLE = """
GRANT UPDATE, DELETE ON cases_needviewstatement TO gezinsbeeld_app;
DROP TRIGGER cases_needviewstatement_only_grows ON cases_needviewstatement;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_decisions_and_who_was_heard"),
        ("organizations", "0003_invitation_rules"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="LifeDomain",
            fields=[
                ("code", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=60)),
                ("about", models.CharField(max_length=200)),
                ("about_en", models.CharField(max_length=200)),
                ("position", models.PositiveSmallIntegerField(unique=True)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="DifferenceTalk",
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
                (
                    "discussed_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="besproken op",
                    ),
                ),
                (
                    "agreed",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is er afgesproken?",
                    ),
                ),
                ("with_others", models.CharField(blank=True, max_length=200, verbose_name="en met wie nog meer")),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="over welk kind",
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
                    "with_people",
                    models.ManyToManyField(blank=True, related_name="+", to="cases.person", verbose_name="met wie"),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.lifedomain",
                        verbose_name="leefgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["-discussed_on", "-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DifferenceTalkEvent",
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
                (
                    "discussed_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="besproken op",
                    ),
                ),
                (
                    "agreed",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is er afgesproken?",
                    ),
                ),
                ("with_others", models.CharField(blank=True, max_length=200, verbose_name="en met wie nog meer")),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="over welk kind",
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
                        to="cases.differencetalk",
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
                    "domain",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.lifedomain",
                        verbose_name="leefgebied",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NeedView",
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
                (
                    "seen_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum",
                    ),
                ),
                (
                    "going_well",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat gaat goed?",
                    ),
                ),
                (
                    "worries",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zijn de zorgen?",
                    ),
                ),
                (
                    "needed",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is er nodig?",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("none", "niets nodig"),
                            ("later", "later nodig"),
                            ("soon", "binnenkort nodig"),
                            ("now", "nu nodig"),
                        ],
                        max_length=10,
                        verbose_name="hoe snel?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_views",
                        to="cases.person",
                        verbose_name="over welk kind",
                    ),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.lifedomain",
                        verbose_name="leefgebied",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_need_views",
                        to="cases.person",
                        verbose_name="van wie",
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
            ],
            options={
                "ordering": ["-seen_on", "-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="NeedViewEvent",
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
                (
                    "seen_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum",
                    ),
                ),
                (
                    "going_well",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat gaat goed?",
                    ),
                ),
                (
                    "worries",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zijn de zorgen?",
                    ),
                ),
                (
                    "needed",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is er nodig?",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("none", "niets nodig"),
                            ("later", "later nodig"),
                            ("soon", "binnenkort nodig"),
                            ("now", "nu nodig"),
                        ],
                        max_length=10,
                        verbose_name="hoe snel?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="over welk kind",
                    ),
                ),
                (
                    "domain",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.lifedomain",
                        verbose_name="leefgebied",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="van wie",
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
                        to="cases.needview",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NeedViewStatement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.needview"
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
            },
        ),
        migrations.AddIndex(
            model_name="differencetalk",
            index=models.Index(fields=["family", "domain", "-discussed_on"], name="differencetalk_by_family"),
        ),
        migrations.AddConstraint(
            model_name="differencetalk",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["involved", "named", "own"])),
                name="differencetalk_visibility_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="differencetalk",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed", ""), _negated=True),
                name="differencetalk_says_what_was_agreed",
                violation_error_message="Schrijf op wat er is afgesproken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="differencetalk",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed__length__lte", 20000)),
                name="differencetalk_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="differencetalk",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_differencetalkevent" ("agreed", "child_id", "discussed_on", "domain_id", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "visibility", "with_others", "withdrawn_at") VALUES (NEW."agreed", NEW."child_id", NEW."discussed_on", NEW."domain_id", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."visibility", NEW."with_others", NEW."withdrawn_at"); RETURN NULL;',
                    hash="d3e9d33508aaf89378bf5c78c742857c2c4d1b56",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1951",
                    table="cases_differencetalk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="differencetalk",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_differencetalkevent" ("agreed", "child_id", "discussed_on", "domain_id", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "visibility", "with_others", "withdrawn_at") VALUES (NEW."agreed", NEW."child_id", NEW."discussed_on", NEW."domain_id", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."visibility", NEW."with_others", NEW."withdrawn_at"); RETURN NULL;',
                    hash="9b54cb416a31b1b15a23fbcf7a016c3f30c050f5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cd962",
                    table="cases_differencetalk",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="needview",
            index=models.Index(fields=["family", "domain", "-seen_on"], name="needview_by_family"),
        ),
        migrations.AddIndex(
            model_name="needview",
            index=models.Index(fields=["organization", "-seen_on"], name="needview_by_organization"),
        ),
        migrations.AddConstraint(
            model_name="needview",
            constraint=models.CheckConstraint(
                condition=models.Q(("urgency__in", ["none", "later", "soon", "now"])), name="needview_urgency_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="needview",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["involved", "named", "own"])), name="needview_visibility_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="needview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("needed", ""), ("urgency", "none")),
                    models.Q(models.Q(("urgency", "none"), _negated=True), models.Q(("needed", ""), _negated=True)),
                    _connector="OR",
                ),
                name="needview_need_in_words",
                violation_error_message="Schrijf op wat er nodig is, of kies “niets nodig” en laat dat leeg.",
            ),
        ),
        migrations.AddConstraint(
            model_name="needview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("going_well__length__lte", 20000), ("worries__length__lte", 20000), ("needed__length__lte", 20000)
                ),
                name="needview_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_needviewevent" ("child_id", "correction_reason", "domain_id", "family_id", "going_well", "id", "needed", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "seen_on", "urgency", "visibility", "worries") VALUES (NEW."child_id", NEW."correction_reason", NEW."domain_id", NEW."family_id", NEW."going_well", NEW."id", NEW."needed", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."seen_on", NEW."urgency", NEW."visibility", NEW."worries"); RETURN NULL;',
                    hash="8d92422d61592c9192f4404f261c7bacf60e2d66",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9d121",
                    table="cases_needview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_needviewevent" ("child_id", "correction_reason", "domain_id", "family_id", "going_well", "id", "needed", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "seen_on", "urgency", "visibility", "worries") VALUES (NEW."child_id", NEW."correction_reason", NEW."domain_id", NEW."family_id", NEW."going_well", NEW."id", NEW."needed", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."seen_on", NEW."urgency", NEW."visibility", NEW."worries"); RETURN NULL;',
                    hash="42fd4f1385a472d51478cac8d2d8fd1552f6fed1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8d9e3",
                    table="cases_needview",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="needviewstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="needviewstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        migrations.RunSQL(STATEMENTS_ONLY_GROW, STATEMENTS_CHANGEABLE),
    ]
