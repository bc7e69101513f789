"""What waited on a telephone: delivered once, decided anew by its page, and told clearly when that cannot be."""

import datetime
import json
import uuid
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions.outbox import hold_membership
from cases.models import DeliveredLetter, Draft, Family
from cases.sealing import CURVE, PURPOSE, public_key
from contacts.models import ContactMoment
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import local, make_moment, today

LogIn = Callable[[Membership], Client]
WORDS = "Op het terras van opa"


def seal(content: dict[str, Any], owner: str) -> str:
    """As the browser does it."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, b64decode(public_key()))
    fresh = ec.generate_private_key(CURVE)
    shared = fresh.exchange(ec.ECDH(), theirs)
    secret = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(shared)
    text = AESGCM(secret).encrypt(bytes(12), json.dumps(content).encode(), owner.encode())
    point = fresh.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    parts = {"key": point, "iv": bytes(12), "text": text}
    return json.dumps({name: b64encode(part).decode() for name, part in parts.items()})


def letter(member: Membership, page: str, fields: dict[str, str], key: uuid.UUID | None = None) -> str:
    registered = (timezone.now() - datetime.timedelta(hours=2)).isoformat()
    content = {"id": str(key or uuid.uuid4()), "page": page, "fields": [*fields.items()], "registeredAt": registered}
    return seal(content, str(member.pk))


def deliver(client: Client, sealed: str) -> Any:
    return client.post(reverse("cases:outbox_deliver"), {"letter": sealed})


def plan(cast: Cast, **more: str) -> tuple[str, dict[str, str]]:
    """The form that plans one contact, and its page."""
    page = reverse("contacts:contact_plan", args=[cast.family.pk])
    fields = {
        "key": str(uuid_utils.compat.uuid7()),
        "draft_page": page,
        "children": str(cast.noor.pk),
        "persons": str(cast.mother.pk),
        "form": "visit_neutral",
        "planned_start": f"{today(3)}T15:30",
        "supervision": "none",
        "place": WORDS,
    }
    return page, fields | more


def test_a_contact_planned_without_network_is_planned_once(cast: Cast, as_member: LogIn) -> None:
    client, (page, fields) = as_member(cast.sanne), plan(cast)
    sealed = letter(cast.sanne, page, fields)
    for _time in range(2):
        answer = deliver(client, sealed)
        assert (answer.status_code, answer.json()["isSaved"]) == (200, True)
    moment = ContactMoment.objects.get(place=WORDS)
    assert (moment.outcome, moment.organization) == ("planned", cast.gi)
    shown = client.get(reverse("contacts:contact_detail", args=[cast.family.pk, moment.pk])).content.decode()
    assert "Zonder netwerk ingevuld" in shown


def test_a_plan_whose_hour_passed_waits_among_the_drafts(cast: Cast, as_member: LogIn) -> None:
    page, fields = plan(cast, planned_start=f"{today(-1)}T15:30")
    answer = deliver(as_member(cast.sanne), letter(cast.sanne, page, fields))
    assert (answer.status_code, answer.json()["isSaved"]) == (200, False)
    assert Draft.objects.get(ended_at=None).words == WORDS
    assert not ContactMoment.objects.filter(place=WORDS).exists()


def test_what_a_letter_is_about_and_is_gone_by_now_is_told_and_kept_on_the_telephone(
    cast: Cast, as_member: LogIn
) -> None:
    moment = make_moment(cast.family, cast.gi, cast.noor, cast.father, outcome="planned", planned_start=local(today(1)))
    page = reverse("contacts:contact_fill_in", args=[cast.family.pk, moment.pk])
    moment.contact_persons.all().delete()
    moment.delete()
    for gone in (page, "/gezinnen/", "/nergens/", reverse("contacts:contact_plan", args=[uuid.uuid4()])):
        answer = deliver(as_member(cast.sanne), letter(cast.sanne, gone, {"facts": WORDS}))
        assert answer.status_code == 409
        assert "staat nog versleuteld op dit apparaat" in answer.json()["words"]
    assert not DeliveredLetter.objects.exists()


def test_a_family_that_is_no_longer_mine_is_told_also_when_the_form_is_not_right(cast: Cast, as_member: LogIn) -> None:
    client, (page, fields) = as_member(cast.sanne), plan(cast, children="")
    Family.objects.get(pk=cast.family.pk).assignments.all().delete()
    assert deliver(client, letter(cast.sanne, page, fields)).status_code == 409
    assert not Draft.objects.exists()


def test_the_key_of_somebody_elses_letter_is_no_fault_of_ours(cast: Cast, as_member: LogIn) -> None:
    key = uuid.uuid4()
    assert deliver(as_member(cast.sanne), letter(cast.sanne, *plan(cast), key)).status_code == 200
    assert deliver(as_member(cast.joris), letter(cast.joris, *plan(cast), key)).status_code == 409
    assert ContactMoment.objects.filter(place=WORDS).count() == 1


def test_a_letter_for_somebody_else_does_not_open(cast: Cast, as_member: LogIn) -> None:
    assert deliver(as_member(cast.joris), letter(cast.sanne, *plan(cast))).status_code == 400


@pytest.mark.django_db
def test_a_membership_that_is_gone_is_not_there() -> None:
    with pytest.raises(Http404):
        hold_membership(Membership(pk=uuid.uuid4()))
