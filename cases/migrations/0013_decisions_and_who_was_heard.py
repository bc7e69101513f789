"""Decisions, who was heard about them, and what came before a placement; versions and statements only grow."""

import datetime

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.db import migrations, models

EVENTS = ", ".join(
    f"cases_{model}event" for model in ("decision", "decisionchild", "decisionreader", "lastresort", "participation")
)
STATEMENTS = "cases_decisionstatement"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_safety_and_steps"),
        ("organizations", "0003_invitation_rules"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
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
                            ("placement", "uithuisplaatsing"),
                            ("move", "overplaatsing"),
                            ("return", "thuisplaatsing"),
                            ("contact", "contact"),
                            ("help", "hulp"),
                            ("measure", "maatregel"),
                            ("end_of_help", "einde van hulp"),
                            ("other", "iets anders"),
                        ],
                        max_length=20,
                        verbose_name="soort besluit",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="wat is er besloten?")),
                (
                    "details",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat houdt het in?",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van het besluit",
                    ),
                ),
                ("decided_by", models.CharField(max_length=160, verbose_name="wie nam het besluit?")),
                (
                    "framework",
                    models.CharField(
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=12,
                        verbose_name="kader",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld BW 1:265b.",
                        max_length=80,
                        verbose_name="wettelijke grondslag",
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
                        verbose_name="waarom is dit besloten?",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("recorded", "vastgelegd"),
                            ("corrected", "verbeterd"),
                            ("heard_later", "iemand alsnog gevraagd"),
                        ],
                        default="recorded",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "children",
                    models.ManyToManyField(related_name="+", to="cases.person", verbose_name="over welke kinderen"),
                ),
                (
                    "decided_by_organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organisatie",
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
                    "placement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cases.placement",
                        verbose_name="plaatsing",
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
                "ordering": ["-decided_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DecisionChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.decision",
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
            name="DecisionEvent",
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
                            ("placement", "uithuisplaatsing"),
                            ("move", "overplaatsing"),
                            ("return", "thuisplaatsing"),
                            ("contact", "contact"),
                            ("help", "hulp"),
                            ("measure", "maatregel"),
                            ("end_of_help", "einde van hulp"),
                            ("other", "iets anders"),
                        ],
                        max_length=20,
                        verbose_name="soort besluit",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="wat is er besloten?")),
                (
                    "details",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat houdt het in?",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="datum van het besluit",
                    ),
                ),
                ("decided_by", models.CharField(max_length=160, verbose_name="wie nam het besluit?")),
                (
                    "framework",
                    models.CharField(
                        choices=[("vrijwillig", "vrijwillig"), ("drang", "drang"), ("gedwongen", "gedwongen")],
                        max_length=12,
                        verbose_name="kader",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        blank=True,
                        help_text="Bijvoorbeeld BW 1:265b.",
                        max_length=80,
                        verbose_name="wettelijke grondslag",
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
                        verbose_name="waarom is dit besloten?",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("recorded", "vastgelegd"),
                            ("corrected", "verbeterd"),
                            ("heard_later", "iemand alsnog gevraagd"),
                        ],
                        default="recorded",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reden van verbetering"),
                ),
                (
                    "decided_by_organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organizations.organization",
                        verbose_name="organisatie",
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
                        to="cases.decision",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.placement",
                        verbose_name="plaatsing",
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
            name="DecisionReaderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.decision",
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
        migrations.CreateModel(
            name="DecisionStatement",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="cases.decision"
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
            name="LastResort",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "lighter_help",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is lichtere hulp geprobeerd?",
                    ),
                ),
                (
                    "lighter_help_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="welke, en met welk resultaat?",
                    ),
                ),
                (
                    "help_missing",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="ontbrak er hulp?",
                    ),
                ),
                (
                    "help_missing_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="welke hulp was er niet?",
                    ),
                ),
                (
                    "network",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is in het netwerk gekeken?",
                    ),
                ),
                (
                    "network_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat kwam daaruit?",
                    ),
                ),
                (
                    "siblings",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="blijven broers en zussen bij elkaar?",
                    ),
                ),
                (
                    "siblings_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="waarom niet?",
                    ),
                ),
                (
                    "scientist",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="dacht een gedragswetenschapper mee?",
                    ),
                ),
                (
                    "scientist_name",
                    models.CharField(blank=True, max_length=120, verbose_name="naam van de gedragswetenschapper"),
                ),
                (
                    "scientist_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gesproken op",
                    ),
                ),
                (
                    "scientist_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="toelichting",
                    ),
                ),
                (
                    "contact_plan",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is er een plan voor contact met ouders?",
                    ),
                ),
                (
                    "contact_plan_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is het plan?",
                    ),
                ),
                (
                    "return_plan",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is er een plan voor terugkeer?",
                    ),
                ),
                (
                    "return_plan_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is het plan?",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="last_resort", to="cases.decision"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LastResortEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                (
                    "lighter_help",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is lichtere hulp geprobeerd?",
                    ),
                ),
                (
                    "lighter_help_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="welke, en met welk resultaat?",
                    ),
                ),
                (
                    "help_missing",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="ontbrak er hulp?",
                    ),
                ),
                (
                    "help_missing_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="welke hulp was er niet?",
                    ),
                ),
                (
                    "network",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is in het netwerk gekeken?",
                    ),
                ),
                (
                    "network_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat kwam daaruit?",
                    ),
                ),
                (
                    "siblings",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="blijven broers en zussen bij elkaar?",
                    ),
                ),
                (
                    "siblings_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="waarom niet?",
                    ),
                ),
                (
                    "scientist",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="dacht een gedragswetenschapper mee?",
                    ),
                ),
                (
                    "scientist_name",
                    models.CharField(blank=True, max_length=120, verbose_name="naam van de gedragswetenschapper"),
                ),
                (
                    "scientist_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gesproken op",
                    ),
                ),
                (
                    "scientist_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="toelichting",
                    ),
                ),
                (
                    "contact_plan",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is er een plan voor contact met ouders?",
                    ),
                ),
                (
                    "contact_plan_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is het plan?",
                    ),
                ),
                (
                    "return_plan",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "ja"), ("no", "nee"), ("not_applicable", "niet van toepassing")],
                        max_length=15,
                        verbose_name="is er een plan voor terugkeer?",
                    ),
                ),
                (
                    "return_plan_words",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="wat is het plan?",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.decision",
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
                        to="cases.lastresort",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "informed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="verteld op",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                (
                    "opinion",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="mening, in eigen woorden",
                    ),
                ),
                (
                    "weighed",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="hoe woog dit mee?",
                    ),
                ),
                (
                    "agreement",
                    models.CharField(
                        choices=[
                            ("agrees", "eens"),
                            ("partly", "deels eens"),
                            ("disagrees", "niet eens"),
                            ("unknown", "onbekend"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="is deze persoon het eens?",
                    ),
                ),
                (
                    "reason_not_asked",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reachable", "niet bereikt"),
                            ("did_not_want", "wilde niet"),
                            ("unsafe", "niet veilig"),
                            ("emergency", "spoed"),
                            ("no_authority", "geen gezag"),
                            ("other", "anders"),
                        ],
                        max_length=20,
                        verbose_name="waarom niet gevraagd?",
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                ("was_present", models.BooleanField(default=False, verbose_name="was bij het gesprek")),
                (
                    "written_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="op papier gekregen op",
                    ),
                ),
                (
                    "remedies_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="verteld wat iemand kan doen bij oneens, op",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="participations", to="cases.decision"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="wie",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "person__birth_date", "id"],
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                (
                    "informed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="verteld op",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="gevraagd op",
                    ),
                ),
                (
                    "opinion",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="mening, in eigen woorden",
                    ),
                ),
                (
                    "weighed",
                    models.TextField(
                        blank=True,
                        validators=[
                            django.core.validators.MaxLengthValidator(
                                20000,
                                "Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.",
                            )
                        ],
                        verbose_name="hoe woog dit mee?",
                    ),
                ),
                (
                    "agreement",
                    models.CharField(
                        choices=[
                            ("agrees", "eens"),
                            ("partly", "deels eens"),
                            ("disagrees", "niet eens"),
                            ("unknown", "onbekend"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="is deze persoon het eens?",
                    ),
                ),
                (
                    "reason_not_asked",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reachable", "niet bereikt"),
                            ("did_not_want", "wilde niet"),
                            ("unsafe", "niet veilig"),
                            ("emergency", "spoed"),
                            ("no_authority", "geen gezag"),
                            ("other", "anders"),
                        ],
                        max_length=20,
                        verbose_name="waarom niet gevraagd?",
                    ),
                ),
                ("reason_words", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                ("was_present", models.BooleanField(default=False, verbose_name="was bij het gesprek")),
                (
                    "written_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="op papier gekregen op",
                    ),
                ),
                (
                    "remedies_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Deze datum ligt voor 1900. Controleer het jaar."
                            )
                        ],
                        verbose_name="verteld wat iemand kan doen bij oneens, op",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.decision",
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
                        verbose_name="wie",
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
                        to="cases.participation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DecisionChild",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.decision_children",),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["family", "-decided_on", "-id"], name="decision_by_family"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["organization", "decided_on"], name="decision_by_organization"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("change__in", ["recorded", "corrected", "heard_later"]),
                    ("framework__in", ["vrijwillig", "drang", "gedwongen"]),
                    ("kind__in", ["placement", "move", "return", "contact", "help", "measure", "end_of_help", "other"]),
                ),
                name="decision_codes_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["involved", "named", "own"])), name="decision_visibility_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("change", "corrected"), _negated=True),
                    models.Q(("correction_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="decision_corrected_with_reason",
                violation_error_message="Vul in waarom u dit verbetert.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("details__length__lte", 20000), ("ground__length__lte", 20000)),
                name="decision_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_decisionevent" ("change", "changed_at", "correction_reason", "decided_by", "decided_by_organization_id", "decided_on", "details", "family_id", "framework", "ground", "id", "kind", "legal_basis", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "recorded_at", "recorded_by_id", "title", "visibility") VALUES (NEW."change", NEW."changed_at", NEW."correction_reason", NEW."decided_by", NEW."decided_by_organization_id", NEW."decided_on", NEW."details", NEW."family_id", NEW."framework", NEW."ground", NEW."id", NEW."kind", NEW."legal_basis", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."recorded_at", NEW."recorded_by_id", NEW."title", NEW."visibility"); RETURN NULL;',
                    hash="26674dbeab14fe5c7c57138e83ddc3bf7d253891",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e7ef",
                    table="cases_decision",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_decisionevent" ("change", "changed_at", "correction_reason", "decided_by", "decided_by_organization_id", "decided_on", "details", "family_id", "framework", "ground", "id", "kind", "legal_basis", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "recorded_at", "recorded_by_id", "title", "visibility") VALUES (NEW."change", NEW."changed_at", NEW."correction_reason", NEW."decided_by", NEW."decided_by_organization_id", NEW."decided_on", NEW."details", NEW."family_id", NEW."framework", NEW."ground", NEW."id", NEW."kind", NEW."legal_basis", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement_id", NEW."recorded_at", NEW."recorded_by_id", NEW."title", NEW."visibility"); RETURN NULL;',
                    hash="a5ac1b1e17de1e9e99ae6dddca14a07a8e875536",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_19250",
                    table="cases_decision",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="DecisionReader",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("cases.decision_shared_with",),
        ),
        migrations.AddConstraint(
            model_name="decisionstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__length__lte", 20000)),
                name="decisionstatement_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contact_plan__in", ["", "yes", "no"]),
                    ("help_missing__in", ["", "yes", "no"]),
                    ("lighter_help__in", ["", "yes", "no"]),
                    ("network__in", ["", "yes", "no"]),
                    ("return_plan__in", ["", "yes", "no"]),
                    ("scientist__in", ["", "yes", "no"]),
                    ("siblings__in", ["", "yes", "no", "not_applicable"]),
                ),
                name="last_resort_answers_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lighter_help", "no"), _negated=True),
                    models.Q(("lighter_help_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_lighter_help_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("network", "no"), _negated=True),
                    models.Q(("network_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_network_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("siblings", "no"), _negated=True),
                    models.Q(("siblings_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_siblings_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scientist", "no"), _negated=True),
                    models.Q(("scientist_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_scientist_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact_plan", "no"), _negated=True),
                    models.Q(("contact_plan_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_contact_plan_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("return_plan", "no"), _negated=True),
                    models.Q(("return_plan_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_return_plan_why_not",
                violation_error_message="Schrijf op waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scientist", "yes"), _negated=True),
                    models.Q(("scientist_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="last_resort_scientist_named",
                violation_error_message="Vul in welke gedragswetenschapper meedacht.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lastresort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lighter_help_words__length__lte", 20000),
                    ("help_missing_words__length__lte", 20000),
                    ("network_words__length__lte", 20000),
                    ("siblings_words__length__lte", 20000),
                    ("scientist_words__length__lte", 20000),
                    ("contact_plan_words__length__lte", 20000),
                    ("return_plan_words__length__lte", 20000),
                ),
                name="last_resort_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lastresort",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_lastresortevent" ("contact_plan", "contact_plan_words", "decision_id", "help_missing", "help_missing_words", "id", "lighter_help", "lighter_help_words", "network", "network_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_plan", "return_plan_words", "scientist", "scientist_name", "scientist_on", "scientist_words", "siblings", "siblings_words") VALUES (NEW."contact_plan", NEW."contact_plan_words", NEW."decision_id", NEW."help_missing", NEW."help_missing_words", NEW."id", NEW."lighter_help", NEW."lighter_help_words", NEW."network", NEW."network_words", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."return_plan", NEW."return_plan_words", NEW."scientist", NEW."scientist_name", NEW."scientist_on", NEW."scientist_words", NEW."siblings", NEW."siblings_words"); RETURN NULL;',
                    hash="95cd7eeb247d0961d2b0f0bd44cfbb2772c667f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_065ea",
                    table="cases_lastresort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lastresort",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_lastresortevent" ("contact_plan", "contact_plan_words", "decision_id", "help_missing", "help_missing_words", "id", "lighter_help", "lighter_help_words", "network", "network_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_plan", "return_plan_words", "scientist", "scientist_name", "scientist_on", "scientist_words", "siblings", "siblings_words") VALUES (NEW."contact_plan", NEW."contact_plan_words", NEW."decision_id", NEW."help_missing", NEW."help_missing_words", NEW."id", NEW."lighter_help", NEW."lighter_help_words", NEW."network", NEW."network_words", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."return_plan", NEW."return_plan_words", NEW."scientist", NEW."scientist_name", NEW."scientist_on", NEW."scientist_words", NEW."siblings", NEW."siblings_words"); RETURN NULL;',
                    hash="5a5c7f494156641cda8e21a470b069a5fd4426de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_04d7b",
                    table="cases_lastresort",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lastresort",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_lastresortevent" ("contact_plan", "contact_plan_words", "decision_id", "help_missing", "help_missing_words", "id", "lighter_help", "lighter_help_words", "network", "network_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "return_plan", "return_plan_words", "scientist", "scientist_name", "scientist_on", "scientist_words", "siblings", "siblings_words") VALUES (OLD."contact_plan", OLD."contact_plan_words", OLD."decision_id", OLD."help_missing", OLD."help_missing_words", OLD."id", OLD."lighter_help", OLD."lighter_help_words", OLD."network", OLD."network_words", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."return_plan", OLD."return_plan_words", OLD."scientist", OLD."scientist_name", OLD."scientist_on", OLD."scientist_words", OLD."siblings", OLD."siblings_words"); RETURN NULL;',
                    hash="50e67c8b2068b519433b6b9d5685d2cb9bed0a8c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_23a8c",
                    table="cases_lastresort",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("decision", "person"),
                name="participation_once_a_person",
                violation_error_message="Deze persoon staat er al bij.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_on__isnull", False), ("reason_not_asked", "")),
                    models.Q(
                        ("asked_on__isnull", True),
                        (
                            "reason_not_asked__in",
                            ["not_reachable", "did_not_want", "unsafe", "emergency", "no_authority", "other"],
                        ),
                    ),
                    _connector="OR",
                ),
                name="participation_asked_or_reason",
                violation_error_message="Vul in wanneer iemand is gevraagd, of waarom niet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason_not_asked", "other"), _negated=True),
                    models.Q(("reason_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="participation_other_reason_told",
                violation_error_message="Schrijf op waarom deze persoon niet is gevraagd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_on__isnull", False), models.Q(("agreement", "unknown"), ("opinion", "")), _connector="OR"
                ),
                name="participation_opinion_of_who_was_asked",
                violation_error_message="Vul in wanneer u deze mening hebt gevraagd.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreement__in", ["agrees", "partly", "disagrees", "unknown"])),
                name="participation_agreement_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("opinion__length__lte", 20000), ("weighed__length__lte", 20000)),
                name="participation_fits",
                violation_error_message="Een tekst is hooguit 20.000 tekens.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_participationevent" ("agreement", "asked_on", "decision_id", "id", "informed_on", "opinion", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_not_asked", "reason_words", "remedies_on", "was_present", "weighed", "written_on") VALUES (NEW."agreement", NEW."asked_on", NEW."decision_id", NEW."id", NEW."informed_on", NEW."opinion", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_not_asked", NEW."reason_words", NEW."remedies_on", NEW."was_present", NEW."weighed", NEW."written_on"); RETURN NULL;',
                    hash="3666497fbb1502e1bdec58d34b82b5d845b807e8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_81dcf",
                    table="cases_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_participationevent" ("agreement", "asked_on", "decision_id", "id", "informed_on", "opinion", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_not_asked", "reason_words", "remedies_on", "was_present", "weighed", "written_on") VALUES (NEW."agreement", NEW."asked_on", NEW."decision_id", NEW."id", NEW."informed_on", NEW."opinion", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_not_asked", NEW."reason_words", NEW."remedies_on", NEW."was_present", NEW."weighed", NEW."written_on"); RETURN NULL;',
                    hash="8e84a205e4497271fc25193680a44c50e896963e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3bf4f",
                    table="cases_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_participationevent" ("agreement", "asked_on", "decision_id", "id", "informed_on", "opinion", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_not_asked", "reason_words", "remedies_on", "was_present", "weighed", "written_on") VALUES (OLD."agreement", OLD."asked_on", OLD."decision_id", OLD."id", OLD."informed_on", OLD."opinion", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_not_asked", OLD."reason_words", OLD."remedies_on", OLD."was_present", OLD."weighed", OLD."written_on"); RETURN NULL;',
                    hash="f996a76eaf0b0c312b43c3c35af3b7ba968c023b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6699d",
                    table="cases_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionchild",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_decisionchildevent" ("decision_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."decision_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="023a5a565569c67b3328d397b568ada6806375ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_af175",
                    table="cases_decision_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionchild",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_decisionchildevent" ("decision_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."decision_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="9da7f06c790469ba66339732e835f6e3546a7ecd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd02e",
                    table="cases_decision_children",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionreader",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_decisionreaderevent" ("decision_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."decision_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;',
                    hash="89f52feea715348c3b4d8c73ea6e2fdcb9e5f27c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a68af",
                    table="cases_decision_shared_with",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decisionreader",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_decisionreaderevent" ("decision_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."decision_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;',
                    hash="358b220d9844a0b540225b29aeee0cb22ae7d7db",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_47b52",
                    table="cases_decision_shared_with",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE ON {EVENTS} FROM gezinsbeeld_app",
            f"GRANT UPDATE, DELETE ON {EVENTS} TO gezinsbeeld_app",
        ),
        migrations.RunSQL(
            f"""
            CREATE TRIGGER {STATEMENTS}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {STATEMENTS}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_statement_change();
            ALTER TABLE {STATEMENTS} ENABLE ALWAYS TRIGGER {STATEMENTS}_only_grows;
            REVOKE UPDATE, DELETE, TRUNCATE ON {STATEMENTS} FROM gezinsbeeld_app;
            """,
            f"""
            GRANT UPDATE, DELETE ON {STATEMENTS} TO gezinsbeeld_app;
            DROP TRIGGER {STATEMENTS}_only_grows ON {STATEMENTS};
            """,
        ),
    ]
