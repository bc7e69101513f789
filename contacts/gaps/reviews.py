"""Contact that is barred or limited without a day to look at it again, or past that day."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Family
from contacts.gaps.pair_names import Gap, Names
from contacts.models import ContactArrangement, GapSettings, Source
from contacts.wording import frequency_words
from organizations.models import Membership


def to_review(member: Membership, settings: GapSettings) -> list[ContactArrangement]:
    """Versions in force that bar or limit, without review date first, then by that date."""
    today = timezone.localdate()
    in_force = Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    limits = Q(times=0) | Q(source=Source.GI_LIMITATION)
    due = Q(review_on__isnull=True) | Q(review_on__lte=today + datetime.timedelta(days=settings.review_days))
    found = ContactArrangement.objects.visible_to(member).filter(in_force, limits, due)
    return list(
        found.filter(family__in=Family.objects.shared_with(member).opened())
        .select_related("family", "child")
        .defer("child__bsn", "child__bsn_index")
        .order_by("review_on", "id")
    )


def gap_of_review(row: ContactArrangement, called: Names) -> Gap:
    barred = frequency_words(row)
    limits = f"{barred[:1].upper()}{barred[1:]}." if row.is_barred else _("Contact is beperkt door de GI.")
    return Gap.of(row, called, words=f"{limits} {when(row)}", sign="barred" if row.is_barred else "open")


def when(row: ContactArrangement) -> str:
    if row.review_on is None:
        return _("Er staat niet bij wanneer dit opnieuw bekeken wordt.")
    day = {"day": date_format(row.review_on, "j F")}
    if row.review_on < timezone.localdate():
        return _("Opnieuw bekijken was afgesproken voor %(day)s.") % day
    return _("Opnieuw bekijken op %(day)s.") % day
