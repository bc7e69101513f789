"""The framework explained in a letter for one parent or child: plain words (B1), and nothing that is protected.

It holds what was decided or agreed about the children chosen, what that means, what one may refuse, what one can ask
and until when, whom to call, and the confidential advocate (BJw 4.1.1–4.1.5). No addresses, no grounds, no threats, no
words of anybody: whoever holds the letter may show it to others.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from cases.framework.holding import Holding
from cases.framework.rules import ChildFramework, appeal_by, be_heard_by, grouped
from cases.framework.wording import AUTHORITY, PHRASES, SUPERVISION, long_date, names_of, until_words
from cases.measure_kinds import LIVING_ELSEWHERE, MeasureKind
from cases.models import Framework


@dataclass(frozen=True)
class Caller:
    """Whom to call."""

    name: str
    organization: str
    phone: str


@dataclass(frozen=True)
class Part:
    """About children in the same framework."""

    title: str
    decided: tuple[str, ...]
    meaning: tuple[str, ...]
    refusable: tuple[str, ...]
    binding: tuple[str, ...]
    to_ask: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """What stands in it; `is_child`: it speaks to the child itself."""

    to: str
    is_child: bool
    made_on: datetime.date
    organization: str
    writer: str
    caller: Caller
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Reader:
    """Who reads the letter: a parent, or a child of this age (None: unknown) that reads about itself."""

    name: str
    is_child: bool = False
    age: int | None = None

    @property
    def is_asked(self) -> bool:
        """From 12 a child may ask the judge what a parent may (BW 1:264, 1:265d)."""
        return not self.is_child or (self.age or 0) >= 12


MEANING: dict[str, tuple[StrPromise, StrPromise]] = {
    MeasureKind.OTS: (
        gettext_lazy("Een jeugdbeschermer kijkt mee en helpt. De rechter kan dit verlengen."),
        gettext_lazy("Een jeugdbeschermer kijkt mee hoe het met je gaat en helpt. De rechter kan dit verlengen."),
    ),
    MeasureKind.VOTS: (
        gettext_lazy("Een jeugdbeschermer kijkt voorlopig mee. De kinderrechter kan dit op elk moment stoppen."),
        gettext_lazy("Een jeugdbeschermer kijkt voorlopig mee hoe het met je gaat. De rechter kan dit altijd stoppen."),
    ),
    MeasureKind.MUHP: (
        gettext_lazy("De kinderrechter vindt het goed dat uw kind tijdelijk ergens anders woont."),
        gettext_lazy("De kinderrechter vindt het goed dat je tijdelijk ergens anders woont."),
    ),
    MeasureKind.MUHP_EMERGENCY: (
        gettext_lazy("Uw kind moest snel ergens anders gaan wonen. De kinderrechter vindt dat goed."),
        gettext_lazy("Je moest snel ergens anders gaan wonen. De kinderrechter vindt dat goed."),
    ),
    MeasureKind.SECURE: (
        gettext_lazy("Uw kind woont tijdelijk op een gesloten plek. Het mag daar niet zomaar weg."),
        gettext_lazy("Je woont tijdelijk op een gesloten plek. Je mag daar niet zomaar weg."),
    ),
    MeasureKind.SECURE_EMERGENCY: (
        gettext_lazy("Uw kind woont voor korte tijd op een gesloten plek. Dat mag hoogstens 4 weken duren."),
        gettext_lazy("Je woont voor korte tijd op een gesloten plek. Dat mag hoogstens 4 weken duren."),
    ),
    MeasureKind.SECURE_CONDITIONAL: (
        gettext_lazy("Uw kind moet zich aan voorwaarden houden. Lukt dat niet, dan kan een gesloten plek volgen."),
        gettext_lazy("Je moet je aan voorwaarden houden. Lukt dat niet, dan kan een gesloten plek volgen."),
    ),
    MeasureKind.AUTHORITY_ENDED: (
        gettext_lazy("Een ouder neemt niet meer de belangrijke besluiten over het kind. De ouder blijft ouder."),
        gettext_lazy("Een van je ouders neemt niet meer de belangrijke besluiten over je. Het blijft je ouder."),
    ),
    MeasureKind.AUTHORITY_SUSPENDED: (
        gettext_lazy("Een ouder neemt voorlopig niet de belangrijke besluiten over het kind."),
        gettext_lazy("Een van je ouders neemt voorlopig niet de belangrijke besluiten over je."),
    ),
    MeasureKind.GUARDIANSHIP: (
        gettext_lazy("Een voogd neemt de belangrijke besluiten over het kind."),
        gettext_lazy("Een voogd neemt de belangrijke besluiten over je."),
    ),
    MeasureKind.PROVISIONAL_GUARDIANSHIP: (
        gettext_lazy("Een voogd neemt voorlopig de belangrijke besluiten over het kind."),
        gettext_lazy("Een voogd neemt voorlopig de belangrijke besluiten over je."),
    ),
    MeasureKind.PARTIAL_AUTHORITY: (
        gettext_lazy("De jeugdbescherming neemt een deel van de belangrijke besluiten. De rechter noemt welke."),
        gettext_lazy("De jeugdbescherming neemt een deel van de belangrijke besluiten over je."),
    ),
    MeasureKind.YOUTH_PROBATION: (
        gettext_lazy("Uw kind krijgt begeleiding van de jeugdreclassering."),
        gettext_lazy("Je krijgt begeleiding van de jeugdreclassering."),
    ),
}
"""What a measure means: to a parent, and to the child."""


def letter_parts(
    frameworks: Sequence[ChildFramework], names: Mapping[uuid.UUID, str], reader: Reader, day: datetime.date
) -> tuple[Part, ...]:
    """What the letter says, for each group of children; children of whom nothing is recorded have no part."""
    return tuple(part_of(group, names, reader, day) for group in grouped(frameworks) if group[0].code)


def part_of(
    group: Sequence[ChildFramework], names: Mapping[uuid.UUID, str], reader: Reader, day: datetime.date
) -> Part:
    one = group[0]
    about = _("Over jou") if reader.is_child else names_of(group, names)
    if one.code == Framework.GEDWONGEN:
        return compulsory_part(about, one.measures, reader, day)
    return agreed_part(about, one, reader)


# --- decided by a court ----------------------------------------------------------------------------------------------


def compulsory_part(about: str, measures: Sequence[Holding], reader: Reader, day: datetime.date) -> Part:
    return Part(
        title=_("%(about)s: de rechter heeft besloten") % {"about": about},
        decided=tuple(f"{first_up(str(PHRASES[one.kind]))}{until_words(one.ends_on)}." for one in measures),
        meaning=tuple(str(MEANING[one.kind][reader.is_child]) for one in measures),
        refusable=tuple(kept(measures, reader)),
        binding=tuple(bound(measures, reader)),
        to_ask=tuple(askable(measures, reader, day)),
    )


def kept(measures: Sequence[Holding], reader: Reader) -> Iterable[str]:
    """Under supervision parents keep their authority, unless a court gave it to someone else."""
    kinds = {one.kind for one in measures}
    if reader.is_child or not kinds & {*SUPERVISION} or kinds & {*AUTHORITY, MeasureKind.PARTIAL_AUTHORITY}:
        return
    yield _(
        "Hebt u het gezag? Dan houdt u dat. U beslist bijvoorbeeld over school en over een medische behandeling. Daar "
        "mag u nee tegen zeggen. Alleen de rechter kan dat aan een ander geven."
    )


def bound(measures: Sequence[Holding], reader: Reader) -> Iterable[str]:
    kinds = {one.kind for one in measures}
    if kinds & {*SUPERVISION}:
        yield (
            _("Je kunt niet weigeren dat de jeugdbeschermer je begeleidt.")
            if reader.is_child
            else _("U kunt de jeugdbeschermer niet weigeren, en ook niet de hulp die bij dit besluit hoort.")
        )
    if kinds & {*LIVING_ELSEWHERE}:
        yield (
            _("Je kunt niet zelf beslissen om weer thuis te gaan wonen.")
            if reader.is_child
            else _("U kunt niet weigeren dat uw kind nu ergens anders woont.")
        )
    if kinds & {*AUTHORITY, MeasureKind.PARTIAL_AUTHORITY}:
        yield (
            _("De rechter bepaalt wie de belangrijke besluiten over je neemt.")
            if reader.is_child
            else _("U kunt niet weigeren dat een ander deze besluiten neemt.")
        )
    if MeasureKind.SECURE_CONDITIONAL in kinds:
        yield (
            _("Je moet je houden aan de voorwaarden van de kinderrechter.")
            if reader.is_child
            else _("Uw kind moet zich houden aan de voorwaarden van de kinderrechter.")
        )
    if MeasureKind.YOUTH_PROBATION in kinds:
        yield (_("Je kunt de begeleiding niet weigeren.") if reader.is_child else _("Uw kind kan dit niet weigeren."))


def askable(measures: Sequence[Holding], reader: Reader, day: datetime.date) -> Iterable[str]:
    """What this reader can ask, of whom and until when; a child under 12 hears that its opinion counts."""
    if not reader.is_asked:
        yield _("Je mag altijd vertellen wat jij ervan vindt. Vraag of iemand daarbij helpt.")
        return
    for one in measures:
        heard, appeal = be_heard_by(one), appeal_by(one)
        if heard and heard >= day:
            yield heard_words(heard, reader)
        if appeal and appeal >= day:
            yield appeal_words(one, appeal, reader)
    kinds = {one.kind for one in measures}
    if kinds & {MeasureKind.MUHP, MeasureKind.MUHP_EMERGENCY}:
        yield (
            _("Wil je eerder thuis wonen? Vraag het de jeugdbeschermer. Je krijgt binnen 2 weken een brief terug.")
            if reader.is_child
            else _(
                "Wilt u dat uw kind eerder thuis woont? Hebt u het gezag, dan kunt u dat de jeugdbeschermer vragen. U "
                "krijgt binnen 2 weken een brief terug."
            )
        )
    if kinds & {*SUPERVISION}:
        yield (
            _(
                "Krijg je een brief met een opdracht van de jeugdbeschermer? Ben je het er niet mee eens? Vraag het "
                "dan binnen 2 weken aan de kinderrechter."
            )
            if reader.is_child
            else _(
                "Krijgt u een brief met een opdracht van de jeugdbeschermer? Bent u het er niet mee eens en hebt u het "
                "gezag? Vraag het dan binnen 2 weken aan de kinderrechter."
            )
        )


def heard_words(last: datetime.date, reader: Reader) -> str:
    told = {"day": long_date(last)}
    if reader.is_child:
        return (
            _(
                "De rechter heeft snel besloten, zonder eerst met je te praten. Je moet tot en met %(day)s kunnen "
                "vertellen wat jij ervan vindt. Anders geldt het besluit niet meer."
            )
            % told
        )
    return (
        _(
            "De rechter heeft snel besloten, zonder eerst naar u te luisteren. U moet tot en met %(day)s kunnen "
            "vertellen wat u ervan vindt. Anders geldt het besluit niet meer."
        )
        % told
    )


def appeal_words(one: Holding, last: datetime.date, reader: Reader) -> str:
    told = {"day": long_date(last), "measure": str(MeasureKind(one.kind).label)}
    if reader.is_child:
        return (
            _(
                "Ben je het niet eens met de %(measure)s? Praat erover met je vertrouwenspersoon. Een hogere rechter "
                "kan er nog naar kijken als dat tot en met %(day)s wordt gevraagd."
            )
            % told
        )
    return (
        _(
            "Bent u het niet eens met dit besluit: %(measure)s? U kunt een hogere rechter vragen om ernaar te kijken. "
            "Dat heet hoger beroep. Doe dat tot en met %(day)s."
        )
        % told
    )


# --- agreed ----------------------------------------------------------------------------------------------------------


def agreed_part(about: str, one: ChildFramework, reader: Reader) -> Part:
    is_pressed = one.code == Framework.DRANG
    title = _("%(about)s: hulp met afspraken") if is_pressed else _("%(about)s: hulp die u zelf kiest")
    if reader.is_child and not is_pressed:
        title = _("%(about)s: hulp waar jullie zelf voor kiezen")
    review = one.agreement.review_on if one.agreement else None
    decided = [_("Er is geen besluit van een rechter.")]
    if review:
        decided.append(_("We praten er weer over op %(day)s.") % {"day": long_date(review)})
    return Part(
        title=title % {"about": about},
        decided=tuple(decided),
        meaning=(pressed_words(reader) if is_pressed else chosen_words(reader),),
        refusable=tuple(free_words(reader, is_pressed=is_pressed)),
        binding=(),
        to_ask=(),
    )


def pressed_words(reader: Reader) -> str:
    if reader.is_child:
        return _("Je ouders hebben een keuze. We maken duidelijke afspraken. Lukt dat niet, dan onderzoekt de Raad.")
    return _("U hebt nog een keuze. We maken duidelijke afspraken. Lukt dat niet, dan vragen we onderzoek aan de Raad.")


def chosen_words(reader: Reader) -> str:
    if reader.is_child:
        return _("Je ouders kiezen zelf voor deze hulp. Ze mogen stoppen.")
    return _("U kiest zelf voor deze hulp. U mag stoppen.")


def free_words(reader: Reader, *, is_pressed: bool) -> Iterable[str]:
    """Consent to help (Jeugdwet 7.3.4): child and parents from 12, the child itself from 16."""
    if reader.is_child:
        age = reader.age or 0
        if age >= 16:
            yield _("Je bent 16 of ouder: je beslist zelf of je deze hulp wilt.")
        elif age >= 12:
            yield _("Je bent 12 of ouder: je beslist samen met je ouders of je deze hulp wilt.")
        else:
            yield _("Je mag altijd zeggen wat jij van deze hulp vindt.")
        return
    yield _("U mag nee zeggen tegen deze hulp, of tegen een deel ervan.")
    if is_pressed:
        yield _("Nee zeggen heeft wel gevolgen: de Raad voor de Kinderbescherming kan dan onderzoek doen.")
    yield _("Is uw kind 12 jaar of ouder? Dan beslist uw kind mee. Vanaf 16 jaar beslist het zelf.")


def first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
