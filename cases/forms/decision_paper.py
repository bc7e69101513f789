"""The whole form of a decision: itself, a card for each person it may concern, and the list of a placement."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from cases.decisions import Around, role_words
from cases.forms.decisions import CorrectDecisionForm, DecisionForm, NewDecisionForm
from cases.forms.hearings import BeforeForm, Concerned, HearingForm, initial_of
from cases.hearing_roles import CHILDREN, HearingRole, Roles
from cases.hearings import Before, Hearing, answers, hearing_of
from cases.models import Decision, Family, FamilyMember, FamilyRole, Placement
from cases.readers import DRAFT, known_organizations
from organizations.models import Membership, Organization


class DecisionPaper:
    """What the page shows and the deed takes. `decision` is the one that is corrected; None when it is new."""

    def __init__(
        self,
        data: Any,
        *,
        family: Family,
        by: Membership,
        context: dict[str, Any],
        people: Around,
        initial: dict[str, Any],
        decision: Decision | None = None,
    ) -> None:
        self.people, self.decision = people, decision
        self.is_draft = bool(data) and DRAFT in data
        members: Sequence[FamilyMember] = context["members"]
        children = [each for each in members if each.is_concerned]
        self.form = self.decision_form(
            data, known_organizations(family, by=by), context["placements"], children, initial
        )
        roles = people.roles(self.form.day_now(), [each.person_id for each in children])
        written = (
            {row.person_id: hearing_of(row, row.person) for row in decision.participations.all()} if decision else {}
        )
        concerned = concerned_of(members, roles, written, people, self.form.day_now())
        self.cards = [self.card(data, each, written.get(each.person.pk)) for each in concerned]
        order = [str(each.person_id) for each in children]
        for card in self.cards:
            key = str(card.concerned.person.pk)
            card.place = order.index(key) + 1 if key in order else 0
        self.before = BeforeForm(data, is_draft=self.is_draft, initial=initial_before(decision))

    def decision_form(
        self,
        data: Any,
        organizations: Sequence[Organization],
        placements: Iterable[Placement],
        children: Sequence[FamilyMember],
        initial: dict[str, Any],
    ) -> DecisionForm:
        """`organizations`: the own one first, then the others that openly take part."""
        kind = CorrectDecisionForm if self.decision else NewDecisionForm
        inside = {each.person_id for each in children}
        chosen = self.decision.decided_by_organization if self.decision else None
        return kind(
            data,
            children=children,
            placements=[each for each in placements if each.child_id in inside],
            deciders=list(dict.fromkeys([*organizations, *([chosen] if chosen else [])])),
            organizations={each.pk: each for each in organizations[1:]},
            owner=organizations[0],
            is_draft=self.is_draft,
            initial=initial,
        )

    def card(self, data: Any, concerned: Concerned, written: Hearing | None) -> HearingForm:
        initial = initial_of(written) if written else {}
        return HearingForm(data, concerned=concerned, is_draft=self.is_draft, initial=initial)

    @property
    def asked_first(self) -> list[HearingForm]:
        """Those who should be heard, and whoever is written down already."""
        return [card for card in self.cards if card.concerned.is_needed or card.initial]

    @property
    def others(self) -> list[HearingForm]:
        return [card for card in self.cards if card not in self.asked_first]

    @property
    def others_open(self) -> bool:
        """Whether one of them was answered, or something about one is not right."""
        return any(card["answer"].value() or (card.is_bound and card.errors) for card in self.others)

    @property
    def all_forms(self) -> list[Any]:
        """The forms whose errors count: not the card of a child it is not about, nor the list of another kind."""
        chosen = {child.pk for child in self.form.children_now()}
        cards = [card for card in self.cards if not card.concerned.is_child or card.concerned.person.pk in chosen]
        is_placement = self.form.answer("kind") == Decision.Kind.PLACEMENT
        return [self.form, *cards, *([self.before] if is_placement else [])]

    def is_valid(self) -> bool:
        """Who should be heard follows from the children that are chosen and from the day of the decision."""
        if self.is_draft or not self.form.is_bound:
            return False
        self.form.is_valid()
        day = self.form.day_now()
        needed = self.people.roles(day, [child.pk for child in self.form.children_now()])
        for card in self.cards:
            role = needed.get(card.concerned.person.pk)
            card.day = day
            card.need(is_needed=role is not None and role != HearingRole.CARER)
        answers_of_all = [form.is_valid() for form in self.all_forms]  # each shows its errors, not only the first
        return all(answers_of_all)

    def content(self) -> dict[str, Any]:
        """The arguments of the deed."""
        forms = self.all_forms
        hearings = [form.hearing() for form in forms if isinstance(form, HearingForm)]
        before: Before | None = self.before.before() if self.before in forms else None
        return self.form.cleaned_data | {"hearings": [each for each in hearings if each], "before": before}


def written_down(decision: Decision | None) -> dict[uuid.UUID, Hearing]:
    """How each person was heard, as it stands."""
    rows = decision.participations.all() if decision else ()
    return {row.person_id: hearing_of(row, row.person) for row in rows}


def initial_before(decision: Decision | None) -> dict[str, Any]:
    return vars(answers(decision.last_resort)) if decision and hasattr(decision, "last_resort") else {}


def concerned_of(
    members: Iterable[FamilyMember],
    roles: Roles,
    written: Iterable[uuid.UUID],
    people: Around,
    day: datetime.date,
) -> list[Concerned]:
    """The children inside the wall, their parents, carers, then everybody else of the family but professionals."""
    by_key = {each.person_id: each for each in members if not is_elsewhere(each, roles, written)}
    order = [*(key for key in roles if key in by_key), *(key for key in by_key if key not in roles)]
    return [
        Concerned(
            person=by_key[key].person,
            name=by_key[key].called,
            role=role_words(key, day, roles.get(key), people),
            is_needed=roles.get(key) not in (None, HearingRole.CARER),
            is_child=roles.get(key) in CHILDREN,
        )
        for key in order
    ]


def is_elsewhere(member: FamilyMember, roles: Roles, written: Iterable[uuid.UUID]) -> bool:
    """A child outside the wall, somebody who died, a professional: not asked about, unless written down already."""
    if member.person_id in roles:
        return False
    return member.role == FamilyRole.CHILD or (
        member.person_id not in set(written)
        and (member.role == FamilyRole.PROFESSIONAL or member.person.deceased_on is not None)
    )
