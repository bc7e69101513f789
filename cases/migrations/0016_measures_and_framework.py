"""What courts decided about a child, what was asked of them, what was agreed instead, and to whom it was explained."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

EVENTS = ", ".join(
    f"cases_{model}event"
    for model in (
        "measure",
        "courtrequest",
        "frameworkagreement",
        "frameworkexplanation",
        "agreementwith",
        "explanationabout",
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
        ("cases", "0015_life_domains"),
        ("organizations", "0003_invitation_rules"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourtRequest",
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
                    "measure_kind",
                    models.CharField(
                        choices=[
                            ("ots", "ondertoezichtstelling"),
                            ("vots", "voorlopige ondertoezichtstelling"),
                            ("muhp", "machtiging uithuisplaatsing"),
                            ("muhp_emergency", "spoedmachtiging uithuisplaatsing"),
                            ("secure", "machtiging gesloten jeugdhulp"),
                            ("secure_emergency", "spoedmachtiging gesloten jeugdhulp"),
                            ("secure_conditional", "voorwaardelijke machtiging gesloten jeugdhulp"),
                            ("authority_ended", "gezag beëindigd"),
                            ("authority_suspended", "gezag geschorst"),
                            ("guardianship", "voogdij"),
                            ("provisional_guardianship", "voorlopige voogdij"),
                            ("partial_authority", "gezag voor een deel bij de GI"),
                            ("medical_consent", "toestemming van de rechter voor een medische behandeling"),
                            ("youth_probation", "jeugdreclassering"),
                        ],
                        max_length=30,
                        verbose_name="welke maatregel?",
                    ),
                ),
                (
                    "requested_by",
                    models.CharField(
                        choices=[
                            ("gi", "jeugdbescherming (GI)"),
                            ("rvdk", "Raad voor de Kinderbescherming"),
                            ("om", "Openbaar Ministerie"),
                            ("parent", "ouder"),
                            ("carer", "pleegouder of verzorger"),
                            ("municipality", "gemeente"),
                        ],
                        max_length=20,
                        verbose_name="wie vraagt het?",
                    ),
                ),
                (
                    "requested_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                ("is_extension", models.BooleanField(default=False, verbose_name="het is een verlenging")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "nog geen uitspraak"),
                            ("granted", "toegewezen"),
                            ("partly", "voor een deel toegewezen"),
                            ("refused", "afgewezen"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="uitspraak",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van de uitspraak",
                    ),
                ),
                (
                    "help_instead",
                    models.CharField(blank=True, max_length=300, verbose_name="welke hulp kwam in plaats daarvan?"),
                ),
                (
                    "discussed_with_child",
                    models.CharField(
                        choices=[("yes", "ja"), ("no", "nee"), ("unknown", "weten we niet")],
                        default="unknown",
                        max_length=10,
                        verbose_name="is het met het kind besproken?",
                    ),
                ),
                (
                    "discussion",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="hoe is het besproken, of waarom niet?",
                    ),
                ),
                (
                    "child_reaction",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zei het kind?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_requests",
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
                    "shared_with",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="organizations.organization", verbose_name="gedeeld met"
                    ),
                ),
            ],
            options={
                "ordering": ["child", "-requested_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="FrameworkAgreement",
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
                    "framework",
                    models.CharField(
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=10,
                        verbose_name="kader",
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
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom eindigt dit?")),
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
                        verbose_name="opnieuw bespreken op",
                    ),
                ),
                (
                    "agreements",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is afgesproken?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="framework_agreements",
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
                    "shared_with",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="organizations.organization", verbose_name="gedeeld met"
                    ),
                ),
                (
                    "with_whom",
                    models.ManyToManyField(related_name="+", to="cases.person", verbose_name="met wie afgesproken?"),
                ),
            ],
            options={
                "ordering": ["child", "-starts_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AgreementWithEvent",
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
                    "frameworkagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.frameworkagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementStatement",
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
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="cases.frameworkagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["stated_on", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FrameworkAgreementEvent",
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
                    "framework",
                    models.CharField(
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=10,
                        verbose_name="kader",
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
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom eindigt dit?")),
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
                        verbose_name="opnieuw bespreken op",
                    ),
                ),
                (
                    "agreements",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is afgesproken?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
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
                        to="cases.frameworkagreement",
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
            name="FrameworkExplanation",
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
                    "framework",
                    models.CharField(
                        blank=True,
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=10,
                        verbose_name="kader op die dag",
                    ),
                ),
                (
                    "explained_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uitgelegd op",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("talk", "in een gesprek"),
                            ("letter", "met een brief"),
                            ("both", "in een gesprek en met een brief"),
                        ],
                        max_length=10,
                        verbose_name="hoe?",
                    ),
                ),
                ("language", models.CharField(max_length=40, verbose_name="in welke taal?")),
                (
                    "understood",
                    models.CharField(
                        choices=[
                            ("yes", "ja"),
                            ("partly", "voor een deel"),
                            ("no", "nee"),
                            ("unknown", "nog niet gevraagd"),
                        ],
                        max_length=10,
                        verbose_name="is het begrepen?",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="opmerking")),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "children",
                    models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over welke kinderen?"),
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
                        verbose_name="aan wie?",
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
                "ordering": ["-explained_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ExplanationAboutEvent",
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
                    "frameworkexplanation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.frameworkexplanation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FrameworkExplanationEvent",
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
                    "framework",
                    models.CharField(
                        blank=True,
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=10,
                        verbose_name="kader op die dag",
                    ),
                ),
                (
                    "explained_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uitgelegd op",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("talk", "in een gesprek"),
                            ("letter", "met een brief"),
                            ("both", "in een gesprek en met een brief"),
                        ],
                        max_length=10,
                        verbose_name="hoe?",
                    ),
                ),
                ("language", models.CharField(max_length=40, verbose_name="in welke taal?")),
                (
                    "understood",
                    models.CharField(
                        choices=[
                            ("yes", "ja"),
                            ("partly", "voor een deel"),
                            ("no", "nee"),
                            ("unknown", "nog niet gevraagd"),
                        ],
                        max_length=10,
                        verbose_name="is het begrepen?",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=500, verbose_name="opmerking")),
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                        verbose_name="aan wie?",
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
                        to="cases.frameworkexplanation",
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
            name="Measure",
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
                            ("ots", "ondertoezichtstelling"),
                            ("vots", "voorlopige ondertoezichtstelling"),
                            ("muhp", "machtiging uithuisplaatsing"),
                            ("muhp_emergency", "spoedmachtiging uithuisplaatsing"),
                            ("secure", "machtiging gesloten jeugdhulp"),
                            ("secure_emergency", "spoedmachtiging gesloten jeugdhulp"),
                            ("secure_conditional", "voorwaardelijke machtiging gesloten jeugdhulp"),
                            ("authority_ended", "gezag beëindigd"),
                            ("authority_suspended", "gezag geschorst"),
                            ("guardianship", "voogdij"),
                            ("provisional_guardianship", "voorlopige voogdij"),
                            ("partial_authority", "gezag voor een deel bij de GI"),
                            ("medical_consent", "toestemming van de rechter voor een medische behandeling"),
                            ("youth_probation", "jeugdreclassering"),
                        ],
                        max_length=30,
                        verbose_name="maatregel",
                    ),
                ),
                (
                    "court",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld Rechtbank Midden-Nederland.",
                        max_length=120,
                        verbose_name="rechtbank",
                    ),
                ),
                ("order_number", models.CharField(blank=True, max_length=60, verbose_name="zaaknummer")),
                (
                    "ordered_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van de beschikking",
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
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="De laatste dag volgens de beschikking.",
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
                    "lifted_on",
                    models.DateField(
                        blank=True,
                        help_text="De laatste dag dat de maatregel gold.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="eerder geëindigd op",
                    ),
                ),
                ("lift_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom eerder geëindigd?")),
                (
                    "carried_out_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uitgevoerd op",
                    ),
                ),
                (
                    "is_unheard",
                    models.BooleanField(default=False, verbose_name="besloten zonder de ouders eerst te horen"),
                ),
                (
                    "heard_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="daarna gehoord op",
                    ),
                ),
                (
                    "ground",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="waarom, volgens de rechter?",
                    ),
                ),
                (
                    "threats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("neglect", "verwaarlozing"),
                                ("physical_abuse", "lichamelijke mishandeling"),
                                ("emotional_abuse", "emotionele mishandeling"),
                                ("sexual_abuse", "seksueel misbruik"),
                                ("domestic_violence", "geweld in huis"),
                                ("parents_conflict", "strijd tussen de ouders"),
                                ("parent_problems", "problemen van een ouder"),
                                ("child_behavior", "gedrag of ontwikkeling van het kind"),
                                ("other", "iets anders"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wat bedreigt het kind?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="cases.person",
                        verbose_name="kind",
                    ),
                ),
                (
                    "extends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="cases.measure",
                        verbose_name="verlenging van",
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
            ],
            options={
                "ordering": ["child", "-starts_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CourtRequestEvent",
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
                    "measure_kind",
                    models.CharField(
                        choices=[
                            ("ots", "ondertoezichtstelling"),
                            ("vots", "voorlopige ondertoezichtstelling"),
                            ("muhp", "machtiging uithuisplaatsing"),
                            ("muhp_emergency", "spoedmachtiging uithuisplaatsing"),
                            ("secure", "machtiging gesloten jeugdhulp"),
                            ("secure_emergency", "spoedmachtiging gesloten jeugdhulp"),
                            ("secure_conditional", "voorwaardelijke machtiging gesloten jeugdhulp"),
                            ("authority_ended", "gezag beëindigd"),
                            ("authority_suspended", "gezag geschorst"),
                            ("guardianship", "voogdij"),
                            ("provisional_guardianship", "voorlopige voogdij"),
                            ("partial_authority", "gezag voor een deel bij de GI"),
                            ("medical_consent", "toestemming van de rechter voor een medische behandeling"),
                            ("youth_probation", "jeugdreclassering"),
                        ],
                        max_length=30,
                        verbose_name="welke maatregel?",
                    ),
                ),
                (
                    "requested_by",
                    models.CharField(
                        choices=[
                            ("gi", "jeugdbescherming (GI)"),
                            ("rvdk", "Raad voor de Kinderbescherming"),
                            ("om", "Openbaar Ministerie"),
                            ("parent", "ouder"),
                            ("carer", "pleegouder of verzorger"),
                            ("municipality", "gemeente"),
                        ],
                        max_length=20,
                        verbose_name="wie vraagt het?",
                    ),
                ),
                (
                    "requested_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                ("is_extension", models.BooleanField(default=False, verbose_name="het is een verlenging")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "nog geen uitspraak"),
                            ("granted", "toegewezen"),
                            ("partly", "voor een deel toegewezen"),
                            ("refused", "afgewezen"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="uitspraak",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van de uitspraak",
                    ),
                ),
                (
                    "help_instead",
                    models.CharField(blank=True, max_length=300, verbose_name="welke hulp kwam in plaats daarvan?"),
                ),
                (
                    "discussed_with_child",
                    models.CharField(
                        choices=[("yes", "ja"), ("no", "nee"), ("unknown", "weten we niet")],
                        default="unknown",
                        max_length=10,
                        verbose_name="is het met het kind besproken?",
                    ),
                ),
                (
                    "discussion",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="hoe is het besproken, of waarom niet?",
                    ),
                ),
                (
                    "child_reaction",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat zei het kind?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
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
                        to="cases.courtrequest",
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
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.measure",
                        verbose_name="wat eruit kwam",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="courtrequest",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="cases.measure",
                verbose_name="wat eruit kwam",
            ),
        ),
        migrations.CreateModel(
            name="MeasureEvent",
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
                            ("ots", "ondertoezichtstelling"),
                            ("vots", "voorlopige ondertoezichtstelling"),
                            ("muhp", "machtiging uithuisplaatsing"),
                            ("muhp_emergency", "spoedmachtiging uithuisplaatsing"),
                            ("secure", "machtiging gesloten jeugdhulp"),
                            ("secure_emergency", "spoedmachtiging gesloten jeugdhulp"),
                            ("secure_conditional", "voorwaardelijke machtiging gesloten jeugdhulp"),
                            ("authority_ended", "gezag beëindigd"),
                            ("authority_suspended", "gezag geschorst"),
                            ("guardianship", "voogdij"),
                            ("provisional_guardianship", "voorlopige voogdij"),
                            ("partial_authority", "gezag voor een deel bij de GI"),
                            ("medical_consent", "toestemming van de rechter voor een medische behandeling"),
                            ("youth_probation", "jeugdreclassering"),
                        ],
                        max_length=30,
                        verbose_name="maatregel",
                    ),
                ),
                (
                    "court",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld Rechtbank Midden-Nederland.",
                        max_length=120,
                        verbose_name="rechtbank",
                    ),
                ),
                ("order_number", models.CharField(blank=True, max_length=60, verbose_name="zaaknummer")),
                (
                    "ordered_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van de beschikking",
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
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="De laatste dag volgens de beschikking.",
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
                    "lifted_on",
                    models.DateField(
                        blank=True,
                        help_text="De laatste dag dat de maatregel gold.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="eerder geëindigd op",
                    ),
                ),
                ("lift_reason", models.CharField(blank=True, max_length=300, verbose_name="waarom eerder geëindigd?")),
                (
                    "carried_out_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="uitgevoerd op",
                    ),
                ),
                (
                    "is_unheard",
                    models.BooleanField(default=False, verbose_name="besloten zonder de ouders eerst te horen"),
                ),
                (
                    "heard_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="daarna gehoord op",
                    ),
                ),
                (
                    "ground",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="waarom, volgens de rechter?",
                    ),
                ),
                (
                    "threats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("neglect", "verwaarlozing"),
                                ("physical_abuse", "lichamelijke mishandeling"),
                                ("emotional_abuse", "emotionele mishandeling"),
                                ("sexual_abuse", "seksueel misbruik"),
                                ("domestic_violence", "geweld in huis"),
                                ("parents_conflict", "strijd tussen de ouders"),
                                ("parent_problems", "problemen van een ouder"),
                                ("child_behavior", "gedrag of ontwikkeling van het kind"),
                                ("other", "iets anders"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wat bedreigt het kind?",
                    ),
                ),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
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
                    "extends",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.measure",
                        verbose_name="verlenging van",
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
                        to="cases.measure",
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
            name="MeasureStatement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.measure"
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
            name="RequestStatement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.courtrequest"
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
            model_name="frameworkagreement",
            index=models.Index(fields=["family", "child", "-starts_on"], name="agreement_by_family"),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="frameworkagreement_ends_after_start",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("framework__in", ["vrijwillig", "drang"])),
                name="frameworkagreement_without_court",
                violation_error_message="Een gedwongen kader volgt uit een maatregel van de rechter.",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="frameworkagreement_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_on__isnull", True), ("review_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="frameworkagreement_review_after_start",
                violation_error_message="Opnieuw bespreken kan niet voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("framework", "drang"), _negated=True),
                    models.Q(("agreements", ""), _negated=True),
                    _connector="OR",
                ),
                name="frameworkagreement_drang_says_what",
                violation_error_message="Schrijf op wat is afgesproken: bij drang worden afspraken nagekeken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreements__length__lte", 20000)),
                name="frameworkagreement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkagreement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("child", "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            django.db.models.functions.comparison.Greatest(
                                models.F("starts_on"),
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("ends_on"), models.Value(datetime.date(9999, 12, 31), models.DateField())
                                ),
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="frameworkagreement_once_at_a_time",
                violation_error_message="Voor dit kind loopt in deze periode al een afspraak over het kader.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_frameworkagreementevent" ("agreements", "child_id", "correction_reason", "end_reason", "ends_on", "family_id", "framework", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "starts_on", "visibility") VALUES (NEW."agreements", NEW."child_id", NEW."correction_reason", NEW."end_reason", NEW."ends_on", NEW."family_id", NEW."framework", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."starts_on", NEW."visibility"); RETURN NULL;',
                    hash="212491a3631e2f8c9fb16869be56ce360ac7d3bc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1927f",
                    table="cases_frameworkagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_frameworkagreementevent" ("agreements", "child_id", "correction_reason", "end_reason", "ends_on", "family_id", "framework", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "review_on", "starts_on", "visibility") VALUES (NEW."agreements", NEW."child_id", NEW."correction_reason", NEW."end_reason", NEW."ends_on", NEW."family_id", NEW."framework", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."review_on", NEW."starts_on", NEW."visibility"); RETURN NULL;',
                    hash="e001f249bb6a941888bd2a5b29804f7798dd97f8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d1fd",
                    table="cases_frameworkagreement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="AgreementWith",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.frameworkagreement_with_whom",),
        ),
        migrations.AddConstraint(
            model_name="agreementstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="agreementstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.CreateModel(
            name="ExplanationAbout",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.frameworkexplanation_children",),
        ),
        migrations.AddIndex(
            model_name="frameworkexplanation",
            index=models.Index(fields=["family", "-explained_on"], name="explanation_by_family"),
        ),
        migrations.AddConstraint(
            model_name="frameworkexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way__in", ["talk", "letter", "both"]),
                    ("understood__in", ["yes", "partly", "no", "unknown"]),
                    models.Q(
                        ("framework", ""), ("framework__in", ["vrijwillig", "drang", "gedwongen"]), _connector="OR"
                    ),
                ),
                name="frameworkexplanation_codes_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="frameworkexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="frameworkexplanation_visible_to_section"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_frameworkexplanationevent" ("correction_reason", "explained_on", "family_id", "framework", "id", "language", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "remark", "understood", "visibility", "way") VALUES (NEW."correction_reason", NEW."explained_on", NEW."family_id", NEW."framework", NEW."id", NEW."language", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."remark", NEW."understood", NEW."visibility", NEW."way"); RETURN NULL;',
                    hash="272090d2bb8b0ad0616cf28390e0596a358cf6b2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7da70",
                    table="cases_frameworkexplanation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_frameworkexplanationevent" ("correction_reason", "explained_on", "family_id", "framework", "id", "language", "organization_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "remark", "understood", "visibility", "way") VALUES (NEW."correction_reason", NEW."explained_on", NEW."family_id", NEW."framework", NEW."id", NEW."language", NEW."organization_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."remark", NEW."understood", NEW."visibility", NEW."way"); RETURN NULL;',
                    hash="1fa201af09bbd278bd704ed650e6a79c7d429ec0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e7f4",
                    table="cases_frameworkexplanation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["family", "child", "-starts_on"], name="measure_by_family"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="measure_ends_after_start",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "ots",
                            "vots",
                            "muhp",
                            "muhp_emergency",
                            "secure",
                            "secure_emergency",
                            "secure_conditional",
                            "authority_ended",
                            "authority_suspended",
                            "guardianship",
                            "provisional_guardianship",
                            "partial_authority",
                            "medical_consent",
                            "youth_probation",
                        ],
                    ),
                    (
                        "threats__contained_by",
                        [
                            "neglect",
                            "physical_abuse",
                            "emotional_abuse",
                            "sexual_abuse",
                            "domestic_violence",
                            "parents_conflict",
                            "parent_problems",
                            "child_behavior",
                            "other",
                        ],
                    ),
                ),
                name="measure_codes_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="measure_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            (
                                "ots",
                                "vots",
                                "muhp",
                                "muhp_emergency",
                                "secure",
                                "secure_emergency",
                                "secure_conditional",
                                "partial_authority",
                            ),
                        ),
                        _negated=True,
                    ),
                    ("ends_on__isnull", False),
                    _connector="OR",
                ),
                name="measure_has_end",
                violation_error_message="Vul de laatste dag in: die staat in de beschikking.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["ots", "muhp", "muhp_emergency", "secure"]), _negated=True),
                    (
                        "ends_on__lte",
                        django.db.models.functions.comparison.Greatest(
                            models.Func(
                                models.F("starts_on"),
                                output_field=models.DateField(),
                                template="(%(expressions)s + interval '12 months' - interval '1 day')::date",
                            ),
                            models.Func(
                                models.F("starts_on"),
                                output_field=models.DateField(),
                                template="((%(expressions)s - 1) + interval '12 months')::date",
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="measure_at_most_a_year",
                violation_error_message="Deze maatregel duurt volgens de wet hoogstens een jaar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "vots"), _negated=True),
                    (
                        "ends_on__lte",
                        django.db.models.functions.comparison.Greatest(
                            models.Func(
                                models.F("starts_on"),
                                output_field=models.DateField(),
                                template="(%(expressions)s + interval '3 months' - interval '1 day')::date",
                            ),
                            models.Func(
                                models.F("starts_on"),
                                output_field=models.DateField(),
                                template="((%(expressions)s - 1) + interval '3 months')::date",
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="measure_at_most_three_months",
                violation_error_message="Een voorlopige ondertoezichtstelling duurt volgens de wet hoogstens drie maanden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "secure_emergency"), _negated=True),
                    (
                        "ends_on__lte",
                        models.Func(
                            models.F("starts_on"),
                            models.Value(27),
                            function="date_pli",
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="measure_at_most_four_weeks",
                violation_error_message="Een spoedmachtiging gesloten jeugdhulp duurt volgens de wet hoogstens vier weken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "secure_conditional"), _negated=True),
                    models.Q(
                        (
                            "ends_on__lte",
                            django.db.models.functions.comparison.Greatest(
                                models.Func(
                                    models.F("starts_on"),
                                    output_field=models.DateField(),
                                    template="(%(expressions)s + interval '6 months' - interval '1 day')::date",
                                ),
                                models.Func(
                                    models.F("starts_on"),
                                    output_field=models.DateField(),
                                    template="((%(expressions)s - 1) + interval '6 months')::date",
                                ),
                            ),
                        ),
                        ("extends__isnull", True),
                    ),
                    models.Q(
                        (
                            "ends_on__lte",
                            django.db.models.functions.comparison.Greatest(
                                models.Func(
                                    models.F("starts_on"),
                                    output_field=models.DateField(),
                                    template="(%(expressions)s + interval '12 months' - interval '1 day')::date",
                                ),
                                models.Func(
                                    models.F("starts_on"),
                                    output_field=models.DateField(),
                                    template="((%(expressions)s - 1) + interval '12 months')::date",
                                ),
                            ),
                        ),
                        ("extends__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="measure_conditional_at_most",
                violation_error_message="Een voorwaardelijke machtiging duurt volgens de wet de eerste keer hoogstens zes maanden, een verlenging hoogstens een jaar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lifted_on__isnull", True),
                    models.Q(
                        ("lifted_on__gte", models.F("starts_on")),
                        models.Q(("ends_on__isnull", True), ("lifted_on__lte", models.F("ends_on")), _connector="OR"),
                    ),
                    _connector="OR",
                ),
                name="measure_lifted_within_period",
                violation_error_message="Deze dag valt niet binnen de maatregel.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lift_reason", ""), ("lifted_on__isnull", True)),
                    models.Q(("lifted_on__isnull", False), models.Q(("lift_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="measure_lifted_with_reason",
                violation_error_message="Vul in waarom de maatregel eerder eindigt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("carried_out_on__isnull", True),
                    models.Q(
                        ("carried_out_on__gte", models.F("starts_on")),
                        ("kind__in", ("muhp", "muhp_emergency", "secure")),
                        models.Q(
                            ("ends_on__isnull", True), ("carried_out_on__lte", models.F("ends_on")), _connector="OR"
                        ),
                    ),
                    _connector="OR",
                ),
                name="measure_carried_out",
                violation_error_message="Een machtiging kan alleen zijn uitgevoerd op een dag dat zij geldt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_unheard", False), ("kind__in", ("vots", "muhp_emergency")), _connector="OR"),
                    models.Q(
                        ("heard_on__isnull", True),
                        models.Q(("heard_on__gte", models.F("ordered_on")), ("is_unheard", True)),
                        _connector="OR",
                    ),
                ),
                name="measure_heard_afterwards",
                violation_error_message="Horen achteraf kan alleen na een besluit met spoed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("extends__isnull", True),
                    models.Q(
                        ("kind__in", ("ots", "muhp", "secure", "secure_conditional")),
                        models.Q(("extends", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="measure_extends_what_can_be",
                violation_error_message="Deze maatregel kan niet worden verlengd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__length__lte", 20000)),
                name="measure_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("child", "="),
                    ("kind", "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            django.db.models.functions.comparison.Greatest(
                                models.F("starts_on"),
                                django.db.models.functions.comparison.Coalesce(
                                    models.F("lifted_on"),
                                    models.F("ends_on"),
                                    models.Value(datetime.date(9999, 12, 31), models.DateField()),
                                ),
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="measure_once_at_a_time",
                violation_error_message="Voor dit kind geldt in deze periode al zo’n maatregel.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_measureevent" ("carried_out_on", "child_id", "correction_reason", "court", "ends_on", "extends_id", "family_id", "ground", "heard_on", "id", "is_unheard", "kind", "lift_reason", "lifted_on", "order_number", "ordered_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "starts_on", "threats", "visibility") VALUES (NEW."carried_out_on", NEW."child_id", NEW."correction_reason", NEW."court", NEW."ends_on", NEW."extends_id", NEW."family_id", NEW."ground", NEW."heard_on", NEW."id", NEW."is_unheard", NEW."kind", NEW."lift_reason", NEW."lifted_on", NEW."order_number", NEW."ordered_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."starts_on", NEW."threats", NEW."visibility"); RETURN NULL;',
                    hash="5aa8ba7c6ed6b5b1bcc35e0293757037ffe8f913",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6b51c",
                    table="cases_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_measureevent" ("carried_out_on", "child_id", "correction_reason", "court", "ends_on", "extends_id", "family_id", "ground", "heard_on", "id", "is_unheard", "kind", "lift_reason", "lifted_on", "order_number", "ordered_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "starts_on", "threats", "visibility") VALUES (NEW."carried_out_on", NEW."child_id", NEW."correction_reason", NEW."court", NEW."ends_on", NEW."extends_id", NEW."family_id", NEW."ground", NEW."heard_on", NEW."id", NEW."is_unheard", NEW."kind", NEW."lift_reason", NEW."lifted_on", NEW."order_number", NEW."ordered_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."starts_on", NEW."threats", NEW."visibility"); RETURN NULL;',
                    hash="90653bcd636be125080cdf00dbd1ba27a5e1796a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ec198",
                    table="cases_measure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="courtrequest",
            index=models.Index(fields=["family", "-requested_on"], name="courtrequest_by_family"),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measure_kind__in",
                        [
                            "ots",
                            "vots",
                            "muhp",
                            "muhp_emergency",
                            "secure",
                            "secure_emergency",
                            "secure_conditional",
                            "authority_ended",
                            "authority_suspended",
                            "guardianship",
                            "provisional_guardianship",
                            "partial_authority",
                            "medical_consent",
                            "youth_probation",
                        ],
                    ),
                    ("requested_by__in", ["gi", "rvdk", "om", "parent", "carer", "municipality"]),
                    ("outcome__in", ["pending", "granted", "partly", "refused", "withdrawn"]),
                    ("discussed_with_child__in", ["yes", "no", "unknown"]),
                ),
                name="courtrequest_codes_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility", "involved")), name="courtrequest_visible_to_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("outcome", "pending")),
                    models.Q(models.Q(("outcome", "pending"), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="courtrequest_decided_with_date",
                violation_error_message="Vul de datum van de uitspraak in.",
            ),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on__isnull", True), ("decided_on__gte", models.F("requested_on")), _connector="OR"
                ),
                name="courtrequest_decided_after_request",
                violation_error_message="De uitspraak kan niet voor het verzoek zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("measure__isnull", True), ("outcome__in", ["granted", "partly"]), _connector="OR"),
                name="courtrequest_measure_when_granted",
                violation_error_message="Een maatregel komt alleen uit een toegewezen verzoek.",
            ),
        ),
        migrations.AddConstraint(
            model_name="courtrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("discussion__length__lte", 20000), ("child_reaction__length__lte", 20000)),
                name="courtrequest_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courtrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_courtrequestevent" ("child_id", "child_reaction", "correction_reason", "decided_on", "discussed_with_child", "discussion", "family_id", "help_instead", "id", "is_extension", "measure_id", "measure_kind", "organization_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "requested_by", "requested_on", "visibility") VALUES (NEW."child_id", NEW."child_reaction", NEW."correction_reason", NEW."decided_on", NEW."discussed_with_child", NEW."discussion", NEW."family_id", NEW."help_instead", NEW."id", NEW."is_extension", NEW."measure_id", NEW."measure_kind", NEW."organization_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."requested_by", NEW."requested_on", NEW."visibility"); RETURN NULL;',
                    hash="cf71cc8728bbfa9354cf8b89248fa6ff511a33a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c0e90",
                    table="cases_courtrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courtrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_courtrequestevent" ("child_id", "child_reaction", "correction_reason", "decided_on", "discussed_with_child", "discussion", "family_id", "help_instead", "id", "is_extension", "measure_id", "measure_kind", "organization_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "requested_by", "requested_on", "visibility") VALUES (NEW."child_id", NEW."child_reaction", NEW."correction_reason", NEW."decided_on", NEW."discussed_with_child", NEW."discussion", NEW."family_id", NEW."help_instead", NEW."id", NEW."is_extension", NEW."measure_id", NEW."measure_kind", NEW."organization_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."requested_by", NEW."requested_on", NEW."visibility"); RETURN NULL;',
                    hash="1ca0c89ae30831507ce8a0e02e2478b9999dd0d4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_db294",
                    table="cases_courtrequest",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="measurestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="measurestatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requeststatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="requeststatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementwith",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_agreementwithevent" ("frameworkagreement_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."frameworkagreement_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="b14dda6bf33c96c8fa882cdbd10097a7224e4011",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_47154",
                    table="cases_frameworkagreement_with_whom",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementwith",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_agreementwithevent" ("frameworkagreement_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."frameworkagreement_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="71d8f5ed2242db4433e365a571d2a8eda91fd9fa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1c695",
                    table="cases_frameworkagreement_with_whom",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="explanationabout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_explanationaboutevent" ("frameworkexplanation_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."frameworkexplanation_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="6b445892a33e8cc419212728831e1e530a270aac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9120b",
                    table="cases_frameworkexplanation_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="explanationabout",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_explanationaboutevent" ("frameworkexplanation_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."frameworkexplanation_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="75f53be765ef3e364ef0447c252257e99cc1d176",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_652e4",
                    table="cases_frameworkexplanation_children",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        only_grows("cases_measurestatement"),
        only_grows("cases_requeststatement"),
        only_grows("cases_agreementstatement"),
    ]
