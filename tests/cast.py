"""The fixed cast: one family, two organisations that work with it and one that does not, and everybody around.

Family Jansen has two children: Noor (with everybody) and Sem (not with pleegzorg: split brothers and sisters).
Everything that must not be read by others holds a marker of its own.
"""

from dataclasses import dataclass

from cases.models import Family, Involvement, Note, Person
from contacts.models import ContactMoment
from organizations.models import Membership, Organization, Team
from tests.makers import (
    assign,
    involve,
    make_child,
    make_family,
    make_member,
    make_moment,
    make_note,
    make_organization,
    make_parent,
    make_placement,
    make_team,
    today,
)

SECRET_OF_GI = "GEHEIM-VAN-DE-GI"
NAMED_FOR_GI = "ALLEEN-MET-DE-GI-GEDEELD"
ABOUT_SEM = "STUK-OVER-SEM"
SHARED = "DIT-LEEST-IEDEREEN"
PROTECTED_ADDRESS = "Schuilstraat 7"
PROTECTED_PLACE = "Geheime Plek 9"
OF_THE_OUTSIDER = "VAN-EEN-ANDER-GEZIN"
UNDISCLOSED = "VAN-VEILIG-THUIS"
OF_WHO_LEFT = "VAN-WIE-VERTROK"


@dataclass(frozen=True)
class Cast:
    """Who and what there is; members by organisation and role."""

    family: Family
    other_family: Family
    noor: Person
    sem: Person
    mother: Person
    father: Person
    gi: Organization
    pleegzorg: Organization
    veilig_thuis: Organization
    wijkteam: Organization
    outsider: Organization
    gi_team: Team
    gi_involvement: Involvement
    pleegzorg_involvement: Involvement
    sanne: Membership
    """Care worker of the GI, assigned to the family."""
    bram: Membership
    """Care worker of the GI, not assigned."""
    tess: Membership
    """Care worker of the GI, in the team the family is assigned to."""
    carla: Membership
    """Coordinator of the GI, which leads."""
    ruud: Membership
    """Manager of the GI."""
    petra: Membership
    """Privacy officer of the GI."""
    anton: Membership
    """Administrator of the GI."""
    joris: Membership
    """Care worker of pleegzorg, assigned."""
    clara: Membership
    """Coordinator of pleegzorg."""
    vera: Membership
    """Coordinator of Veilig Thuis, involved but not disclosed."""
    fenna: Membership
    """Coordinator of the wijkteam, whose involvement ended."""
    otto: Membership
    """Coordinator of an organisation that never took part."""
    lies: Membership
    """Left the GI yesterday: her membership ended."""
    sanne_elsewhere: Membership
    """Sanne's second employer: the outsider."""
    shared_note: Note
    own_note: Note
    named_note: Note
    sem_note: Note
    moment: ContactMoment
    own_words_moment: ContactMoment
    planned: ContactMoment
    sem_moment: ContactMoment

    @property
    def members(self) -> dict[str, Membership]:
        return {name: value for name, value in vars(self).items() if isinstance(value, Membership)}


def make_cast() -> Cast:
    gi = make_organization("gi", "Jeugdbescherming Midden", "gi")
    pleegzorg = make_organization("pleegzorg", "Pleegzorg De Brug", "pz")
    veilig_thuis = make_organization("veilig_thuis", "Veilig Thuis Oosterhaven", "vt")
    wijkteam = make_organization("wijkteam", "Wijkteam Oosterhaven", "wt")
    outsider = make_organization("jeugdhulpaanbieder", "Jeugdhulp Buiten", "jh")
    gi_team = make_team(gi, "Team Oost")

    family, other_family = make_family("Jansen"), make_family(OF_THE_OUTSIDER)
    noor, sem = make_child(family, "Noor", 9), make_child(family, "Sem", 5)
    mother = make_parent(
        family,
        noor,
        sem,
        first_name="Elif",
        phone="06 11 11 11 11",
        address=PROTECTED_ADDRESS,
        is_address_protected=True,
        address_recorded_by=gi,
    )
    father = make_parent(family, noor, sem, first_name="Mark", phone="06 22 22 22 22", address="Dorpsweg 1")
    stranger = make_child(other_family, "Kind", 7)

    sanne = make_member(gi, "care_worker", "Sanne de Wit")
    carla = make_member(gi, "coordinator", "Carla Mulder")
    gi_involvement = involve(family, gi, team=gi_team, is_lead=True, lead_member=carla)
    pleegzorg_involvement = involve(family, pleegzorg, children=(noor,))
    involve(family, veilig_thuis, is_disclosed=False, ground="safe_home")
    involve(family, wijkteam, ends_on=today(-30))
    involve(other_family, outsider, is_lead=True)

    tess = make_member(gi, "care_worker", "Tess Bakker", gi_team)
    joris = make_member(pleegzorg, "care_worker", "Joris Blom")
    for worker in (sanne, joris):
        assign(family, worker)
    assign(family, gi_team)

    make_placement(family, gi, noor, provider=pleegzorg)
    make_placement(family, gi, sem, place=PROTECTED_PLACE, is_place_protected=True)
    make_note(family, veilig_thuis, noor, facts=UNDISCLOSED)
    make_note(family, wijkteam, noor, facts=OF_WHO_LEFT, happened_on=today(-60))
    make_note(other_family, outsider, stranger, facts=OF_THE_OUTSIDER)

    return Cast(
        family=family,
        other_family=other_family,
        noor=noor,
        sem=sem,
        mother=mother,
        father=father,
        gi=gi,
        pleegzorg=pleegzorg,
        veilig_thuis=veilig_thuis,
        wijkteam=wijkteam,
        outsider=outsider,
        gi_team=gi_team,
        gi_involvement=gi_involvement,
        pleegzorg_involvement=pleegzorg_involvement,
        sanne=sanne,
        bram=make_member(gi, "care_worker", "Bram Bos"),
        tess=tess,
        carla=carla,
        ruud=make_member(gi, "manager", "Ruud Hoekstra"),
        petra=make_member(gi, "privacy_officer", "Petra Prins"),
        anton=make_member(gi, "administrator", "Anton Visser"),
        joris=joris,
        clara=make_member(pleegzorg, "coordinator", "Clara Kok"),
        vera=make_member(veilig_thuis, "coordinator", "Vera Smit"),
        fenna=make_member(wijkteam, "coordinator", "Fenna Postma"),
        otto=make_member(outsider, "coordinator", "Otto Groen"),
        lies=make_member(gi, "coordinator", "Lies Vos", ends_on=today(-1)),
        sanne_elsewhere=make_member(outsider, "care_worker", user=sanne.user),
        shared_note=make_note(family, gi, noor, facts=SHARED),
        own_note=make_note(family, gi, noor, facts=SECRET_OF_GI, visibility="own"),
        named_note=make_note(family, pleegzorg, noor, facts=NAMED_FOR_GI, visibility="named", shared_with=[gi]),
        sem_note=make_note(family, gi, sem, facts=ABOUT_SEM),
        moment=make_moment(family, gi, noor, mother, facts=SHARED),
        own_words_moment=make_moment(family, gi, noor, mother, facts=SECRET_OF_GI, visibility="own", form="phone"),
        planned=make_moment(family, gi, noor, mother, outcome="planned"),
        sem_moment=make_moment(family, gi, sem, father, facts=ABOUT_SEM),
    )
