"""What each thinks is needed and talks about it, with the words that only some may read."""

from __future__ import annotations

from typing import Any

from organizations.models import Organization
from tests.cast import ABOUT_SEM, NAMED_FOR_GI, OF_THE_OUTSIDER, OF_WHO_LEFT, SECRET_OF_GI, SHARED, UNDISCLOSED, Cast
from tests.makers import make_talk, make_view


def mark_plan(cast: Cast, *, own: str, named: str) -> None:
    """The same words in what each thinks is needed and in talks about it; each differs from what others read."""
    family, gi = cast.family, cast.gi
    told: list[tuple[Organization, str, dict[str, Any]]] = [
        (gi, SHARED, {"child": cast.noor}),
        (gi, SECRET_OF_GI, {"child": cast.noor, "visibility": "own"}),
        (gi, ABOUT_SEM, {"child": cast.sem}),
        (gi, ABOUT_SEM, {"person": cast.sem}),
        (gi, named, {"visibility": "named", "shared_with": [cast.pleegzorg]}),
        (cast.pleegzorg, NAMED_FOR_GI, {"visibility": "named", "shared_with": [gi]}),
        (cast.pleegzorg, own, {"person": cast.father, "visibility": "own"}),
        (cast.veilig_thuis, UNDISCLOSED, {}),
        (cast.wijkteam, OF_WHO_LEFT, {}),
    ]
    for owner, words, more in told:
        make_view(family, owner, needed=words, worries=words, going_well=words, **more)
        said_by = more.pop("person", None)
        make_talk(family, owner, agreed=words, with_people=[said_by] if said_by else [], **more)
    make_view(cast.other_family, cast.outsider, needed=OF_THE_OUTSIDER)
