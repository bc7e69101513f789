"""The code by which a report speaks of a pair: the same in every report of one organisation, another in another's.

A keyed hash (HMAC-SHA256 under the secret key) of organisation, child and person, so no code can be computed from
another one, or from the keys of people. 35 bits: among 10,000 pairs two with one code are a chance of 1 in 700.
"""

from __future__ import annotations

import uuid

from django.utils.crypto import salted_hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that reads as something else
LENGTH = 7


def pair_code(organization_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID) -> str:
    """For example P-4K7Q2XM."""
    value = f"{organization_id}:{child_id}:{person_id}"
    number = int.from_bytes(salted_hmac("contacts.pair_codes", value, algorithm="sha256").digest(), "big")
    letters = [ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)]
    return f"P-{''.join(letters)}"
