"""Voluntary or compulsory: the setting in which help is given and decisions are taken (kader)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Framework(models.TextChoices):
    """Kept as the field's own words: no other language has them."""

    VRIJWILLIG = "vrijwillig", _("vrijwillig")
    DRANG = "drang", _("drang")
    GEDWONGEN = "gedwongen", _("gedwongen")
