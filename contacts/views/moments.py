"""One contact: what it says, who said so, its versions, and correcting it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import open_family
from cases.actions.outbox import waited_on_a_telephone
from cases.models import Family, Ground, Person, Visibility
from cases.names import call_people_as_left, called
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT, Readers, readers_in_words
from cases.statements_shown import add_statements
from contacts.actions import correct_contact
from contacts.forms.moments import CorrectForm
from contacts.forms.moments.correcting import present_answers
from contacts.history import history_of
from contacts.models import ContactMoment, MomentStatement
from contacts.people import people_of
from contacts.today import visits_of
from contacts.versions import latest_version
from contacts.views.rows import own_moment, seen_moments
from contacts.views.writing import answer, family_to_write, posted, see
from organizations.access import MemberRequest, member_may
from organizations.models import Membership
from organizations.roles import Action


@require_safe
@member_may(Action.VIEW_FAMILY)
def contact_detail(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="contact")
    seen = seen_moments(family, by=request.member)
    moment = get_object_or_404(seen.select_related("recorded_by__user"), pk=moment_id)
    is_ours = moment.organization_id == request.member.organization_id
    together = list(seen.filter(visit=moment.visit).exclude(pk=moment.pk)) if moment.visit else []
    context = family_context(family, by=request.member, tab="contact")
    if context["involvement"] is None:
        call_people_as_left(people_in([moment, *together]), family, by=request.member)
    context |= {
        "moment": moment,
        "visit": visits_of([moment], by=request.member)[0],
        "together": together,
        "moved": list(seen.filter(Q(pk=moment.moved_to_id) | Q(moved_to=moment.pk)).order_by("planned_start")),
        "history": history_of(moment, by=request.member),
        "is_ours": is_ours,
        "waited": waited_on_a_telephone(
            moment.visit or moment.pk, page=reverse("contacts:contact_fill_in", args=[family.pk, moment.pk])
        ),
        "why": why_shown(family, moment, by=request.member),
        "readers": readers_of_moment(family, moment, by=request.member) if is_ours else None,
    }
    add_statements([moment], MomentStatement, family, called(context["members"]), by=request.member)
    return render(request, "contacts/contact_detail.html", context)


@deliverable
@require_http_methods(["GET", "POST"])
@member_may(Action.LOG_CONTACT)
def contact_correct(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(request, family_id)
    moment = own_moment(family, moment_id, by=request.member)
    people = people_of(family, by=request.member)
    initial = present_answers(moment) | {"seen": latest_version(moment).number}
    form = CorrectForm(posted(request), moment=moment, people=people, is_draft=DRAFT in request.POST, initial=initial)

    def deed() -> Sequence[ContactMoment]:
        corrected = correct_contact(
            moment=moment,
            by=request.member,
            correction_reason=form.cleaned_data["correction_reason"],
            persons=form.cleaned_data["persons"],
            child_words=form.child_words()[moment.child_id],
            shared_with=form.cleaned_data["shared_with"],
            move=form.move(),
            seen=form.cleaned_data["seen"],
            **form.content(),
        )
        return [corrected]

    def taken() -> list[ContactMoment]:
        form.resend("seen", latest_version(moment).number)
        return [own_moment(family, moment_id, by=request.member)]

    def done(saved: Sequence[ContactMoment]) -> HttpResponse:
        messages.success(request, _("Verbeterd. De oude versie blijft leesbaar."))
        return see(reverse("contacts:contact_detail", args=[family.pk, saved[0].pk]))

    visit = visits_of([moment], by=request.member)[0]
    context = {"family": family, "people": people, "moment": moment, "visit": visit}
    return answer(request, form, deed, done, taken, template="contacts/contact_correct.html", context=context)


def people_in(moments: Sequence[ContactMoment]) -> list[Person]:
    met = [one.person for moment in moments for one in moment.contact_persons.all()]
    return [*(moment.child for moment in moments), *met]


def why_shown(family: Family, moment: ContactMoment, *, by: Membership) -> list[str]:
    """Why the reader sees this contact, and what of it they do not see."""
    if moment.organization_id == by.organization_id:
        return [_("Uw organisatie legde dit vast.")]
    owner = {"organization": moment.organization.name}
    reasons = []
    if family.ground:
        ground = Ground(family.ground).label
        reasons.append(
            _("Uw organisatie doet mee bij dit gezin en leest het onderdeel contact. Grondslag: %(ground)s.")
            % {"ground": ground}
        )
    if moment.visibility == Visibility.NAMED and moment.may_read_words:
        reasons.append(_("%(organization)s koos uw organisatie als lezer.") % owner)
    if not moment.may_read_words:
        reasons.append(_("Wat erbij geschreven is deelt %(organization)s niet met u. Vraag het daar na.") % owner)
    return reasons


def readers_of_moment(family: Family, moment: ContactMoment, *, by: Membership) -> Readers:
    return readers_in_words(
        family,
        by=by,
        section="contact",
        children=[moment.child],
        visibility=moment.visibility,
        day=moment.held_on,
        shared_with=list(moment.shared_with.all()),
    )
