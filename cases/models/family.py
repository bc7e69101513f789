"""The family, its people, and how they are related."""

from __future__ import annotations

import datetime

import pghistory
import uuid_utils.compat
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.ages import age_briefly
from cases.bsn import EncryptedBSNField, validate_bsn
from cases.querysets import FamilyMemberQuerySet, FamilyQuerySet, RelationQuerySet
from organizations.models import Organization
from organizations.periods import days, ends_after_start, plausible_date


class FamilyRole(models.TextChoices):
    CHILD = "child", _("kind")
    PARENT = "parent", _("ouder")
    STEP_PARENT = "step_parent", _("stiefouder")
    GRANDPARENT = "grandparent", _("grootouder")
    SIBLING = "sibling", _("volwassen broer of zus")
    PARTNER = "partner", _("partner")
    FOSTER_CARER = "foster_carer", _("pleegouder")
    NETWORK = "network", _("steunfiguur")
    PROFESSIONAL = "professional", _("professional")
    OTHER = "other", _("iemand anders")


ROLE_WORDS = {
    ("parent", "F"): _("moeder"),
    ("parent", "M"): _("vader"),
    ("step_parent", "F"): _("stiefmoeder"),
    ("step_parent", "M"): _("stiefvader"),
    ("grandparent", "F"): _("oma"),
    ("grandparent", "M"): _("opa"),
    ("sibling", "F"): _("zus"),
    ("sibling", "M"): _("broer"),
    ("foster_carer", "F"): _("pleegmoeder"),
    ("foster_carer", "M"): _("pleegvader"),
}
"""What a person of that role and sex is called; otherwise the name of the role."""


class Sex(models.TextChoices):
    FEMALE = "F", _("vrouw")
    MALE = "M", _("man")
    OTHER = "X", _("anders of onbekend")


@pghistory.track()
class Family(models.Model):
    """A family with one shared file (gezin). Nobody owns it; every entry in it has an owner."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(_("naam van het gezin"), max_length=120)
    people: models.ManyToManyField[Person, FamilyMember] = models.ManyToManyField(
        "Person", through="FamilyMember", related_name="families"
    )
    opened_on = models.DateField(_("geopend op"), validators=[plausible_date])
    closed_on = models.DateField(_("gesloten op"), null=True, blank=True)
    closing_reason = models.CharField(_("reden van sluiten"), max_length=300, blank=True)

    objects = FamilyQuerySet.as_manager()

    ground: str | None
    """On which ground the reading organisation takes part today; None: own entries only. `open_family` says it."""

    class Meta:
        ordering = ["name", "id"]
        default_permissions = ()
        permissions = [("work_on_family", "Work on this family")]
        constraints = [
            models.CheckConstraint(
                name="family_closes_after_opening",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("Een dossier kan niet sluiten voor het geopend is."),
            ),
            models.CheckConstraint(
                name="family_closed_with_reason",
                condition=Q(closed_on__isnull=True) | ~Q(closing_reason=""),
                violation_error_message=_("Vul in waarom het dossier gesloten wordt."),
            ),
        ]
        indexes = [
            GinIndex(
                OpClass(Func(F("name"), function="plain_name"), name="gin_trgm_ops"), name="family_by_part_of_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


PLAIN_NAME = Func(
    Concat(F("first_name"), Value(" "), F("last_name")), function="plain_name", output_field=models.TextField()
)
"""Lower case without accents, so that a name is found however it is typed."""


@pghistory.track(exclude=["bsn", "bsn_index", "search_name"])
class Person(models.Model):
    """Someone in or around a family: identity only. Contact details belong to a family membership."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    first_name = models.CharField(_("voornaam"), max_length=80)
    last_name = models.CharField(_("achternaam"), max_length=120)
    birth_date = models.DateField(_("geboortedatum"), null=True, blank=True, validators=[plausible_date])
    sex = models.CharField(_("geslacht"), max_length=1, choices=Sex.choices, default=Sex.OTHER)
    deceased_on = models.DateField(_("overleden op"), null=True, blank=True, validators=[plausible_date])
    bsn = EncryptedBSNField(_("burgerservicenummer"), null=True, blank=True, editable=True, validators=[validate_bsn])
    bsn_index = models.BinaryField(unique=True, null=True, editable=False)
    search_name = models.GeneratedField(expression=PLAIN_NAME, output_field=models.TextField(), db_persist=True)

    class Meta:
        ordering = ["birth_date", "first_name", "id"]
        constraints = [
            models.CheckConstraint(
                name="person_dies_after_birth",
                condition=Q(deceased_on__isnull=True)
                | Q(birth_date__isnull=True)
                | Q(deceased_on__gte=F("birth_date")),
                violation_error_message=_("De overlijdensdatum ligt voor de geboortedatum."),
            ),
            models.CheckConstraint(
                name="person_bsn_with_index",
                condition=Q(bsn__isnull=True, bsn_index__isnull=True) | Q(bsn__isnull=False, bsn_index__isnull=False),
            ),
            models.CheckConstraint(name="person_sex_known", condition=Q(sex__in=Sex.values)),
        ]
        indexes = [
            GinIndex(OpClass(F("search_name"), name="gin_trgm_ops"), name="person_by_part_of_name"),
            models.Index(fields=["search_name", "birth_date"], name="person_by_name_and_birth"),
            models.Index(fields=["birth_date"], name="person_by_birth_date"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def age(self) -> str:
        """Briefly, today or at death, for whoever may read the birth date; empty when it is unknown."""
        day = self.deceased_on or timezone.localdate()
        return age_briefly(day, self.birth_date) if self.birth_date else ""


@pghistory.track()
class FamilyMember(models.Model):
    """A person's place in one family (gezinslid), with contact details as known to that family's file."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(_("rol in het gezin"), max_length=20, choices=FamilyRole.choices)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    is_address_protected = models.BooleanField(
        _("adres afschermen"),
        default=False,
        help_text=_("Alleen uw organisatie en wie u kiest zien dit adres, ook niet op papier."),
    )
    address_recorded_by = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    address_shared_with = models.ManyToManyField(
        Organization, blank=True, related_name="+", verbose_name=_("adres delen met")
    )
    remarks = models.CharField(_("goed om te weten"), max_length=300, blank=True)

    objects = FamilyMemberQuerySet.as_manager()

    is_concerned: bool
    """A child the reader's organisation takes part for."""
    reads_family: bool
    """The reader's organisation reads the section family."""
    is_address_open: bool
    """The address is not protected, or the reader is its owner or chosen by it."""
    # `visible_to` fills these three in; who was fetched without it shows nothing.

    class Meta:
        ordering = ["person__birth_date", "person__first_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "person"],
                name="family_member_once",
                violation_error_message=_("Deze persoon staat al in dit gezin."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(role="child"),
                name="family_member_child_has_one_file",
                violation_error_message=_("Dit kind heeft al een dossier."),
            ),
            models.CheckConstraint(name="family_member_role_known", condition=Q(role__in=FamilyRole.values)),
            models.CheckConstraint(
                name="family_member_protected_address_has_owner",
                condition=Q(is_address_protected=False) | Q(address_recorded_by__isnull=False),
                violation_error_message=_("Een afgeschermd adres hoort bij de organisatie die het vastlegde."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_detailed(self) -> bool:
        """Phone, e-mail, remarks and address: for who reads the section family; of children, only those concerned."""
        return self.reads_family and (self.role != FamilyRole.CHILD or self.is_concerned)

    @property
    def shown_birth_date(self) -> datetime.date | None:
        return self.person.birth_date if self.is_concerned or self.is_detailed else None

    @property
    def shown_phone(self) -> str | None:
        return self.phone if self.is_detailed else None

    @property
    def shown_email(self) -> str | None:
        return self.email if self.is_detailed else None

    @property
    def shown_remarks(self) -> str | None:
        return self.remarks if self.is_detailed else None

    @property
    def shown_address(self) -> str | None:
        return self.address if self.is_detailed and self.is_address_open else None

    @property
    def has_hidden_address(self) -> bool:
        return self.is_detailed and not self.is_address_open

    @property
    def role_word(self) -> str:
        """The role in words people use: moeder, opa, pleegvader, kind."""
        return str(ROLE_WORDS.get((self.role, self.person.sex), self.get_role_display()))

    @property
    def called(self) -> str:
        """How people speak of them in this family: moeder Elif; a child by first name."""
        name = self.person.first_name
        return name if self.role == FamilyRole.CHILD else f"{self.role_word} {name}"


@pghistory.track()
class Relation(models.Model):
    """How a person is related to a child, and whether they hold parental authority (gezag), dated."""

    class Kind(models.TextChoices):
        PARENT = "parent", _("ouder")
        STEP_PARENT = "step_parent", _("stiefouder")
        GRANDPARENT = "grandparent", _("grootouder")
        SIBLING = "sibling", _("broer of zus")
        HALF_SIBLING = "half_sibling", _("halfbroer of halfzus")
        FOSTER_CARER = "foster_carer", _("pleegouder")
        GUARDIAN = "guardian", _("voogd")
        SUPPORTER = "supporter", _("steunfiguur")
        OTHER = "other", _("anders")

    class Authority(models.TextChoices):
        YES = "yes", _("met gezag")
        NO = "no", _("zonder gezag")
        UNKNOWN = "unknown", _("gezag onbekend")

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="relations")
    child = models.ForeignKey(Person, models.PROTECT, related_name="relations", verbose_name=_("kind"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="child_relations", verbose_name=_("persoon"))
    kind = models.CharField(_("relatie"), max_length=20, choices=Kind.choices)
    authority = models.CharField(_("gezag"), max_length=10, choices=Authority.choices, default=Authority.UNKNOWN)
    starts_on = models.DateField(_("vanaf"), null=True, blank=True, validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["child", "kind"]
        constraints = [
            models.CheckConstraint(
                name="relation_between_two_people",
                condition=~Q(child=F("person")),
                violation_error_message=_("Iemand kan geen relatie met zichzelf hebben."),
            ),
            models.CheckConstraint(
                name="relation_codes_known",
                condition=Q(
                    kind__in=[
                        "parent",
                        "step_parent",
                        "grandparent",
                        "sibling",
                        "half_sibling",
                        "foster_carer",
                        "guardian",
                        "supporter",
                        "other",
                    ]
                )
                & Q(authority__in=["yes", "no", "unknown"]),
            ),
            ends_after_start("relation_ends_after_start"),
            ExclusionConstraint(
                name="relation_versions_do_not_overlap",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Deze relatie staat er in deze periode al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.child}"
