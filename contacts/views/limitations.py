"""To whom a limitation of contact by the GI was announced."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import get_family, not_there, require_section
from cases.models import Family
from cases.names import called
from cases.pages import family_context
from contacts.actions.limitations import announce_limitation
from contacts.announced import addressees, may_object_now
from contacts.forms.limitations import AnnounceForm
from contacts.models import ContactArrangement, Source
from contacts.views.arrangements import page, pair_url, versions
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.roles import Action


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_ARRANGEMENT)
def limitation_announce(request: MemberRequest, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    limitation = own_limitation(request, family, arrangement_id)
    require_section(family, "contact", by=request.member, children=[limitation.child])
    members = family_context(family, by=request.member, tab="contact")["members"]
    can_object = may_object_now(family, limitation.child_id, members, by=request.member)
    found = addressees(list(limitation.announcements.all()), can_object, called(members))
    form = AnnounceForm(filled_in(request), addressees=found)
    if form.is_bound and form.is_valid():
        try:
            announce_limitation(arrangement=limitation, by=request.member, told=form.told)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen. Bij de regeling staat tot wanneer bezwaar kan."))
            return see_other(pair_url(limitation))
    return page(request, family, limitation, "contacts/limitation_announce.html", form=form)


def own_limitation(request: MemberRequest, family: Family, arrangement_id: uuid.UUID) -> ContactArrangement:
    """A limitation my organisation recorded; Http404 with a line in the log when it is not."""
    rows = versions(request, family).owned_by(request.member)
    limitation: ContactArrangement | None = rows.filter(pk=arrangement_id, source=Source.GI_LIMITATION).first()
    if limitation is None:
        raise not_there(family.pk, by=request.member, part="contact")
    return limitation
