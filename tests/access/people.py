"""The cast as groups that get the same answer, so that a row of the access table is short."""

from __future__ import annotations

from tests.cast import Cast

ANONYMOUS = "anonymous"
WITHOUT_WORK = "lies"
"""Her membership ended: she can log in, and works nowhere."""

Answers = dict[str, int]
"""Names of the cast, with spaces, and the status they get."""

NOT_AT_WORK: Answers = {ANONYMOUS: 302, WITHOUT_WORK: 302}
NOT_AT_WORK_API: Answers = {ANONYMOUS: 401, WITHOUT_WORK: 403}
OTHER_ROLES = "ruud petra anton"

GI, PLEEGZORG, VEILIG_THUIS = "sanne tess carla", "joris clara", "vera"
"""Who works with family Jansen, by organisation."""

INSIDE = f"{GI} {PLEEGZORG} {VEILIG_THUIS}"
LEFT, OUTSIDE = "fenna", "bram otto sanne_elsewhere"
WORKERS = "sanne tess joris bram sanne_elsewhere"
COORDINATORS = "carla clara vera fenna otto"
WITH_FAMILIES = f"{WORKERS} {COORDINATORS}"
AT_WORK = f"{WITH_FAMILIES} {OTHER_ROLES}"
EVERYBODY = f"{ANONYMOUS} {WITHOUT_WORK} {AT_WORK}"


def everybody(cast: Cast) -> list[str]:
    return [ANONYMOUS, *cast.members]


def in_file(
    status: int, who: str = INSIDE, *, others: int = 404, left: int = 404, strangers: Answers = NOT_AT_WORK
) -> Answers:
    """An address in the file of family Jansen: `status` for `who`, `others` for the rest inside the wall.

    `left` is for the organisation that took part before; outsiders and those who are not assigned find nothing.
    """
    answers = strangers | {OTHER_ROLES: 403, OUTSIDE: 404, LEFT: left, INSIDE: others}
    return spread(answers) | spread({who: status})


def for_coordinators(status: int, who: str, *, others: int = 404) -> Answers:
    """What only coordinators do: `status` for `who`, `others` for those who do not find it."""
    return NOT_AT_WORK | {WORKERS: 403, OTHER_ROLES: 403} | spread({COORDINATORS: others}) | spread({who: status})


def by_role(status: int, who: str, *, strangers: Answers = NOT_AT_WORK) -> Answers:
    """What depends on nothing but the role: `status` for `who`, 403 for the others."""
    return strangers | spread({AT_WORK: 403}) | spread({who: status})


def for_all(status: int) -> Answers:
    return {EVERYBODY: status}


def spread(answers: Answers) -> dict[str, int]:
    """One status by name; where a name stands twice, the last one holds."""
    return {name: status for names, status in answers.items() for name in names.split()}
