"""What rows are about and the cast does not have: offers, drafts, arrangements. Made when a row asks for it."""

from __future__ import annotations

import datetime
import uuid

import uuid_utils.compat
from django.urls import reverse
from django.utils import timezone

from cases.models import AccessRequest, Draft, FamilyMember, Invitation, Involvement, LeadTransfer, Placement
from contacts.actions.calendar import make_feed
from contacts.actions.planning import plan_series
from contacts.models import ContactArrangement
from organizations.models import MemberInvitation
from tests.access.routes import Keys
from tests.cast import Cast
from tests.makers import involve, make_arrangement, make_family, make_parent, make_wish, today


def invitation(cast: Cast) -> Keys:
    """The GI invites the outsider."""
    made = Invitation.objects.create(
        family=cast.family,
        organization=cast.outsider,
        made_by=cast.carla,
        ground="directly_involved",
        purpose="Samen helpen",
        informed_on=today(),
        sections_read=["family"],
        sections_write=[],
    )
    return {"invitation_id": made.pk}


def access_request(cast: Cast) -> Keys:
    """The outsider asks to take part."""
    made = AccessRequest.objects.create(
        family=cast.family, organization=cast.outsider, made_by=cast.otto, purpose="Wij kennen Noor van de groep"
    )
    return {"request_id": made.pk}


def lead_transfer(cast: Cast) -> Keys:
    """The GI offers the lead to pleegzorg."""
    made = LeadTransfer.objects.create(
        family=cast.family, organization=cast.pleegzorg, made_by=cast.carla, reason="De maatregel loopt af"
    )
    return {"offer_id": made.pk}


def draft(cast: Cast) -> Keys:
    """Of Sanne at the GI, of a note in family Jansen."""
    page = reverse("cases:note_create", args=[cast.family.pk])
    made = Draft.objects.create(
        membership=cast.sanne, family=cast.family, page=page, fields={"facts": ["Nog niet af"]}, saved_at=timezone.now()
    )
    return {"draft_id": made.pk}


def closed_family(cast: Cast) -> Keys:
    """A file the GI closed today."""
    family = make_family("Dicht")
    make_parent(family)
    involve(family, cast.gi, is_lead=True, ends_on=today(), revoked_at=timezone.now(), end_reason="De hulp is klaar")
    family.closed_on, family.closing_reason = today(), "De hulp is klaar"
    family.save(update_fields=["closed_on", "closing_reason"])
    return {"family_id": family.pk}


def arrangement(cast: Cast) -> Keys:
    """Of the GI: each week the mother, on Wednesdays."""
    made = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, minutes=60)
    made.schedule_lines.create(weekday=3, starts_at=datetime.time(15, 30), form="visit_home")
    return {"arrangement_id": made.pk}


def limitation(cast: Cast) -> Keys:
    """By the GI, of the calls of Noor with her father."""
    limits = {"source": "gi_limitation", "legal_basis": "265f", "form_class": "remote"}
    made = make_arrangement(cast.family, cast.gi, cast.noor, cast.father, **limits)
    return {"arrangement_id": made.pk}


def wish(cast: Cast) -> Keys:
    """Of Noor, about her mother; everybody who reads contact reads it."""
    return {"wish_id": make_wish(cast.family, cast.gi, cast.noor, cast.mother).pk}


def series(cast: Cast) -> Keys:
    """What Sanne planned by that arrangement."""
    known, key = arrangement(cast), uuid_utils.compat.uuid7()
    version = ContactArrangement.objects.select_related("family", "child", "person").get(pk=known["arrangement_id"])
    plan_series(arrangement=version, by=cast.sanne, key=key)
    return known | {"key": key}


def feed(cast: Cast) -> Keys:
    """Sanne's agenda-link."""
    return {"secret": make_feed(by=cast.sanne)}


def member_invitation(cast: Cast) -> Keys:
    """Someone new is invited to work at the GI."""
    made = MemberInvitation.objects.create(
        organization=cast.gi,
        email="nieuw@voorbeeld.example",
        name="Nienke Nieuw",
        role="care_worker",
        token_hash=uuid.uuid4().hex,
        invited_by=cast.anton,
        expires_at=timezone.now() + datetime.timedelta(days=7),
    )
    return {"invitation": made.pk}


def mother(cast: Cast) -> Keys:
    return {"member_id": FamilyMember.objects.get(family=cast.family, person=cast.mother).pk}


def sem(cast: Cast) -> Keys:
    """The child pleegzorg does not take part for."""
    return {"member_id": FamilyMember.objects.get(family=cast.family, person=cast.sem).pk}


def placement(cast: Cast) -> Keys:
    """Of Noor, recorded by the GI."""
    return {"placement_id": Placement.objects.get(family=cast.family, child=cast.noor).pk}


def ended_placement(cast: Cast) -> Keys:
    found = Placement.objects.get(family=cast.family, child=cast.noor)
    found.ends_on = today()
    found.save(update_fields=["ends_on"])
    return {"placement_id": found.pk}


def pleegzorg(cast: Cast) -> Keys:
    return {"involvement_id": cast.pleegzorg_involvement.pk}


def veilig_thuis(cast: Cast) -> Keys:
    """The involvement that is not disclosed."""
    return {"involvement_id": Involvement.objects.get(family=cast.family, organization=cast.veilig_thuis).pk}
