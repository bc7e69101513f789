"""Bad lists: each fault is told by file, line, column and a sentence, all of them at once, and nothing is stored."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Family, Person
from contacts.importing import FaultyFolderError, import_region
from contacts.models import ContactMoment
from organizations.models import AccessLogEntry, Organization, User
from tests.contacts.lists import LISTS, spoil, write_lists

pytestmark = pytest.mark.django_db

Spoiled = tuple[str, str, str, int, str, str]
FAULTS: list[Spoiled] = [
    (
        "organizations.csv",
        "pz,Pleegzorg Test,pleegzorg",
        "pz,Pleegzorg Test,pleegzorgen",
        3,
        "kind",
        "“pleegzorgen” is geen bekende code.",
    ),
    ("organizations.csv", "code,name,kind", "code,name,name,kind", 1, "name", "Deze kolom staat er meer dan één keer."),
    (
        "organizations.csv",
        "code,name,kind\n",
        "code;name;kind\n",
        1,
        "",
        "Scheid de kolommen met komma’s. Sla het bestand op als “CSV UTF-8”.",
    ),
    ("organizations.csv", "pz,Pleegzorg Test,pleegzorg", "pz,,pleegzorg", 3, "name", "Vul dit in."),
    (
        "organizations.csv",
        "pz,Pleegzorg Test,pleegzorg",
        "pz," + 121 * "x" + ",pleegzorg",
        3,
        "name",
        "Zorg dat deze waarde niet meer dan 120 tekens bevat (het zijn er nu 121).",
    ),
    (
        "organizations.csv",
        "pz,Pleegzorg Test,pleegzorg",
        "pz,Pleegzorg Test,pleegzorg,extra",
        3,
        "",
        "Deze regel heeft 4 cellen, de kop van het bestand 3.",
    ),
    (
        "organizations.csv",
        "pz,Pleegzorg Test,pleegzorg",
        "pz,Pleegzorg Test",
        3,
        "",
        "Deze regel heeft 2 cellen, de kop van het bestand 3.",
    ),
    (
        "organizations.csv",
        "pz,Pleegzorg Test,pleegzorg",
        'pz,"Pleegzorg Test,pleegzorg',
        3,
        "",
        "Vanaf deze regel is het bestand niet te lezen: een aanhalingsteken sluit niet of een cel is te groot.",
    ),
    ("workers.csv", "care_worker", "hulpverlener", 2, "role", "“hulpverlener” is geen bekende code."),
    (
        "workers.csv",
        "sanne@test.example,Sanne de Wit,gi",
        "sanne-test.example,Sanne de Wit,gi",
        2,
        "email",
        "Voer een geldig e-mailadres in.",
    ),
    ("workers.csv", "Sanne de Wit,pz", "Sanne Wit,pz", 3, "name", "Op regel 2 heet deze persoon anders."),
    ("workers.csv", "gi,oost,care", "gi,zorg,care", 2, "team", "“zorg” komt niet voor in teams.csv."),
    (
        "families.csv",
        "F2,Visser",
        "F2,Visser\nF3,Leeg",
        4,
        "code",
        "Bij dit gezin staat geen organisatie in involvements.csv.",
    ),
    ("people.csv", "2017-05-01", "1026-05-01", 2, "birth_date", "Deze datum ligt voor 1900. Controleer het jaar."),
    ("people.csv", "2017-05-01", "01-05-2017", 2, "birth_date", "Schrijf de datum als jjjj-mm-dd."),
    ("people.csv", "2017-05-01", "2017-02-30", 2, "birth_date", "Deze datum bestaat niet."),
    ("people.csv", "2017-05-01", "", 2, "birth_date", "Vul de geboortedatum van het kind in."),
    (
        "people.csv",
        "999900018",
        "999900019",
        3,
        "bsn",
        "Dit burgerservicenummer klopt niet. Controleer de negen cijfers.",
    ),
    (
        "people.csv",
        "999900018",
        "000000000",
        3,
        "bsn",
        "Dit burgerservicenummer klopt niet. Controleer de negen cijfers.",
    ),
    ("people.csv", "999900018", "999900006", 3, "bsn", "Dit burgerservicenummer staat ook op regel 2."),
    ("people.csv", "999900018", "abc", 3, "bsn", "Dit burgerservicenummer klopt niet. Controleer de negen cijfers."),
    ("people.csv", "2026-01-31", "1980-01-31", 5, "deceased_on", "De overlijdensdatum ligt voor de geboortedatum."),
    ("people.csv", "K2,F2", "K2,F9", 4, "family", "“F9” komt niet voor in families.csv."),
    ("people.csv", "F,parent", "Q,parent", 3, "sex", "“Q” is geen bekende code."),
    ("people.csv", "F,parent", "F,ouder", 3, "family_role", "“ouder” is geen bekende code."),
    ("relations.csv", "K1,P1", "K1,P9", 2, "person", "“P9” komt niet voor in people.csv."),
    ("relations.csv", "K1,P1", "P1,K1", 2, "child", "Deze persoon staat niet als kind in een gezin."),
    ("relations.csv", "K1,P1", "K1,P2", 2, "person", "“P2” hoort niet bij het gezin van dit kind."),
    ("relations.csv", "K1,P1", "K1,K1", 2, "person", "Kies iemand anders dan het kind zelf."),
    ("relations.csv", "K2,P2,parent,unknown", "K1,P1,parent,yes", 3, "relation", "Deze staat ook op regel 2."),
    (
        "involvements.csv",
        "F1,pz,zorg,0",
        "F1,gi,oost,0",
        3,
        "starts_on",
        "Deze organisatie is in deze periode al betrokken bij dit gezin. Zie regel 2.",
    ),
    (
        "involvements.csv",
        "F1,pz,zorg,0",
        "F1,pz,zorg,1",
        3,
        "is_lead",
        "Een andere organisatie heeft in deze periode de regie. Zie regel 2.",
    ),
    ("involvements.csv", "F1,pz,zorg,0", "F1,pz,zorg,ja", 3, "is_lead", "Schrijf hier 1 (ja) of 0 (nee)."),
    ("involvements.csv", "F1,pz,zorg,0", "F1,pz,,0", 3, "team", "Vul dit in."),
    ("involvements.csv", "zorg,0,consent", "zorg,0,toestemming", 3, "ground", "“toestemming” is geen bekende code."),
    ("involvements.csv", "2025-12-31", "2025-01-31", 3, "ends_on", "De einddatum ligt voor de begindatum."),
    (
        "involvements.csv",
        "F1,pz,zorg,0,consent,2025-02-01,2025-12-31\n",
        "F1,pz,zorg,0,consent,2025-02-01,2025-12-31\nF1,pz,zorg,0,consent,2025-02-01,2025-12-31\n",
        4,
        "starts_on",
        "Deze staat ook op regel 3.",
    ),
    (
        "placements.csv",
        "2025-02-14,\n",
        "2025-02-13,\n",
        3,
        "starts_on",
        "Dit kind heeft in deze periode al een plaatsing. Zie regel 2.",
    ),
    (
        "placements.csv",
        "2025-02-14,\n",
        "2025-02-14,2025-02-01\n",
        3,
        "ends_on",
        "De einddatum ligt voor de begindatum.",
    ),
    ("placements.csv", "foster_care,pz", "foster_care,qq", 3, "provider", "“qq” komt niet voor in organizations.csv."),
    ("placements.csv", "foster_care", "pleegzorg", 3, "kind", "“pleegzorg” is geen bekende code."),
    ("placements.csv", "K1,crisis", "P1,crisis", 2, "child", "Deze persoon staat niet als kind in een gezin."),
    ("placements.csv", "K1,crisis", "K9,crisis", 2, "child", "“K9” komt niet voor in people.csv."),
    (
        "arrangements.csv",
        "2025-05-31",
        "2025-06-01",
        3,
        "starts_on",
        "Er geldt in deze periode al een regeling. Laat die eerst eindigen. Zie regel 2.",
    ),
    ("arrangements.csv", "2025-05-31", "2025-01-31", 2, "ends_on", "De einddatum ligt voor de begindatum."),
    ("arrangements.csv", "A2,K1", "A1,K1", 3, "code", "Deze staat ook op regel 2."),
    ("arrangements.csv", "Onrust na bezoek", "", 3, "reason", "Vul in waarom er geen contact mag zijn."),
    ("arrangements.csv", "agreement,1,2", "agreement,een,2", 2, "times", "Schrijf hier een heel getal."),
    ("arrangements.csv", "agreement,1,2", "agreement,1,0", 2, "every", "Zorg ervoor dat deze waarde minstens 1 is."),
    ("arrangements.csv", "agreement,1,2", "agreement,-1,2", 2, "times", "Schrijf hier een heel getal."),
    ("arrangements.csv", "A1,K1,P1", "A1,K1,P2", 2, "person", "“P2” hoort niet bij het gezin van dit kind."),
    ("arrangements.csv", "in_person,agreement", "bezoek,agreement", 2, "form_class", "“bezoek” is geen bekende code."),
    ("arrangements.csv", "A1,K1,P1", "A1,P1,K1", 2, "child", "Deze persoon staat niet als kind in een gezin."),
    (
        "contacts.csv",
        "cancelled,parent,illness",
        "cancelled,,illness",
        3,
        "side",
        "Kies door wie het contact niet doorging.",
    ),
    (
        "contacts.csv",
        "cancelled,parent,illness",
        "cancelled,moeder,illness",
        3,
        "side",
        "“moeder” is geen bekende code.",
    ),
    ("contacts.csv", "cancelled,parent,illness", "cancelled,parent,ziek", 3, "reason", "“ziek” is geen bekende code."),
    (
        "contacts.csv",
        "held,,,2025-02-10T15:00",
        "held,parent,,2025-02-10T15:00",
        2,
        "side",
        "Laat dit leeg: dit contact is niet afgezegd en niemand bleef weg.",
    ),
    (
        "contacts.csv",
        "held,,,2025-02-10T15:00,2025-02-10T15:05,2025-02-10T16:00",
        "held,,,2099-02-10T15:00,,",
        2,
        "planned_start",
        "Dit contact moet nog komen en kan dus nog niet zijn doorgegaan.",
    ),
    (
        "contacts.csv",
        "2025-02-10T16:00",
        "2025-02-10T14:00",
        2,
        "ended_at",
        "Het einde van het contact ligt voor het begin.",
    ),
    (
        "contacts.csv",
        "held,,,2025-02-10T15:00,2025-02-10T15:05",
        "held,,,2025-02-10T15:00,",
        2,
        "started_at",
        "Vul ook in wanneer het contact begon.",
    ),
    (
        "contacts.csv",
        "held,,,2025-02-10T15:00,2025-02-10T15:05,2025-02-10T16:00",
        "held,,,,,",
        2,
        "started_at",
        "Vul in wanneer het contact was.",
    ),
    (
        "contacts.csv",
        "2025-02-24T15:00,,",
        "2025-02-24T15:00,2025-02-24T15:00,",
        3,
        "started_at",
        "Begin en einde horen bij een contact dat doorging.",
    ),
    (
        "contacts.csv",
        "parent,illness,2025-02-24T15:00",
        "parent,illness,",
        3,
        "planned_start",
        "Vul in wanneer het contact was.",
    ),
    ("contacts.csv", "none,gi,C4", "none,gi,C9", 4, "moved_to", "“C9” komt niet voor in contacts.csv."),
    (
        "contacts.csv",
        "none,gi,C4",
        "none,gi,C3",
        4,
        "moved_to",
        "Alleen een verplaatst contact verwijst naar een ander contact.",
    ),
    (
        "contacts.csv",
        "illness,2025-02-24T15:00,,,none,gi,",
        "illness,2025-02-24T15:00,,,none,gi,C4",
        3,
        "moved_to",
        "Alleen een verplaatst contact verwijst naar een ander contact.",
    ),
    ("contacts.csv", "C2,K1,P1", "C2,K1,P2", 3, "persons", "“P2” hoort niet bij het gezin van dit kind."),
    ("contacts.csv", "C2,K1,P1", "C2,K1,P1;P1", 3, "persons", "Hier staat iemand twee keer."),
    ("contacts.csv", "C2,K1,P1", "C2,K1,", 3, "persons", "Vul dit in."),
    ("contacts.csv", "C2,K1,P1", "C2,K1,K1", 3, "persons", "Kies iemand anders dan het kind zelf."),
    ("contacts.csv", "C2,K1,P1", "C2,K9,P1", 3, "child", "“K9” komt niet voor in people.csv."),
    ("contacts.csv", "C2,K1,P1", "C1,K1,P1", 3, "code", "Deze staat ook op regel 2."),
    (
        "contacts.csv",
        "2025-02-24T15:00",
        "2025-03-30T02:30",
        3,
        "planned_start",
        "Dit tijdstip bestaat niet: in deze nacht gaat de klok een uur vooruit.",
    ),
    (
        "contacts.csv",
        "2025-02-24T15:00",
        "1026-02-24T15:00",
        3,
        "planned_start",
        "Deze datum ligt voor 1900. Controleer het jaar.",
    ),
    (
        "contacts.csv",
        "2025-02-24T15:00",
        "2025-02-24 15:00",
        3,
        "planned_start",
        "Schrijf het tijdstip als jjjj-mm-ddTuu:mm.",
    ),
    ("contacts.csv", "2025-02-24T15:00", "2025-02-24T25:00", 3, "planned_start", "Dit tijdstip bestaat niet."),
    ("contacts.csv", "C2,K1,P1,visit_home", "C2,K1,P1,thuis", 3, "form", "“thuis” is geen bekende code."),
    ("contacts.csv", "none,pz", "none,qq", 5, "organization", "“qq” komt niet voor in organizations.csv."),
    ("contacts.csv", "none,pz", "toezicht,pz", 5, "supervision", "“toezicht” is geen bekende code."),
    ("contacts.csv", "none,pz", "none,", 5, "organization", "Vul dit in."),
    ("contacts.csv", "phone,planned", "phone,gepland", 5, "status", "“gepland” is geen bekende code."),
    ("contacts.csv", "phone,planned", "phone,no_show", 5, "side", "Kies door wie het contact niet doorging."),
]
"""File, what stands there, what a mistake makes of it, and how that is told: line, column, sentence."""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    return write_lists(tmp_path)


def told(folder: Path) -> list[str]:
    """What is wrong in the folder; nothing of it may be stored."""
    with pytest.raises(FaultyFolderError) as refusal:
        import_region(folder)
    require_nothing_stored()
    return [str(fault) for fault in refusal.value.faults]


def require_nothing_stored() -> None:
    for model in (Organization, User, Family, Person, ContactMoment, AccessLogEntry):
        assert not model._default_manager.exists(), model


@pytest.mark.parametrize("spoiled", FAULTS)
def test_one_mistake_is_one_fault(lists: Path, spoiled: Spoiled) -> None:
    file, right, wrong, line, column, sentence = spoiled
    place = f"{file}, regel {line}" + (f", kolom {column}" if column else "")
    [fault] = told(spoil(lists, file, right, wrong))
    assert fault.split(" Kies uit:")[0] == f"{place}: {sentence}"


def test_a_code_that_is_not_known_is_told_with_those_that_are(lists: Path) -> None:
    [fault] = told(spoil(lists, "contacts.csv", "phone,planned", "phone,gepland"))
    assert fault.endswith("Kies uit: planned, held, shortened, moved, cancelled, no_show.")


@pytest.mark.parametrize("file", LISTS)
def test_a_file_that_is_missing_is_told_once(lists: Path, file: str) -> None:
    (lists / file).unlink()
    assert told(lists) == [f"{file}: Dit bestand ontbreekt of is niet te openen."]


@pytest.mark.parametrize("file", LISTS)
def test_an_empty_file_has_none_of_its_columns(lists: Path, file: str) -> None:
    (lists / file).write_text("")
    columns = LISTS[file].splitlines()[0].split(",")
    assert told(lists) == [f"{file}, regel 1, kolom {column}: Deze kolom ontbreekt." for column in columns]


def test_a_file_in_another_encoding_is_told_with_the_place_where_it_stops_being_text(lists: Path) -> None:
    content = LISTS["people.csv"].replace("Mark", "Zoë")
    (lists / "people.csv").write_bytes(content.encode("latin-1"))
    assert told(lists) == [
        (
            "people.csv, regel 5, kolom first_name: Dit bestand is niet in UTF-8 opgeslagen. "
            "Sla het opnieuw op als “CSV UTF-8”."
        )
    ]


def test_a_file_of_a_spreadsheet_in_utf_16_is_not_text(lists: Path) -> None:
    (lists / "families.csv").write_bytes(LISTS["families.csv"].encode("utf-16"))
    assert told(lists) == [
        "families.csv, regel 1: Dit bestand is niet in UTF-8 opgeslagen. Sla het opnieuw op als “CSV UTF-8”."
    ]


def test_the_mark_that_a_spreadsheet_puts_before_utf_8_does_no_harm(lists: Path) -> None:
    for file, content in LISTS.items():
        (lists / file).write_bytes(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    assert [tally.new for tally in import_region(lists)] == [2, 2, 2, 2, 4, 2, 3, 2, 2, 4]


def test_columns_may_stand_in_another_order(lists: Path) -> None:
    (lists / "families.csv").write_text("name,code\nJansen,F1\nVisser,F2\n")
    import_region(lists)
    assert Family.objects.get(code="F2").name == "Visser"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_another_separator_than_a_comma_is_one_fault(lists: Path, mark: str) -> None:
    (lists / "contacts.csv").write_text(LISTS["contacts.csv"].replace(",", mark))
    assert told(lists) == ["contacts.csv, regel 1: Scheid de kolommen met komma’s. Sla het bestand op als “CSV UTF-8”."]


def test_a_column_under_another_name_is_both_unknown_and_missing(lists: Path) -> None:
    assert told(spoil(lists, "organizations.csv", "code,name,kind", "code,name,soort")) == [
        "organizations.csv, regel 1, kolom soort: Deze kolom kennen we niet.",
        "organizations.csv, regel 1, kolom kind: Deze kolom ontbreekt.",
    ]


def test_a_cell_of_three_megabytes_is_told(lists: Path) -> None:
    spoil(lists, "arrangements.csv", "Onrust na bezoek", "x" * 3_000_000)
    assert told(lists) == [
        (
            "arrangements.csv, regel 3: Vanaf deze regel is het bestand niet te lezen: "
            "een aanhalingsteken sluit niet of een cel is te groot."
        )
    ]


def test_a_code_that_stands_twice_leaves_its_namesake_unknown(lists: Path) -> None:
    assert told(spoil(lists, "teams.csv", "pz,zorg", "gi,oost")) == [
        "teams.csv, regel 3, kolom code: Deze staat ook op regel 2.",
        "involvements.csv, regel 3, kolom team: “zorg” komt niet voor in teams.csv.",
    ]


def test_the_hour_that_comes_twice_in_october_is_the_first(lists: Path) -> None:
    spoil(lists, "contacts.csv", "2025-02-24T15:00", "2025-10-26T02:30")
    import_region(lists)
    start = ContactMoment.objects.get(code="C2").planned_start
    assert start is not None
    assert start.isoformat() == "2025-10-26T00:30:00+00:00"


def test_every_fault_of_the_whole_folder_is_told_in_the_order_of_the_files(lists: Path) -> None:
    spoil(lists, "people.csv", "2017-05-01", "1026-05-01")
    spoil(lists, "people.csv", "999900018", "999900006")
    spoil(lists, "placements.csv", "foster_care", "pleegzorg")
    spoil(lists, "arrangements.csv", "2025-05-31", "2025-06-30")
    spoil(lists, "contacts.csv", "cancelled,parent,illness", "cancelled,,")
    spoil(lists, "contacts.csv", "none,gi,C4", "geen,gi,C9")
    places = [fault.split(":")[0] for fault in told(lists)]
    assert places == [
        "people.csv, regel 2, kolom birth_date",
        "people.csv, regel 3, kolom bsn",
        "placements.csv, regel 3, kolom kind",
        "arrangements.csv, regel 3, kolom starts_on",
        "contacts.csv, regel 3, kolom side",
        "contacts.csv, regel 4, kolom supervision",
        "contacts.csv, regel 4, kolom moved_to",
    ]


def test_the_command_prints_the_faults_counts_them_and_ends_with_two(lists: Path) -> None:
    spoil(lists, "people.csv", "2017-05-01", "1026-05-01")
    spoil(lists, "contacts.csv", "phone,planned", "phone,gepland")
    with pytest.raises(CommandError) as refusal:
        call_command("import_region", str(lists))
    assert refusal.value.returncode == 2
    lines = str(refusal.value).splitlines()
    assert lines[0] == "people.csv, regel 2, kolom birth_date: Deze datum ligt voor 1900. Controleer het jaar."
    assert lines[1].startswith("contacts.csv, regel 5, kolom status: “gepland” is geen bekende code.")
    assert lines[2] == "2 fouten. Er is niets opgeslagen."


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"De map .*/weg is er niet") as refusal:
        call_command("import_region", str(tmp_path / "weg"))
    assert refusal.value.returncode == 2
