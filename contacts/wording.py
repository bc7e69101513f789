"""How an arrangement is said: how often, how, who decided it. Pure: the words of one version, wherever it is shown."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext
from django_stubs_ext import StrOrPromise

from contacts.models.arrangement import LegalBasis, Source, Unit
from contacts.models.codes import FormClass, Supervision

HOUR, DAY = 60, 24 * 60
DAYS_OF_MONTH = Fraction(36525, 1200)
"""A month as so many days, to compare one version with another (365.25 ÷ 12)."""


class Frequency(Protocol):
    """How often: `times` in every `every` × `unit`; zero times is contact that is not allowed."""

    @property
    def form_class(self) -> str: ...
    @property
    def times(self) -> int: ...
    @property
    def every(self) -> int: ...
    @property
    def unit(self) -> str: ...


def frequency_words(version: Frequency) -> str:
    """For example 1 bezoek per week, 2 keer bellen per 2 weken, geen bezoek toegestaan."""
    if version.times == 0:
        return str(BARRED_WORDS[version.form_class])
    contacts = times_words(version.form_class, version.times)
    return _("%(contacts)s per %(period)s") % {
        "contacts": contacts,
        "period": period_words(version.every, version.unit),
    }


BARRED_WORDS: dict[str, StrOrPromise] = {
    FormClass.IN_PERSON: gettext_lazy("geen bezoek toegestaan"),
    FormClass.REMOTE: gettext_lazy("bellen niet toegestaan"),
    FormClass.WRITTEN: gettext_lazy("schrijven niet toegestaan"),
}


def times_words(form_class: str, times: int) -> str:
    sentences = {
        FormClass.IN_PERSON: ngettext("%(times)d bezoek", "%(times)d bezoeken", times),
        FormClass.REMOTE: ngettext("%(times)d keer bellen", "%(times)d keer bellen", times),
        FormClass.WRITTEN: ngettext("%(times)d bericht of kaart", "%(times)d berichten of kaarten", times),
    }
    return sentences[FormClass(form_class)] % {"times": times}


def period_words(every: int, unit: str) -> str:
    sentences = {
        Unit.DAY: npgettext("per", "dag", "%(every)d dagen", every),
        Unit.WEEK: npgettext("per", "week", "%(every)d weken", every),
        Unit.MONTH: npgettext("per", "maand", "%(every)d maanden", every),
    }
    return sentences[Unit(unit)] % {"every": every}


LONG = 3 * 60
"""Minutes; longer than this is said in hours, a stay in days."""


def length_words(minutes: int) -> str:
    """For example 90 minuten, 5 uur, 2 dagen."""
    if minutes >= DAY and minutes % DAY == 0:
        return ngettext("%(days)d dag", "%(days)d dagen", minutes // DAY) % {"days": minutes // DAY}
    if minutes > LONG and minutes % HOUR == 0:
        return _("%(hours)d uur") % {"hours": minutes // HOUR}
    return _("%(minutes)d minuten") % {"minutes": minutes}


def day_rate(version: Frequency) -> Fraction:
    """Contacts per day, exact, to tell whether one version is less than another."""
    days = {Unit.DAY: Fraction(1), Unit.WEEK: Fraction(7), Unit.MONTH: DAYS_OF_MONTH}[Unit(version.unit)]
    return Fraction(version.times) / (version.every * days)


def joined_words(versions: list[Frequency]) -> str:
    """What holds for one pair at one time, in a line: "1 bezoek per week en 1 keer bellen per week"."""
    *first, last = [frequency_words(version) for version in versions] or [""]
    return _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last


SUPERVISION_SHORT: dict[str, StrOrPromise] = {
    Supervision.NONE: "",
    Supervision.CARER: gettext_lazy("begeleid door de verzorger"),
    Supervision.NETWORK: gettext_lazy("begeleid uit het netwerk"),
    Supervision.VOLUNTEER: gettext_lazy("begeleid door een vrijwilliger"),
    Supervision.PROFESSIONAL: gettext_lazy("begeleid"),
    Supervision.SAFETY: gettext_lazy("met toezicht"),
}
"""Behind the frequency; nothing where there is no supervision."""

DECIDED: dict[str, StrOrPromise] = {
    Source.AGREEMENT: gettext_lazy("Samen afgesproken."),
    Source.GI_LIMITATION: gettext_lazy("Beperkt door %(organization)s, met een schriftelijke aanwijzing."),
    Source.COURT_ORDER: gettext_lazy("Besloten door de kinderrechter."),
}

MEANING: dict[str, StrOrPromise] = {
    Source.AGREEMENT: gettext_lazy("Iedereen die dit afsprak kan vragen om iets anders."),
    Source.GI_LIMITATION: gettext_lazy(
        "Een ouder met gezag of een kind vanaf 12 jaar kan binnen 2 weken aan de kinderrechter vragen om dit te "
        "stoppen (BW 1:264)."
    ),
    Source.COURT_ORDER: gettext_lazy("Alleen de rechter, of iedereen samen, kan dit veranderen."),
}
"""What the source means for the family, in plain words."""

BASIS_WORDS: dict[str, StrOrPromise] = {
    "": "",
    LegalBasis.BW_265F: gettext_lazy("Burgerlijk Wetboek, boek 1, artikel 265f"),
    LegalBasis.BW_265G: gettext_lazy("Burgerlijk Wetboek, boek 1, artikel 265g"),
    LegalBasis.BW_377A: gettext_lazy("Burgerlijk Wetboek, boek 1, artikel 377a"),
    LegalBasis.BW_253A: gettext_lazy("Burgerlijk Wetboek, boek 1, artikel 253a"),
}
