"""For whom an overview is made, and what goes in for such a reader. Pure.

An overview leaves the house: whoever holds it may show it to anyone. So these rules are narrower than those of a page.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Visibility


class RecipientRole(models.TextChoices):
    COURT = "court", gettext_lazy("rechter")
    COUNCIL = "council", gettext_lazy("Raad voor de Kinderbescherming")
    PARENT = "parent", gettext_lazy("ouder")
    CHILD = "child", gettext_lazy("kind")
    LAWYER = "lawyer", gettext_lazy("advocaat of vertrouwenspersoon")
    CARER = "carer", gettext_lazy("pleegouder of andere verzorger")
    OTHER = "other", gettext_lazy("iemand anders")


OFFICIAL = (RecipientRole.COURT, RecipientRole.COUNCIL)
"""They weigh what each side says, so they get each side's words."""


@dataclass(frozen=True)
class Recipient:
    """The named reader; `person`: who this is in the family, or for whom this reader speaks (never for the court)."""

    name: str
    role: str
    person: uuid.UUID | None = None

    @property
    def is_official(self) -> bool:
        return self.role in OFFICIAL


def may_speak(*, author: uuid.UUID, child: uuid.UUID, recipient: Recipient, visibility: str) -> bool:
    """Whether a wish or a statement of `author` goes into an overview about `child` for this recipient.

    It goes in if it is the recipient's own (or of the person the recipient speaks for); if it is the child's; or if
    the recipient is the court or the Raad. What its writer kept inside one organisation, or for a chosen few
    (`visibility` other than involved), goes to nobody but who said it. So another parent's words never reach a parent.
    Ask this only of what the maker may read: `visible_to` comes first.
    """
    if recipient.person == author:
        return True
    return visibility == Visibility.INVOLVED and (author == child or recipient.is_official)


def may_know_what_happened(*, pair: tuple[uuid.UUID, uuid.UUID], recipient: Recipient) -> bool:
    """Whether the facts of a contact and the child's words at it go in: for who was there, the court and the Raad."""
    return recipient.is_official or recipient.person in pair


def left_out_by_rule(*, pair: tuple[uuid.UUID, uuid.UUID], child_name: str, recipient: Recipient) -> list[str]:
    """What never goes in for such a recipient, in words. The same whether there is any: it gives nothing away."""
    sentences = [
        _("Afgeschermde adressen en plekken, en telefoonnummers."),
        _("Wat een andere organisatie niet deelde, en woorden die binnen één organisatie of een kleine kring blijven."),
        _("Duidingen van hulpverleners, aantekeningen, en alles in het dossier wat niet over dit contact gaat."),
    ]
    if not recipient.is_official:
        sentences.append(
            _("Wensen en verklaringen van anderen dan %(child)s en degene voor wie dit overzicht is.")
            % {"child": child_name}
        )
    if not may_know_what_happened(pair=pair, recipient=recipient):
        sentences.append(_("Wat er tijdens de contacten gebeurde en is gezegd."))
    return sentences
