"""The working agreements of one's own organisation on when contact asks for attention."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contacts.actions.thresholds import PART, Thresholds, set_thresholds
from contacts.forms.thresholds import ThresholdsForm
from contacts.models import GapSettings
from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.forms import add_errors
from organizations.roles import Action


@require_http_methods(["GET", "POST"])
@member_may(Action.SET_THRESHOLDS)
def thresholds(request: MemberRequest) -> HttpResponse:
    now = GapSettings.of(request.member.organization)
    if request.method != "POST":
        record("thresholds.viewed", by=request.member, action=ActionCode.READ, part=PART)
        return render(request, "contacts/thresholds.html", {"form": ThresholdsForm(instance=now)})
    form = ThresholdsForm(data=request.POST, instance=now)
    if form.is_valid():
        try:
            set_thresholds(by=request.member, **cast("Thresholds", form.cleaned_data))
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen: de werkafspraken gelden vanaf nu."))
            return HttpResponseRedirect(reverse("contacts:thresholds"), status=303)
    return render(request, "contacts/thresholds.html", {"form": form}, status=422)
