"""The strip of weeks: what was agreed (brackets) under what happened (signs), twelve weeks wide.

Pure: a page hands over codes and rhythms, `contacts/_weeks.html` draws them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

WEEKS_SHOWN = 12
SIGNS_SHOWN = 4
"""As many contacts of one week stand above each other."""

# The order is that of the legend: what went on, what is still to come, what did not go on and by whom.
STATUS_WORDS: dict[str, StrOrPromise] = {
    "held": gettext_lazy("Doorgegaan"),
    "shortened": gettext_lazy("Ingekort"),
    "extra": gettext_lazy("Extra contact"),
    "planned": gettext_lazy("Gepland"),
    "open": gettext_lazy("Niet ingevuld"),
    "parent": gettext_lazy("Gemist door ouder"),
    "child": gettext_lazy("Gemist door kind"),
    "carer": gettext_lazy("Gemist door verzorger"),
    "organization": gettext_lazy("Gemist door instelling"),
    "force_majeure": gettext_lazy("Gemist door overmacht"),
    "moved": gettext_lazy("Verplaatst"),
    "barred": gettext_lazy("Geen contact toegestaan"),
}


@dataclass(frozen=True)
class Week:
    """One week of a pair: the signs of its contacts, oldest first, and the same in words."""

    number: int
    signs: tuple[str, ...] = ()
    is_now: bool = False
    is_barred: bool = False

    @property
    def shown(self) -> list[tuple[str, int]]:
        """Each sign with how often to say it stands for: where there is no room for all, one of each kind."""
        if len(self.signs) <= SIGNS_SHOWN:
            return [(sign, 1) for sign in self.signs]
        return list(Counter(self.signs).items())

    @property
    def sentence(self) -> str:
        words = [times_said(str(STATUS_WORDS[sign]).lower(), times) for sign, times in self.shown]
        if self.is_barred:
            words.insert(0, str(STATUS_WORDS["barred"]).lower())
        happened = ", ".join(words) or _("geen contact gepland")
        return _("Week %(number)s: %(happened)s") % {"number": self.number, "happened": happened}


def times_said(word: str, times: int) -> str:
    return word if times == 1 else _("%(times)d keer %(word)s") % {"times": times, "word": word}


@dataclass(frozen=True)
class Rhythm:
    """How often contact is agreed: `times` in every `weeks` weeks; zero times means that contact is not allowed.

    A day or a month is drawn as weeks (seven times in one, once in four); the figures beside the strip count exactly.
    `begun`: how many weeks of a bracket lie before the first week of the strip; None lets it begin with its own weeks.
    """

    times: int
    weeks: int = 1
    begun: int | None = None

    def lowest(self) -> "Rhythm":
        shared = gcd(self.times, self.weeks)
        return Rhythm(self.times // shared, self.weeks // shared, self.begun)

    def weeks_left(self, week: int) -> int:
        """How many weeks of its bracket are left when week `week` of the strip begins."""
        return self.weeks if self.begun is None else self.weeks - (self.begun + week) % self.weeks


@dataclass(frozen=True)
class Bracket:
    """A bracket under the weeks it spans: thin for one agreed contact, thick for more."""

    span: int
    look: str

    @property
    def css_class(self) -> str:
        return f"rhythm__span-{self.span} rhythm__{self.look}"


@dataclass(frozen=True)
class Strip:
    """Twelve weeks of one child with one person; `label` says whose and which weeks."""

    label: str
    weeks: tuple[Week, ...]
    brackets: tuple[Bracket, ...]


def brackets_of(agreed: Sequence[Rhythm | None]) -> tuple[Bracket, ...]:
    """The brackets for the rhythm of each week; weeks without an arrangement stay empty."""
    brackets: list[Bracket] = []
    start = 0
    while start < len(agreed):
        rhythm = agreed[start]
        same = next((i for i in range(start, len(agreed)) if agreed[i] != rhythm), len(agreed)) - start
        brackets += brackets_for(rhythm, start, same)
        start += same
    return tuple(brackets)


def brackets_for(rhythm: Rhythm | None, first: int, weeks: int) -> list[Bracket]:
    """The brackets of `weeks` weeks of one rhythm, from week `first` of the strip."""
    if rhythm is None:
        return [Bracket(1, "none")] * weeks
    if rhythm.times == 0:
        return [Bracket(weeks, "barred")]
    lowest = rhythm.lowest()
    look = "thick" if lowest.times > 1 else "thin"
    spans = [min(weeks, lowest.weeks_left(first))]
    rest = weeks - spans[0]
    spans += [min(lowest.weeks, rest - done) for done in range(0, rest, lowest.weeks)]
    return [Bracket(span, look) for span in spans]


def legend_of(strips: Sequence[Strip]) -> list[tuple[str, StrOrPromise]]:
    """The signs in use and their words, for `contacts/_legend.html`."""
    used = {sign for strip in strips for week in strip.weeks for sign in week.signs}
    used |= {"barred" for strip in strips for week in strip.weeks if week.is_barred}
    return [(code, word) for code, word in STATUS_WORDS.items() if code in used]


def weeks_words(strip: Strip) -> str:
    """Above a list of strips: which weeks, and what a bracket means."""
    first, last = strip.weeks[0].number, strip.weeks[-1].number
    sentence = _("Week %(first)s tot en met %(last)s, haakje: 1 afgesproken, dik haakje: meer")
    return sentence % {"first": first, "last": last}
