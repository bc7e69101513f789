"""A small folder of lists that is right, to spoil one thing at a time."""

from pathlib import Path

LISTS = {
    "organizations.csv": """\
code,name,kind
gi,Jeugdbescherming Test,gi
pz,Pleegzorg Test,pleegzorg
""",
    "teams.csv": """\
organization,code,name
gi,oost,Team Oost
pz,zorg,Team Pleegzorg
""",
    "workers.csv": """\
email,name,organization,team,role
sanne@test.example,Sanne de Wit,gi,oost,care_worker
sanne@test.example,Sanne de Wit,pz,,coordinator
""",
    "families.csv": """\
code,name
F1,Jansen
F2,Visser
""",
    "people.csv": """\
code,family,first_name,last_name,birth_date,sex,family_role,deceased_on,bsn
K1,F1,Noor,Jansen,2017-05-01,F,child,,999900006
P1,F1,Elif,Jansen,1990-01-01,F,parent,,999900018
K2,F2,Sem,Visser,2019-02-01,M,child,,
P2,F2,Mark,Visser,1988-01-01,M,parent,2026-01-31,
""",
    "relations.csv": """\
child,person,relation,authority
K1,P1,parent,yes
K2,P2,parent,unknown
""",
    "involvements.csv": """\
family,organization,team,is_lead,ground,starts_on,ends_on
F1,gi,oost,1,legal_duty,2025-01-01,
F1,pz,zorg,0,consent,2025-02-01,2025-12-31
F2,gi,oost,1,legal_duty,2025-01-01,
""",
    "placements.csv": """\
child,kind,provider,starts_on,ends_on
K1,crisis,,2025-02-01,2025-02-14
K1,foster_care,pz,2025-02-14,
""",
    "arrangements.csv": """\
code,child,person,form_class,source,times,every,unit,minutes,supervision,starts_on,ends_on,reason
A1,K1,P1,in_person,agreement,1,2,week,60,professional,2025-02-01,2025-05-31,
A2,K1,P1,in_person,gi_limitation,0,1,week,,none,2025-06-01,,Onrust na bezoek
""",
    "contacts.csv": """\
code,child,persons,form,status,side,reason,planned_start,started_at,ended_at,supervision,organization,moved_to
C1,K1,P1,visit_home,held,,,2025-02-10T15:00,2025-02-10T15:05,2025-02-10T16:00,none,gi,
C2,K1,P1,visit_home,cancelled,parent,illness,2025-02-24T15:00,,,none,gi,
C3,K1,P1,visit_home,moved,,,2025-03-10T15:00,,,none,gi,C4
C4,K1,P1,phone,planned,,,2025-03-12T15:00,,,none,pz,
""",
}

COURSE = {
    "measures.csv": """\
child,kind,court,order_number,ordered_on,starts_on,ends_on,lifted_on,lift_reason,carried_out_on,is_unheard,heard_on,threats,ground
K1,ots,Rechtbank Test,C/1/1,2025-01-10,2025-01-10,2026-01-09,,,,0,,neglect;parents_conflict,Veel ruzie thuis
K1,muhp_emergency,Rechtbank Test,C/1/2,2025-02-01,2025-02-01,2025-02-28,,,2025-02-01,1,2025-02-10,,
""",
    "court_requests.csv": """\
child,measure_kind,requested_by,requested_on,is_extension,outcome,decided_on,help_instead,discussed_with_child,discussion,child_reaction
K1,ots,rvdk,2025-01-02,0,granted,2025-01-10,,yes,Op school,Ik wil rust
K2,ots,rvdk,2025-03-01,0,refused,2025-03-20,Hulp van het wijkteam,no,Sem is zes,
""",
    "framework_agreements.csv": """\
child,framework,starts_on,ends_on,end_reason,review_on,with_whom,agreements
K2,vrijwillig,2025-04-01,,,2025-10-01,P2,Elke maand een gesprek
""",
    "decisions.csv": """\
code,family,children,organization,kind,title,decided_on,decided_by,framework,legal_basis,ground
B1,F1,K1,gi,placement,Noor naar een pleeggezin,2025-02-01,de kinderrechter,gedwongen,BW 1:265b,Thuis was het onveilig
""",
    "participations.csv": """\
decision,person,informed_on,asked_on,opinion,weighed,agreement,reason_not_asked,reason_words,was_present,written_on,remedies_on
B1,K1,2025-02-01,2025-02-01,Ik wil bij mama blijven,Zij belt elke dag,disagrees,,,1,,
B1,P1,,,,,,emergency,Het was nacht,0,2025-02-02,2025-02-02
""",
    "last_resorts.csv": """\
decision,lighter_help,lighter_help_words,help_missing,help_missing_words,network,network_words,siblings,siblings_words,scientist,\
scientist_name,scientist_on,scientist_words,contact_plan,contact_plan_words,return_plan,return_plan_words
B1,yes,Gezinshulp,,,no,Er was geen tijd,,,yes,M. Oduber,2025-01-30,,,,,
""",
    "views.csv": """\
domain,family,child,person,organization,seen_on,going_well,worries,needed,urgency
relations,F1,K1,P1,gi,2025-05-01,,,Meer tijd samen,now
relations,F1,K1,,gi,2025-05-02,Het gaat goed,,,none
""",
}
"""The lists that may be left out."""


def write_course(folder: Path) -> Path:
    for file, content in COURSE.items():
        (write_lists(folder) / file).write_text(content, encoding="utf-8")
    return folder


def write_lists(folder: Path) -> Path:
    for file, content in LISTS.items():
        (folder / file).write_text(content, encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, right: str, wrong: str) -> Path:
    """Replace one piece of text in one file; it must stand there once."""
    content = (folder / file).read_text(encoding="utf-8")
    assert content.count(right) == 1, f"{right!r} staat {content.count(right)} keer in {file}"
    (folder / file).write_text(content.replace(right, wrong), encoding="utf-8")
    return folder
