"""The framework in plain Dutch (B1): one sentence for each group of children, what may be refused, what can be asked.

What is said of the law is only what was read in it: BW 1:255–1:278, Jeugdwet 6.1 and 7.3.4, Rv 800 and 806.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from cases.framework.holding import Holding
from cases.framework.rules import ChildFramework, Doubt, appeal_by, be_heard_by, grouped
from cases.measure_kinds import LIVING_ELSEWHERE, MeasureKind
from cases.models import Framework
from cases.names import listing

SUPERVISION = (MeasureKind.OTS, MeasureKind.VOTS)
OF_THE_JUVENILE_COURT = (*SUPERVISION, *LIVING_ELSEWHERE, MeasureKind.SECURE_CONDITIONAL)
AUTHORITY = (
    MeasureKind.AUTHORITY_ENDED,
    MeasureKind.AUTHORITY_SUSPENDED,
    MeasureKind.GUARDIANSHIP,
    MeasureKind.PROVISIONAL_GUARDIANSHIP,
)

PHRASES: dict[str, StrPromise] = {
    MeasureKind.OTS: gettext_lazy("een ondertoezichtstelling"),
    MeasureKind.VOTS: gettext_lazy("een voorlopige ondertoezichtstelling"),
    MeasureKind.MUHP: gettext_lazy("een machtiging uithuisplaatsing"),
    MeasureKind.MUHP_EMERGENCY: gettext_lazy("een spoedmachtiging uithuisplaatsing"),
    MeasureKind.SECURE: gettext_lazy("een machtiging gesloten jeugdhulp"),
    MeasureKind.SECURE_EMERGENCY: gettext_lazy("een spoedmachtiging gesloten jeugdhulp"),
    MeasureKind.SECURE_CONDITIONAL: gettext_lazy("een voorwaardelijke machtiging gesloten jeugdhulp"),
    MeasureKind.AUTHORITY_ENDED: gettext_lazy("het einde van het gezag van een ouder"),
    MeasureKind.AUTHORITY_SUSPENDED: gettext_lazy("een voorlopige stop van het gezag van een ouder"),
    MeasureKind.GUARDIANSHIP: gettext_lazy("voogdij"),
    MeasureKind.PROVISIONAL_GUARDIANSHIP: gettext_lazy("voorlopige voogdij"),
    MeasureKind.PARTIAL_AUTHORITY: gettext_lazy("een deel van het gezag bij de jeugdbescherming"),
    MeasureKind.YOUTH_PROBATION: gettext_lazy("jeugdreclassering"),
}
"""Each measure as what the court decided: "De rechter heeft dit besloten: …"."""

DOUBTS: dict[str, StrPromise] = {
    Doubt.UNUSED: gettext_lazy(
        "Misschien vervallen: er staat niet dat de machtiging binnen drie maanden is gebruikt. Leg vast wanneer, of "
        "beëindig haar."
    ),
    Doubt.UNHEARD: gettext_lazy(
        "Misschien vervallen: er staat niet dat iemand binnen twee weken is gehoord. Leg vast wanneer, of beëindig de "
        "maatregel."
    ),
}


@dataclass(frozen=True)
class Said:
    """What is said of children in the same framework; `names` is empty where that is every child."""

    code: str
    names: str
    words: tuple[str, str, str]
    """The sentence, in three: a small screen leaves out the middle, which the card Maatregelen says as well."""
    refusable: tuple[str, ...] = ()
    """What parents may say no to."""
    binding: tuple[str, ...] = ()
    """What they may not."""
    to_ask: tuple[str, ...] = ()
    """What they can ask, of whom, and until when."""
    doubts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        return "".join(self.words)


@dataclass(frozen=True)
class Line:
    """Something that may be refused or asked; `names`: for which children, where that is not all of the framework."""

    words: str
    names: str


@dataclass(frozen=True)
class Together:
    """All that is said of the children in one framework: sentences, and what may be refused and asked."""

    code: str
    said: tuple[Said, ...]
    refusable: tuple[Line, ...]
    binding: tuple[Line, ...]
    to_ask: tuple[Line, ...]

    @property
    def names(self) -> str:
        return listing(each.names for each in self.said if each.names)


@dataclass(frozen=True)
class Badge:
    code: str
    words: str
    names: str


@dataclass(frozen=True)
class FrameworkShown:
    """What stands above a file: a badge for each framework, and a sentence for each group of children."""

    badges: tuple[Badge, ...]
    said: tuple[Said, ...]
    codes: Mapping[uuid.UUID, str]
    """Of each child, by its key."""

    @property
    def together(self) -> list[Together]:
        """By framework, each line once."""
        return [together(code, tuple(said)) for code, said in groupby(self.said, key=lambda each: each.code)]


def together(code: str, said: tuple[Said, ...]) -> Together:
    return Together(
        code,
        said,
        refusable=lines_once((each.names, each.refusable) for each in said),
        binding=lines_once((each.names, each.binding) for each in said),
        to_ask=lines_once((each.names, each.to_ask) for each in said),
    )


def lines_once(told: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Line, ...]:
    """Each line once, with the names of the groups it is for where that is not every group."""
    groups = list(told)
    lines = dict.fromkeys(line for _names, lines in groups for line in lines)
    found = []
    for line in lines:
        theirs = [names for names, lines in groups if line in lines]
        found.append(Line(line, listing(theirs) if len(theirs) < len(groups) else ""))
    return tuple(found)


def shown_framework(
    frameworks: Sequence[ChildFramework], names: Mapping[uuid.UUID, str], day: datetime.date
) -> FrameworkShown:
    """`names`: what each child is called."""
    groups = grouped(frameworks)
    said = tuple(said_of(group[0], names_of(group, names) if len(groups) > 1 else "", day) for group in groups)
    codes = {one.child: one.code for one in frameworks}
    return FrameworkShown(tuple(badges_of(frameworks, names)), said, codes)


def badges_of(frameworks: Sequence[ChildFramework], names: Mapping[uuid.UUID, str]) -> Iterable[Badge]:
    codes = dict.fromkeys(group[0].code for group in grouped(frameworks))
    for code in codes:
        theirs = [one for one in frameworks if one.code == code]
        word = str(Framework(code).label).capitalize() if code else ""
        yield Badge(code, word, names_of(theirs, names) if len(codes) > 1 else "")


def names_of(group: Iterable[ChildFramework], names: Mapping[uuid.UUID, str]) -> str:
    return listing(names[one.child] for one in group)


def said_of(one: ChildFramework, names: str, day: datetime.date) -> Said:
    if one.code == Framework.GEDWONGEN:
        return Said(
            one.code,
            names,
            compulsory_words(one.measures, day),
            refusable=tuple(still_theirs(one.measures)),
            binding=tuple(bound_by(one.measures)),
            to_ask=tuple(questions(one.measures, day)),
            doubts=tuple(str(DOUBTS[doubt]) for _measure, doubt in one.doubts),
        )
    if one.code == Framework.DRANG:
        return Said(one.code, names, (with_review(pressure_sentence(), one), "", ""), refusable=tuple(under_pressure()))
    if one.code == Framework.VRIJWILLIG:
        return Said(one.code, names, (with_review(voluntary_sentence(), one), "", ""), refusable=tuple(freely()))
    return Said("", names, (_("Er staat nog niet of deze hulp vrijwillig of gedwongen is."), "", ""))


# --- one sentence ----------------------------------------------------------------------------------------------------


def compulsory_words(measures: Sequence[Holding], day: datetime.date) -> tuple[str, str, str]:
    """That a court decided, what and until when, and that it cannot be refused, with the days for an appeal."""
    juvenile = all(one.kind in OF_THE_JUVENILE_COURT for one in measures)
    who = _("De kinderrechter heeft dit besloten") if juvenile else _("De rechter heeft dit besloten")
    rest = [_("Ouders kunnen dit niet weigeren.")]
    if appeal := appeal_words(measures, day):
        rest.append(_("Niet eens? Hoger beroep kan tot en met %(day)s.") % {"day": appeal})
    return who, f": {decided(measures)}", f". {' '.join(rest)}"


def appeal_words(measures: Sequence[Holding], day: datetime.date) -> str:
    """The last day for an appeal; where that differs, the day of each measure. Empty where it is past, or unsure."""
    open_ones = [(one, last) for one in measures if (last := appeal_by(one)) and last >= day]
    if len({last for _one, last in open_ones}) <= 1 and len(open_ones) in {0, len(measures)}:
        return long_date(open_ones[0][1]) if open_ones else ""
    return listing(f"{long_date(last)} ({MeasureKind(one.kind).label})" for one, last in open_ones)


def decided(measures: Sequence[Holding]) -> str:
    """The measures in one line, each with its last day; that day once where it is the same for all."""
    ends = {one.ends_on for one in measures}
    if len(ends) == 1:
        return listing(str(PHRASES[one.kind]) for one in measures) + until_words(measures[0].ends_on)
    return listing(f"{PHRASES[one.kind]}{until_words(one.ends_on)}" for one in measures)


def until_words(last: datetime.date | None) -> str:
    return " " + _("tot en met %(day)s") % {"day": long_date(last)} if last else ""


def pressure_sentence() -> str:
    return _(
        "Ouders hebben nog een keuze. Er zijn duidelijke afspraken gemaakt. Lukt dat niet, dan wordt de Raad gevraagd "
        "om onderzoek te doen."
    )


def voluntary_sentence() -> str:
    return _("Ouders kiezen zelf voor deze hulp. Zij mogen stoppen.")


def with_review(sentence: str, one: ChildFramework) -> str:
    review = one.agreement.review_on if one.agreement else None
    if review is None:
        return sentence
    again = _("We bespreken dit opnieuw op %(day)s.") % {"day": long_date(review)}
    return f"{sentence} {again}"


# --- what may be refused, what not, what can be asked ----------------------------------------------------------------


def freely() -> Iterable[str]:
    """Consent to help (Jeugdwet 7.3.4): child and parents from 12, the child from 16."""
    yield _("Ouders mogen nee zeggen tegen deze hulp, of tegen een deel ervan.")
    yield _("Is het kind 12 jaar of ouder, dan beslist het mee. Vanaf 16 jaar beslist het zelf.")


def under_pressure() -> Iterable[str]:
    yield _("Nee zeggen mag. Het heeft wel gevolgen: de Raad kan dan onderzoek doen.")
    yield _("Is het kind 12 jaar of ouder, dan beslist het mee. Vanaf 16 jaar beslist het zelf.")


def still_theirs(measures: Sequence[Holding]) -> Iterable[str]:
    """What stays with parents under supervision: their authority, unless a court gave it to someone else."""
    kinds = {one.kind for one in measures}
    if kinds & {*SUPERVISION} and not kinds & {*AUTHORITY, MeasureKind.PARTIAL_AUTHORITY}:
        yield _(
            "Ouders met gezag houden het gezag. Zij beslissen bijvoorbeeld over school en een medische behandeling. "
            "Alleen de rechter kan dat aan een ander geven."
        )


def bound_by(measures: Sequence[Holding]) -> Iterable[str]:
    kinds = {one.kind for one in measures}
    if kinds & {*SUPERVISION}:
        yield _("De begeleiding van de jeugdbeschermer, en de hulp die bij de maatregel hoort.")
    if kinds & {*LIVING_ELSEWHERE}:
        yield _("Dat het kind nu ergens anders woont.")
    if MeasureKind.SECURE_CONDITIONAL in kinds:
        yield _("De voorwaarden die de kinderrechter noemt.")
    if kinds & {*AUTHORITY}:
        yield _("Dat een ander de belangrijke besluiten over het kind neemt.")
    if MeasureKind.PARTIAL_AUTHORITY in kinds:
        yield _(
            "Dat de jeugdbescherming beslist over wat de kinderrechter noemt, zoals school, een medische behandeling "
            "of een verblijfsvergunning."
        )
    if MeasureKind.YOUTH_PROBATION in kinds:
        yield _("De begeleiding van de jeugdreclassering.")


def questions(measures: Sequence[Holding], day: datetime.date) -> Iterable[str]:
    """What can be asked of the court or the GI, and until when."""
    kinds = {one.kind for one in measures}
    for one in measures:
        heard, appeal = be_heard_by(one), appeal_by(one)
        if heard and heard >= day:
            yield _(
                "Er is besloten voordat iemand was gehoord. Ouders, en kinderen vanaf 12 jaar, moeten tot en met "
                "%(day)s hun mening kunnen geven aan de kinderrechter. Anders geldt het besluit niet meer."
            ) % {"day": long_date(heard)}
        if appeal and appeal >= day:
            yield _("Hoger beroep tegen %(measure)s: tot en met %(day)s.") % {
                "measure": str(MeasureKind(one.kind).label),
                "day": long_date(appeal),
            }
    if MeasureKind.MUHP in kinds or MeasureKind.MUHP_EMERGENCY in kinds:
        yield _(
            "Een ouder met gezag en een kind vanaf 12 jaar mogen de jeugdbeschermer vragen of het kind eerder thuis "
            "mag wonen. Het antwoord komt binnen 2 weken, in een brief."
        )
    if kinds & {*SUPERVISION}:
        yield _(
            "Kwam er een brief met een opdracht van de jeugdbeschermer (schriftelijke aanwijzing)? Een ouder met gezag "
            "en een kind vanaf 12 jaar kunnen de kinderrechter binnen 2 weken vragen om die te laten vervallen."
        )
        yield _("Zijn er ruzies over hoe de maatregel wordt uitgevoerd? De kinderrechter kan daarover beslissen.")


def long_date(day: datetime.date) -> str:
    return date_format(day, "j F Y")
