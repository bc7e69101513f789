"""Which entries someone of the family can say something about (Jeugdwet 7.3.8 lid 2); other apps add theirs.

Every kind has one word in the address and one page for the statement: `/gezinnen/<family>/verklaring/<kind>/<entry>/`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.access import not_there
from cases.models import (
    Concern,
    CourtRequest,
    Decision,
    Entry,
    Family,
    FrameworkAgreement,
    Measure,
    NeedView,
    Note,
    Person,
    Placement,
    SafetyAgreement,
    statements_about,
)
from organizations.models import Membership

PART = "statements"


@dataclass(frozen=True)
class StatementKind:
    """Entries of one kind: what one is called on the page of its statement, and the page where it stands itself."""

    code: str
    model: type[Entry]
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    tab: str = "overview"
    joins: tuple[str, ...] = ()
    """What `title` needs along with the row."""

    @property
    def name(self) -> str:
        """What programs call it: contact_moment."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.model.__name__).lower()

    @property
    def statements(self) -> Any:
        """All statements about entries of this kind."""
        return statements_about(self.model)._default_manager

    def read_by(self, member: Membership, *, family: Family) -> QuerySet[Any]:
        """The entries of this family whose words the member reads."""
        rows: Any = self.model._default_manager
        readable = rows.filter(rows.all().reads(member), family=family).select_related("organization", *self.joins)
        people = [name for name in self.joins if self.model._meta.get_field(name).related_model is Person]
        return readable.defer(*(f"{name}__{secret}" for name in people for secret in ("bsn", "bsn_index")))  # type: ignore[no-any-return]


_kinds: dict[str, StatementKind] = {}


def add_kind(kind: StatementKind) -> None:
    _kinds[kind.code] = kind


def kind_of(code: str) -> StatementKind | None:
    return _kinds.get(code)


def kinds() -> Collection[StatementKind]:
    return _kinds.values()


def read_entry(
    family: Family, kind: StatementKind | None, entry_id: uuid.UUID, *, by: Membership
) -> tuple[StatementKind, Entry]:
    """The entry a statement is about, if the member reads its words; Http404 with a line in the log when not."""
    entry = kind.read_by(by, family=family).filter(pk=entry_id).first() if kind else None
    if kind is None or entry is None:
        raise not_there(family.pk, by=by, part=PART)
    return kind, entry


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def note_title(note: Note) -> str:
    kind = capitalized(str(note.get_kind_display()))
    return _("%(kind)s van %(day)s") % {"kind": kind, "day": date_format(note.happened_on, "j F Y")}


def placement_title(placement: Placement) -> str:
    said = {"child": placement.child.first_name, "day": date_format(placement.starts_on, "j F Y")}
    return _("Plaatsing van %(child)s vanaf %(day)s") % said


def safety_agreement_title(entry: SafetyAgreement) -> str:
    return _("Veiligheidsafspraak vanaf %(day)s") % {"day": date_format(entry.starts_on, "j F Y")}


def concern_title(entry: Concern) -> str:
    kind = capitalized(str(entry.get_kind_display()))
    return _("%(kind)s van %(day)s") % {"kind": kind, "day": date_format(entry.noticed_on, "j F Y")}


def measure_title(measure: Measure) -> str:
    said = {"measure": capitalized(str(measure.get_kind_display())), "child": measure.child.first_name}
    return _("%(measure)s van %(child)s") % said


def request_title(request: CourtRequest) -> str:
    said = {"child": request.child.first_name, "day": date_format(request.requested_on, "j F Y")}
    return _("Verzoek aan de rechter over %(child)s van %(day)s") % said


def agreement_title(agreement: FrameworkAgreement) -> str:
    said = {"child": agreement.child.first_name, "day": date_format(agreement.starts_on, "j F Y")}
    return _("Afspraak over het kader van %(child)s vanaf %(day)s") % said


def need_view_title(view: NeedView) -> str:
    said = {"domain": view.domain, "day": date_format(view.seen_on, "j F Y")}
    return _("Mening over %(domain)s van %(day)s") % said


add_kind(
    StatementKind(
        code="aantekening",
        model=Note,
        title=note_title,
        address=lambda note: reverse("cases:note_detail", args=[note.family_id, note.pk]),
        tab="notes",
    )
)
add_kind(
    StatementKind(
        code="plaatsing",
        model=Placement,
        title=placement_title,
        address=lambda placement: reverse("cases:placement_list", args=[placement.family_id]),
        joins=("child",),
    )
)
add_kind(
    StatementKind(
        code="veiligheidsafspraak",
        model=SafetyAgreement,
        title=safety_agreement_title,
        address=lambda entry: reverse("cases:safety_agreement_detail", args=[entry.family_id, entry.pk]),
        tab="safety",
    )
)
add_kind(
    StatementKind(
        code="maatregel",
        model=Measure,
        title=measure_title,
        address=lambda measure: reverse("cases:measure_detail", args=[measure.family_id, measure.pk]),
        tab="decisions",
        joins=("child",),
    )
)
add_kind(
    StatementKind(
        code="zorg",
        model=Concern,
        title=concern_title,
        address=lambda entry: reverse("cases:concern_detail", args=[entry.family_id, entry.pk]),
        tab="safety",
    )
)
add_kind(
    StatementKind(
        code="verzoek",
        model=CourtRequest,
        title=request_title,
        address=lambda request: reverse("cases:request_detail", args=[request.family_id, request.pk]),
        tab="decisions",
        joins=("child",),
    )
)
add_kind(
    StatementKind(
        code="afspraak-kader",
        model=FrameworkAgreement,
        title=agreement_title,
        address=lambda agreement: reverse("cases:agreement_detail", args=[agreement.family_id, agreement.pk]),
        tab="decisions",
        joins=("child",),
    )
)
add_kind(
    StatementKind(
        code="besluit",
        model=Decision,
        title=lambda decision: f"{decision.title}, {date_format(decision.decided_on, 'j F Y')}",
        address=lambda decision: reverse("cases:decision_detail", args=[decision.family_id, decision.pk]),
        tab="decisions",
    )
)
add_kind(
    StatementKind(
        code="mening",
        model=NeedView,
        title=need_view_title,
        address=lambda view: reverse("cases:need_view_detail", args=[view.family_id, view.pk]),
        tab="plan",
        joins=("domain",),
    )
)
