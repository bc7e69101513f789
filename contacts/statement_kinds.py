"""What of contact the family can say something about: a contact, a version of an arrangement, a wish."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.statement_kinds import StatementKind
from contacts.models import ContactArrangement, ContactMoment, ContactWish
from contacts.wording import frequency_words


def moment_title(moment: ContactMoment) -> str:
    said = {"child": moment.child.first_name, "day": date_format(moment.held_on, "j F Y")}
    return _("Contact van %(child)s op %(day)s") % said


def arrangement_title(version: ContactArrangement) -> str:
    said = {"words": frequency_words(version), "day": date_format(version.starts_on, "j F Y")}
    return _("Regeling vanaf %(day)s: %(words)s") % said


def wish_title(wish: ContactWish) -> str:
    said = {"name": wish.wisher.first_name, "day": date_format(wish.asked_on, "j F Y")}
    return _("Wens van %(name)s van %(day)s") % said


def pair_address(entry: ContactArrangement | ContactWish) -> str:
    return reverse("contacts:pair_contact", args=[entry.family_id, entry.child_id, entry.person_id])


KINDS = [
    StatementKind(
        code="contact",
        model=ContactMoment,
        title=moment_title,
        address=lambda moment: reverse("contacts:contact_detail", args=[moment.family_id, moment.pk]),
        tab="contact",
        joins=("child",),
    ),
    StatementKind(
        code="regeling", model=ContactArrangement, title=arrangement_title, address=pair_address, tab="contact"
    ),
    StatementKind(
        code="wens", model=ContactWish, title=wish_title, address=pair_address, tab="contact", joins=("wisher",)
    ),
]
