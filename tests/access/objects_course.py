"""Measures, requests, agreements and explanations that rows are about, and the words in them that must not leak."""

from __future__ import annotations

from tests.access.routes import Keys
from tests.cast import ABOUT_SEM, OF_THE_OUTSIDER, OF_WHO_LEFT, SHARED, UNDISCLOSED, Cast
from tests.makers import make_agreement, make_explanation, make_measure, make_request, today

# --- what rows are about: of Noor, recorded by the GI ----------------------------------------------------------------


def measure(cast: Cast) -> Keys:
    return {"measure_id": make_measure(cast.family, cast.gi, cast.noor).pk}


def emergency(cast: Cast) -> Keys:
    """An authorisation with haste: nobody is heard yet, and it is not carried out."""
    terms = {"kind": "muhp_emergency", "is_unheard": True, "ordered_on": today(-3), "starts_on": today(-3)}
    return {"measure_id": make_measure(cast.family, cast.gi, cast.noor, **terms).pk}


def lifted_measure(cast: Cast) -> Keys:
    """Of a kind that the words nobody else may read are not on: one runs at a time."""
    lifted = {"ends_on": today(60), "lifted_on": today(-1), "lift_reason": "Het gaat goed"}
    return {"measure_id": make_measure(cast.family, cast.gi, cast.noor, kind="secure_conditional", **lifted).pk}


def court_request(cast: Cast) -> Keys:
    return {"request_id": make_request(cast.family, cast.gi, cast.noor).pk}


def decided_request(cast: Cast) -> Keys:
    decided = {"outcome": "refused", "decided_on": today(-1)}
    return {"request_id": make_request(cast.family, cast.gi, cast.noor, **decided).pk}


def agreement(cast: Cast) -> Keys:
    return {"agreement_id": make_agreement(cast.family, cast.gi, cast.noor, cast.mother).pk}


def ended_agreement(cast: Cast) -> Keys:
    ended = {"starts_on": today(-100), "ends_on": today(-60)}
    return {"agreement_id": make_agreement(cast.family, cast.gi, cast.noor, cast.mother, **ended).pk}


def explanation(cast: Cast) -> Keys:
    return {"explanation_id": make_explanation(cast.family, cast.gi, cast.mother, cast.noor).pk}


# --- words that only some may read -----------------------------------------------------------------------------------


def mark_course(cast: Cast) -> None:
    """In every text of the course that a page shows; long ago, so that rows can have their own of today."""
    family, noor, sem = cast.family, cast.noor, cast.sem
    for number, (words, organization, child) in enumerate(
        (
            (SHARED, cast.gi, noor),
            (ABOUT_SEM, cast.gi, sem),
            (UNDISCLOSED, cast.veilig_thuis, noor),
            (OF_WHO_LEFT, cast.wijkteam, noor),
        )
    ):
        past = {"starts_on": today(-900 + 30 * number), "ends_on": today(-880 + 30 * number)}
        make_agreement(family, organization, child, cast.mother, agreements=words, **past)
        ordered = past | {"ordered_on": past["starts_on"], "kind": "youth_probation"}
        make_measure(family, organization, child, ground=words, court=words, **ordered)
        asked = {"requested_on": past["starts_on"], "decided_on": past["ends_on"], "outcome": "refused"}
        make_request(family, organization, child, help_instead=words, child_reaction=words, **asked)
        make_explanation(family, organization, cast.mother, child, remark=words, explained_on=past["starts_on"])
    make_explanation(family, cast.gi, cast.father, noor, sem, remark=ABOUT_SEM)
    stranger = cast.other_family.people.first()
    assert stranger is not None
    make_agreement(cast.other_family, cast.outsider, stranger, stranger, agreements=OF_THE_OUTSIDER)
