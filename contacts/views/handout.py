"""Overview for a hearing or a talk: choose what goes in and for whom, see it, and take it along as a PDF."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.access import get_family, open_family
from cases.documents import pdf_of, what_is_missing
from cases.models import Family
from cases.pages import family_context
from contacts.actions.handouts import LANGUAGE, Made, make_overview, overview_of
from contacts.forms.handout import HandoutForm
from contacts.handout.content import Handout
from contacts.handout.drawing import drawing_of, sign_styles
from contacts.handout.recipients import RecipientRole
from contacts.pairs import Pair, pairs_of
from contacts.strip import legend_of
from organizations.access import MemberRequest, member_may
from organizations.forms import add_errors
from organizations.roles import Action


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.VIEW_FAMILY)
def overview_prepare(
    request: MemberRequest, family_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID
) -> HttpResponse:
    """The form; posted here it shows what would be in the overview."""
    family, pair, context = opened(request, family_id, child_id, person_id)
    sent = request.POST if request.method == "POST" else None
    form = HandoutForm(family=family, pair=pair, by=request.member, data=sent)
    handout = shown(form, pair, family, request) if form.is_bound else None
    return page(request, context, form, handout)


@require_POST
@member_may(Action.VIEW_FAMILY)
def overview_pdf(
    request: MemberRequest, family_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID
) -> HttpResponse:
    """The overview as a file; 422 with the form when it cannot be made, 503 when this server cannot draw."""
    family, pair, context = opened(request, family_id, child_id, person_id)
    form = HandoutForm(family=family, pair=pair, by=request.member, data=request.POST)
    if what_is_missing():
        return page(request, context, form, None, status=503)
    if not form.is_valid():
        return page(request, context, form, None)
    try:
        made = make_overview(pair, family, form.wanted, by=request.member)
    except ValidationError as error:
        add_errors(form, error)
        return page(request, context, form, None)
    name = f"overzicht-contact-{made.handout.made_on:%Y-%m-%d}-{made.mark[:8]}.pdf"
    return HttpResponse(
        document(made),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def opened(
    request: MemberRequest, family_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID
) -> tuple[Family, Pair, dict[str, Any]]:
    """The family, by an organisation that takes part today, and the pair in it. Raises Http404."""
    get_family(family_id, by=request.member)
    family = open_family(family_id, by=request.member, part="contact")
    context = family_context(family, by=request.member, tab="contact")
    pairs = pairs_of(family, by=request.member, members=context["members"], placements=context["placements"])
    pair = next((each for each in pairs if each.key == (child_id, person_id)), None)
    if pair is None:
        raise Http404(_("Deze twee mensen vinden we niet bij elkaar in dit gezin."))
    return family, pair, context | {"pair": pair}


def shown(form: HandoutForm, pair: Pair, family: Family, request: MemberRequest) -> Handout | None:
    """What would be in it; None with the reason on the form when there can be no overview."""
    if not form.is_valid():
        return None
    try:
        return overview_of(pair, family, form.wanted, by=request.member)
    except ValidationError as error:
        add_errors(form, error)
        return None


def page(
    request: MemberRequest, context: dict[str, Any], form: HandoutForm, handout: Handout | None, *, status: int = 200
) -> HttpResponse:
    context |= {
        "form": form,
        "handout": handout,
        "missing": what_is_missing(),
        "tells_a_parent": handout is not None and form.cleaned_data["role"] == RecipientRole.PARENT,
    }
    if status == 200 and form.errors:
        status = 422
    return render(request, "contacts/handout/prepare.html", context, status=status)


def document(made: Made) -> bytes:
    """The overview, drawn: always in Dutch."""
    with translation.override(LANGUAGE):
        handout = made.handout
        context = {
            "handout": handout,
            "mark": made.mark,
            "drawings": [drawing_of(row) for row in handout.strips],
            "legend": legend_of([row.strip for row in handout.strips]),
        }
        html = render_to_string("contacts/handout/document.html", context)
        return pdf_of(html, styles=styles())


def styles() -> str:
    tokens = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
    return tokens + render_to_string("contacts/handout/document.css") + sign_styles()
