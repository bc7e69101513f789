"""Fields of people: who someone is, how to reach them, how they are related to children, and whether they are known."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.actions.people import ContactFields, PersonFields
from cases.actions.relations import Related
from cases.bsn import validate_bsn
from cases.models import FamilyMember, FamilyRole, Person, Relation, Sex
from organizations.forms import DraftForm
from organizations.models import Organization
from organizations.periods import plausible_date

NO_CHOICE = [("", gettext_lazy("Kies"))]
ADULT_ROLES = [choice for choice in FamilyRole.choices if choice[0] != FamilyRole.CHILD]


def same_as(model: type[Person | FamilyMember], name: str, **more: Any) -> Any:
    """The field as the model has it: its words and its limits."""
    return cast("Any", model._meta.get_field(name)).formfield(**more)


def bsn_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Burgerservicenummer (BSN)"),
        help_text=gettext_lazy("Negen cijfers. Het wordt versleuteld bewaard."),
        required=False,
        max_length=15,
        validators=[validate_bsn],
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class IdentityForm(DraftForm):
    """Who someone is."""

    first_name = same_as(Person, "first_name")
    last_name = same_as(Person, "last_name")
    birth_date = same_as(Person, "birth_date", validators=[plausible_date])
    sex = forms.ChoiceField(label=gettext_lazy("Geslacht"), choices=Sex.choices, initial=Sex.OTHER)
    bsn = bsn_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def identity(self) -> PersonFields:
        names = [name for name in PersonFields.__annotations__ if name in self.cleaned_data]
        return cast("PersonFields", {name: self.cleaned_data[name] for name in names})


class PersonForm(IdentityForm):
    """Someone in a family. `member` is who it is about, None for someone new; `owner` the writer's organisation.

    Without `may_change_address` the address is not asked: it is protected by another organisation.
    """

    field_order = ("role", "first_name", "last_name", "birth_date", "sex", "deceased_on", "bsn")

    role = forms.ChoiceField(
        label=gettext_lazy("Rol in het gezin"),
        choices=NO_CHOICE + list(FamilyRole.choices),
        error_messages={"required": gettext_lazy("Kies de rol in het gezin.")},
    )
    deceased_on = same_as(Person, "deceased_on", validators=[plausible_date])
    phone = same_as(FamilyMember, "phone")
    email = same_as(FamilyMember, "email")
    address = same_as(FamilyMember, "address")
    is_address_protected = same_as(FamilyMember, "is_address_protected", required=False)
    address_shared_with = forms.MultipleChoiceField(
        label=gettext_lazy("Afgeschermd adres delen met"),
        help_text=gettext_lazy("Niemand gekozen: alleen uw eigen organisatie ziet het."),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    remarks = same_as(FamilyMember, "remarks")

    def __init__(
        self,
        *args: Any,
        member: FamilyMember | None = None,
        others: Sequence[Organization] = (),
        may_change_address: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if member:
            self._offer_roles_of(member)
        shared_with = cast("forms.MultipleChoiceField", self.fields["address_shared_with"])
        shared_with.choices = [(str(each.pk), each.name) for each in others]
        if not others:
            del self.fields["address_shared_with"]
        if not may_change_address:
            for name in ("address", "is_address_protected", "address_shared_with"):
                self.fields.pop(name, None)

    def _offer_roles_of(self, member: FamilyMember) -> None:
        role = cast("forms.ChoiceField", self.fields["role"])
        is_child = member.role == FamilyRole.CHILD
        role.choices = [(FamilyRole.CHILD, FamilyRole.CHILD.label)] if is_child else ADULT_ROLES

    def contact(self) -> ContactFields:
        names = [name for name in ContactFields.__annotations__ if name in self.fields]
        chosen: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
        if "address_shared_with" in chosen:
            chosen["address_shared_with"] = [uuid.UUID(key) for key in chosen["address_shared_with"]]
        return cast("ContactFields", chosen)


class KnownPersonForm(PersonForm):
    """An adult who stands in another family of mine: who it is, is known; only the place in this family is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["role"]).choices = NO_CHOICE + ADULT_ROLES
        for name in PersonFields.__annotations__:
            del self.fields[name]


class FindPersonForm(forms.Form):
    """By which part of a name to look in my other families."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Typ een deel van de naam.")},
    )


class RelationForm(forms.Form):
    """How one person is related to one child; `authority` only for adults."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Relatie"),
        required=False,
        choices=[("", gettext_lazy("geen relatie")), *Relation.Kind.choices],
    )
    authority = forms.ChoiceField(
        label=gettext_lazy("Gezag"),
        required=False,
        choices=Relation.Authority.choices,
        initial=Relation.Authority.UNKNOWN,
    )
    since = forms.DateField(
        label=gettext_lazy("Sinds wanneer?"),
        required=False,
        validators=[plausible_date],
        help_text=gettext_lazy("Leeg: het was altijd al zo."),
    )

    def __init__(self, *args: Any, child: FamilyMember, member: FamilyMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        if member.role == FamilyRole.CHILD:
            del self.fields["authority"]

    def related(self) -> Related:
        chosen = self.cleaned_data
        return Related(
            child=self.child.person,
            kind=chosen["kind"],
            authority=chosen.get("authority") or Relation.Authority.UNKNOWN,
            since=chosen["since"],
        )


class RequestForm(forms.Form):
    """To ask the lead of a file that stays unseen; `token` is sealed."""

    token = forms.CharField(widget=forms.HiddenInput())
    purpose = forms.CharField(
        label=gettext_lazy("Waarom wilt u meedoen?"),
        help_text=gettext_lazy("De organisatie met de regie leest dit, met uw naam en uw organisatie."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Vul in waarom u wilt meedoen.")},
    )


def masked(bsn: str | None) -> str:
    """The last three digits, to compare with a paper: ••••••782."""
    return "••••••" + bsn[-3:] if bsn else ""


def bsn_help(bsn: str | None) -> str:
    if not bsn:
        return _("Nog niet bekend. Negen cijfers; het wordt versleuteld bewaard.")
    known = _("Bekend: %(number)s. Vul alleen iets in om het te vervangen.")
    return known % {"number": masked(bsn)}
