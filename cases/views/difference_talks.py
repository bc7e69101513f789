"""Talking over views that differ: writing down what was agreed, and taking that back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.access import get_family, not_there, require_section
from cases.actions.difference_talks import record_talk, withdraw_talk
from cases.actions.entries import SavedDifferentlyError
from cases.forms.difference_talks import TalkForm
from cases.forms.need_views import chosen_at_first
from cases.models import DifferenceTalk, Section
from cases.outbox import deliverable
from cases.pages import family_context
from cases.views.need_views import choices_of, form_page
from cases.views.plan import PART, domain_of
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.roles import Action

TEMPLATE = "cases/plan/talk_create.html"


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_VIEW)
def talk_create(request: MemberRequest, family_id: uuid.UUID, domain_code: str) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    require_section(family, Section.PLAN, by=request.member)
    domain = domain_of(family, domain_code, by=request.member)
    context = family_context(family, by=request.member, tab=PART) | {"domain": domain}
    initial = chosen_at_first(request.GET.dict(), keys={"kind": "child"})
    form = TalkForm(filled_in(request), initial=initial, **choices_of(request, family, context))
    if form.is_bound and not form.is_draft and form.is_valid():
        try:
            talk = record_talk(family=family, by=request.member, domain=domain, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, _("Dit gesprek is al opgeslagen, maar met andere woorden. Bekijk eerst wat er staat."))
            return form_page(request, family, context, form, template=TEMPLATE, day="discussed_on", status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:talk_withdraw", args=[family.pk, talk.pk])
            messages.success(request, _("Opgeslagen: besproken, met wat er is afgesproken."), extra_tags=undo)
            return see_other("cases:plan_domain", family.pk, domain.code)
    return form_page(request, family, context, form, template=TEMPLATE, day="discussed_on")


@require_POST
@member_may(Action.RECORD_VIEW)
def talk_withdraw(request: MemberRequest, family_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    talks = DifferenceTalk.objects.visible_to(request.member).owned_by(request.member).standing()
    talk = talks.filter(family=family, pk=talk_id).first()
    if talk is None:
        raise not_there(family.pk, by=request.member, part=PART)
    withdraw_talk(talk, by=request.member)
    messages.success(request, _("Teruggehaald. Het gesprek telt niet meer mee."))
    return see_other("cases:plan_domain", family.pk, talk.domain_id)
