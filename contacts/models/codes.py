"""The codes of contact, with their Dutch words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormClass(models.TextChoices):
    IN_PERSON = "in_person", _("bezoek")
    REMOTE = "remote", _("bellen")
    WRITTEN = "written", _("schrijven")


class Form(models.TextChoices):
    VISIT_HOME = "visit_home", _("bezoek thuis")
    VISIT_CARER = "visit_carer", _("bezoek bij de verzorgers")
    VISIT_INSTITUTION = "visit_institution", _("bezoek op de groep")
    VISIT_NEUTRAL = "visit_neutral", _("bezoek op een neutrale plek")
    CONTACT_CENTRE = "contact_centre", _("omgangshuis")
    SUPERVISED_SCHEME = "supervised_scheme", _("begeleide omgangsregeling (BOR)")
    OVERNIGHT = "overnight", _("logeren")
    WEEKEND = "weekend", _("weekend")
    HOLIDAY = "holiday", _("vakantie")
    ATTENDING = "attending", _("meegaan naar school of sport")
    PHONE = "phone", _("telefoon")
    VIDEO_CALL = "video_call", _("videobellen")
    MESSAGE = "message", _("bericht")
    LETTER = "letter", _("brief of kaart")


REMOTE_FORMS = [Form.PHONE, Form.VIDEO_CALL]
WRITTEN_FORMS = [Form.MESSAGE, Form.LETTER]


def class_of(form: str) -> str:
    """The form class of a form, as the database computes it for a contact moment."""
    if form in REMOTE_FORMS:
        return FormClass.REMOTE
    return FormClass.WRITTEN if form in WRITTEN_FORMS else FormClass.IN_PERSON


class Outcome(models.TextChoices):
    PLANNED = "planned", _("Gepland")
    HELD = "held", _("Ging door")
    SHORTENED = "shortened", _("Ingekort")
    MOVED = "moved", _("Verplaatst")
    CANCELLED = "cancelled", _("Afgezegd")
    NO_SHOW = "no_show", _("Niet gekomen")


HELD_OUTCOMES = [Outcome.HELD, Outcome.SHORTENED]
MISSED_OUTCOMES = [Outcome.CANCELLED, Outcome.NO_SHOW]


class Side(models.TextChoices):
    PARENT = "parent", _("ouder")
    CHILD = "child", _("kind")
    CARER = "carer", _("verzorger")
    ORGANIZATION = "organization", _("instelling")
    FORCE_MAJEURE = "force_majeure", _("overmacht")


class Reason(models.TextChoices):
    ILLNESS = "illness", _("ziekte")
    TRANSPORT = "transport", _("vervoer")
    NO_SUPERVISOR = "no_supervisor", _("geen begeleider")
    NO_ROOM = "no_room", _("geen ruimte")
    SAFETY = "safety", _("veiligheid")
    DOES_NOT_WANT = "does_not_want", _("wil niet")
    OTHER = "other", _("anders")


class Supervision(models.TextChoices):
    NONE = "none", _("zonder begeleiding")
    CARER = "carer", _("begeleid door de verzorger")
    NETWORK = "network", _("begeleid door iemand uit het netwerk")
    VOLUNTEER = "volunteer", _("begeleid door een vrijwilliger")
    PROFESSIONAL = "professional", _("begeleid door een professional")
    SAFETY = "safety", _("toezicht voor de veiligheid")


class KnownFrom(models.TextChoices):
    SELF = "self", _("ik was erbij")
    CARER = "carer", _("de verzorger")
    SUPERVISOR = "supervisor", _("de begeleider")
    PARENT = "parent", _("de ouder")
    CHILD = "child", _("het kind")
    OTHER = "other", _("iemand anders")
