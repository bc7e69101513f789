"""Wishes about contact, and statements on what stands in the file about contact, which only grow."""

import datetime

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models


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
        ("cases", "0008_statements_of_the_family"),
        ("contacts", "0004_calendar_feed"),
        ("organizations", "0002_append_only_access_log"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactWish",
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
                    "asked_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                (
                    "is_asked_apart",
                    models.BooleanField(
                        default=False,
                        help_text="Zonder anderen die over het contact gaan erbij.",
                        verbose_name="apart gevraagd",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
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
                    "not_asked_because",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom niet gevraagd?"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_wishes",
                        to="cases.person",
                        verbose_name="kind",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="contact met",
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
                    "wisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="van wie is deze wens?",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ContactWishEvent",
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
                    "asked_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                (
                    "is_asked_apart",
                    models.BooleanField(
                        default=False,
                        help_text="Zonder anderen die over het contact gaan erbij.",
                        verbose_name="apart gevraagd",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
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
                    "not_asked_because",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom niet gevraagd?"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="kind",
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="contact met",
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
                        to="contacts.contactwish",
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
                    "wisher",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="van wie is deze wens?",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MomentStatement",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="contacts.contactmoment",
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
        migrations.CreateModel(
            name="WishStatement",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="contacts.contactwish",
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
        migrations.CreateModel(
            name="ArrangementStatement",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="contacts.contactarrangement",
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
                        name="arrangementstatement_fits",
                        violation_error_message="Een tekst is hooguit 20.000 tekens.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="contactwish",
            index=models.Index(fields=["child", "person", "wisher", "-asked_on"], name="wish_by_pair"),
        ),
        migrations.AddConstraint(
            model_name="contactwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("child", models.F("person")), _negated=True),
                name="wish_between_two_people",
                violation_error_message="Kies iemand anders dan het kind zelf.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactwish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("words", ""), _negated=True), ("not_asked_because", "")),
                    models.Q(models.Q(("not_asked_because", ""), _negated=True), ("words", "")),
                    _connector="OR",
                ),
                name="wish_asked_or_why_not",
                violation_error_message="Schrijf de wens op, of waarom er niet naar is gevraagd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["involved", "named", "own"])), name="wish_visibility_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="wish_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactwish",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_contactwishevent" ("asked_on", "child_id", "family_id", "id", "is_asked_apart", "not_asked_because", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "visibility", "wisher_id", "words") VALUES (NEW."asked_on", NEW."child_id", NEW."family_id", NEW."id", NEW."is_asked_apart", NEW."not_asked_because", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."visibility", NEW."wisher_id", NEW."words"); RETURN NULL;',
                    hash="cf19e38e8c6b9915fa941780c9730c49ab837078",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b56a1",
                    table="contacts_contactwish",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactwish",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "contacts_contactwishevent" ("asked_on", "child_id", "family_id", "id", "is_asked_apart", "not_asked_because", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "visibility", "wisher_id", "words") VALUES (NEW."asked_on", NEW."child_id", NEW."family_id", NEW."id", NEW."is_asked_apart", NEW."not_asked_because", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."visibility", NEW."wisher_id", NEW."words"); RETURN NULL;',
                    hash="261a9d10a851b8db852675e5f4b9f8d4c3aba6e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6803e",
                    table="contacts_contactwish",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="momentstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="momentstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="wishstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="wishstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        only_grows("contacts_momentstatement"),
        only_grows("contacts_arrangementstatement"),
        only_grows("contacts_wishstatement"),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON contacts_contactwishevent FROM gezinsbeeld_app",
            "GRANT UPDATE, DELETE ON contacts_contactwishevent TO gezinsbeeld_app",
        ),
    ]
