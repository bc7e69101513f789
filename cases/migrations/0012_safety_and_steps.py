"""Safety agreements, concerns with a source of their own, how far the steps are; versions and statements only grow."""

import datetime

import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

EVENTS = ", ".join(
    f"cases_{model}event"
    for model in (
        "safetyagreement",
        "safetyagreementchild",
        "safetyagreementperson",
        "safetyagreementorganization",
        "concern",
        "concernchild",
        "stepstate",
    )
)


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
        ("cases", "0011_answers_to_terms"),
        ("organizations", "0003_invitation_rules"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("concern", "zorg"),
                            ("report_to_safe_home", "melding bij Veilig Thuis"),
                            ("advice", "advies van Veilig Thuis"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="wanneer gezien",
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gemeld op",
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
                        verbose_name="wat is de zorg?",
                    ),
                ),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat kwam eruit?",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="afgesloten op",
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=200, verbose_name="wie zag of meldde dit?")),
                (
                    "source_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zei deze persoon?",
                    ),
                ),
                ("is_source_protected", models.BooleanField(default=True, verbose_name="bron afschermen")),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                ("children", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over wie")),
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
            ],
            options={
                "ordering": ["-noticed_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ConcernChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "concern",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.concern",
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
            name="ConcernEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("concern", "zorg"),
                            ("report_to_safe_home", "melding bij Veilig Thuis"),
                            ("advice", "advies van Veilig Thuis"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="wanneer gezien",
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gemeld op",
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
                        verbose_name="wat is de zorg?",
                    ),
                ),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat kwam eruit?",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="afgesloten op",
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=200, verbose_name="wie zag of meldde dit?")),
                (
                    "source_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zei deze persoon?",
                    ),
                ),
                ("is_source_protected", models.BooleanField(default=True, verbose_name="bron afschermen")),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
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
                        to="cases.concern",
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
            name="ConcernStatement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.concern"
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
            name="SafetyAgreement",
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
                    "agreement",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat spreken we af?",
                    ),
                ),
                (
                    "acting_words",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld de school, of buurvrouw Ans.",
                        max_length=300,
                        verbose_name="wie nog meer",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="vanaf",
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="we bespreken het opnieuw op",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="tot en met",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom stopt deze afspraak?"),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "acting_organizations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="welke organisatie doet iets",
                    ),
                ),
                (
                    "acting_people",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="cases.person",
                        verbose_name="wie uit het gezin of het netwerk doet iets",
                    ),
                ),
                ("children", models.ManyToManyField(related_name="+", to="cases.person", verbose_name="voor wie")),
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
            ],
            options={
                "ordering": ["-starts_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SafetyAgreementChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "safetyagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.safetyagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyAgreementEvent",
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
                    "agreement",
                    models.TextField(
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat spreken we af?",
                    ),
                ),
                (
                    "acting_words",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld de school, of buurvrouw Ans.",
                        max_length=300,
                        verbose_name="wie nog meer",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="vanaf",
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="we bespreken het opnieuw op",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="tot en met",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="waarom stopt deze afspraak?"),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
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
                        to="cases.safetyagreement",
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
            name="SafetyAgreementOrganizationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "safetyagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.safetyagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyAgreementPersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "safetyagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.safetyagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyAgreementStatement",
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
                        to="cases.safetyagreement",
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
            name="StepState",
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
                ("code", models.CharField(max_length=60, verbose_name="stap")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "nog te doen"),
                            ("done", "gedaan"),
                            ("not_done", "niet gedaan"),
                            ("not_applicable", "niet van toepassing"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gedaan op",
                    ),
                ),
                ("done_by", models.CharField(blank=True, max_length=200, verbose_name="door wie")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uiterlijk op",
                    ),
                ),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="wie doet dit")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="waarom niet")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="opmerking")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "responsible_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="welke organisatie doet dit",
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
                "ordering": ["family", "-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="StepStateEvent",
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
                ("code", models.CharField(max_length=60, verbose_name="stap")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "nog te doen"),
                            ("done", "gedaan"),
                            ("not_done", "niet gedaan"),
                            ("not_applicable", "niet van toepassing"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="stand",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gedaan op",
                    ),
                ),
                ("done_by", models.CharField(blank=True, max_length=200, verbose_name="door wie")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uiterlijk op",
                    ),
                ),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="wie doet dit")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="waarom niet")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="opmerking")),
                ("changed_at", models.DateTimeField(auto_now=True)),
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
                        to="cases.stepstate",
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
                    "responsible_organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.organization",
                        verbose_name="welke organisatie doet dit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConcernChild",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.concern_children",),
        ),
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(fields=["family", "-noticed_on", "-id"], name="concern_by_family"),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["concern", "report_to_safe_home", "advice"])),
                name="concern_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["involved", "own"])), name="concern_never_past_its_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reported_on__isnull", True), ("reported_on__gte", models.F("noticed_on")), _connector="OR"
                ),
                name="concern_reported_after_noticed",
                violation_error_message="De dag van melden ligt voor de dag dat dit gezien is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_on__isnull", True), ("settled_on__gte", models.F("noticed_on")), _connector="OR"
                ),
                name="concern_settled_after_noticed",
                violation_error_message="De dag van afsluiten ligt voor de dag dat dit gezien is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_on__isnull", True), models.Q(("outcome", ""), _negated=True), _connector="OR"
                ),
                name="concern_settled_with_outcome",
                violation_error_message="Schrijf op wat eruit kwam.",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("words__length__lte", 20000), ("outcome__length__lte", 20000), ("source_words__length__lte", 20000)
                ),
                name="concern_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concern",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_concernevent" ("correction_reason", "family_id", "id", "is_source_protected", "kind", "noticed_on", "organization_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reported_on", "settled_on", "source_name", "source_words", "visibility", "words") VALUES (NEW."correction_reason", NEW."family_id", NEW."id", NEW."is_source_protected", NEW."kind", NEW."noticed_on", NEW."organization_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reported_on", NEW."settled_on", NEW."source_name", NEW."source_words", NEW."visibility", NEW."words"); RETURN NULL;',
                    hash="ed642179910439c4144eb764dbf408bfa79f4009",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_44d0b",
                    table="cases_concern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concern",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_concernevent" ("correction_reason", "family_id", "id", "is_source_protected", "kind", "noticed_on", "organization_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "reported_on", "settled_on", "source_name", "source_words", "visibility", "words") VALUES (NEW."correction_reason", NEW."family_id", NEW."id", NEW."is_source_protected", NEW."kind", NEW."noticed_on", NEW."organization_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."reported_on", NEW."settled_on", NEW."source_name", NEW."source_words", NEW."visibility", NEW."words"); RETURN NULL;',
                    hash="34e0608643f1638a2e88ac803199e548b104707a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59d7f",
                    table="cases_concern",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="concernstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="concernstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.CreateModel(
            name="SafetyAgreementOrganization",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.safetyagreement_acting_organizations",),
        ),
        migrations.CreateModel(
            name="SafetyAgreementPerson",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.safetyagreement_acting_people",),
        ),
        migrations.CreateModel(
            name="SafetyAgreementChild",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.safetyagreement_children",),
        ),
        migrations.AddIndex(
            model_name="safetyagreement",
            index=models.Index(fields=["family", "-starts_on", "-id"], name="safety_agreement_by_family"),
        ),
        migrations.AddConstraint(
            model_name="safetyagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="safety_agreement_ends_after_start",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="safety_agreement_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on__isnull", True), ("review_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="safety_agreement_reviewed_after_start",
                violation_error_message="De dag van bespreken ligt voor de eerste dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True), models.Q(("end_reason", ""), _negated=True), _connector="OR"
                ),
                name="safety_agreement_says_why_it_ends",
                violation_error_message="Schrijf op waarom deze afspraak stopt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreement__length__lte", 20000)),
                name="safety_agreement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementevent" ("acting_words", "agreement", "correction_reason", "end_reason", "ends_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "starts_on", "visibility") VALUES (NEW."acting_words", NEW."agreement", NEW."correction_reason", NEW."end_reason", NEW."ends_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."starts_on", NEW."visibility"); RETURN NULL;',
                    hash="4d5a6a5cdfb1347056e567d7276ea3ccdbd107f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9c0cd",
                    table="cases_safetyagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_safetyagreementevent" ("acting_words", "agreement", "correction_reason", "end_reason", "ends_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "starts_on", "visibility") VALUES (NEW."acting_words", NEW."agreement", NEW."correction_reason", NEW."end_reason", NEW."ends_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."starts_on", NEW."visibility"); RETURN NULL;',
                    hash="c60065f5d1a5788b16f9b857f14e85038bb121fd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b33f",
                    table="cases_safetyagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyagreementstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="safetyagreementstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepstate",
            constraint=models.UniqueConstraint(
                fields=("family", "organization", "code", "child"),
                name="step_state_once_for_an_organization",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="stepstate",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="step_state_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepstate",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "done", "not_done", "not_applicable"])),
                name="step_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on__isnull", False), ("state", "done")),
                    models.Q(models.Q(("state", "done"), _negated=True), ("done_on__isnull", True)),
                    _connector="OR",
                ),
                name="step_state_done_says_when",
                violation_error_message="Vul in wanneer dit gedaan is.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["not_done", "not_applicable"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="step_state_says_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stepstate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_stepstateevent" ("changed_at", "child_id", "code", "done_by", "done_on", "due_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "remark", "responsible", "responsible_organization_id", "state", "visibility") VALUES (NEW."changed_at", NEW."child_id", NEW."code", NEW."done_by", NEW."done_on", NEW."due_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."remark", NEW."responsible", NEW."responsible_organization_id", NEW."state", NEW."visibility"); RETURN NULL;',
                    hash="1527564d8a92df39468e0bd0796449f9447982ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_21fe3",
                    table="cases_stepstate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stepstate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_stepstateevent" ("changed_at", "child_id", "code", "done_by", "done_on", "due_on", "family_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "remark", "responsible", "responsible_organization_id", "state", "visibility") VALUES (NEW."changed_at", NEW."child_id", NEW."code", NEW."done_by", NEW."done_on", NEW."due_on", NEW."family_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."remark", NEW."responsible", NEW."responsible_organization_id", NEW."state", NEW."visibility"); RETURN NULL;',
                    hash="16b453f8d4961cb5262c7fd111762e4f2202f0e5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d0ceb",
                    table="cases_stepstate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernchild",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_concernchildevent" ("concern_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."concern_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="11ad9a49da8328002685a99560759a5e5aa7f7a1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_551eb",
                    table="cases_concern_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="concernchild",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_concernchildevent" ("concern_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."concern_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="a078d658a6e5951f43cf6529fefe732a0b79586c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5371a",
                    table="cases_concern_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementorganization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementorganizationevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."safetyagreement_id"); RETURN NULL;',
                    hash="52906ed5375f98fac3e6f78ee6109cfcffa07678",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4a33b",
                    table="cases_safetyagreement_acting_organizations",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementorganization",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementorganizationevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."safetyagreement_id"); RETURN NULL;',
                    hash="8d3a48df5ce0cccc0e0a19d56bed830e21a8c711",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_40269",
                    table="cases_safetyagreement_acting_organizations",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementperson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementpersonevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."safetyagreement_id"); RETURN NULL;',
                    hash="14590bd8cdce3c627ac7536d65eba91f77219f94",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9a92b",
                    table="cases_safetyagreement_acting_people",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementperson",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementpersonevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."safetyagreement_id"); RETURN NULL;',
                    hash="1c68a244446c3a7bfd3c93ecfc8514bbbd155e06",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_070d4",
                    table="cases_safetyagreement_acting_people",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementchild",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementchildevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."safetyagreement_id"); RETURN NULL;',
                    hash="6d36ecb765a2d8e34df0184125966c6ee6401990",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f69b8",
                    table="cases_safetyagreement_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safetyagreementchild",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_safetyagreementchildevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "safetyagreement_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."safetyagreement_id"); RETURN NULL;',
                    hash="b16f632079f7ba1500642ba92c7970541e9de0ed",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cb530",
                    table="cases_safetyagreement_children",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        only_grows("cases_safetyagreementstatement"),
        only_grows("cases_concernstatement"),
    ]
