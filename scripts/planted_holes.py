"""Do the tests of access see a hole? Plant each one in a copy of the tree and run them: every hole must make one fail.

    make holes

A hole is a condition of the access rule taken away. One that nobody notices is a condition nobody tests. A piece of
code that is no longer there is a fault too: then this list has to follow it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from config import database

ROOT = Path(__file__).resolve().parent.parent
COPIED = ["cases", "config", "contacts", "organizations", "static", "styles", "templates", "tests"]
LINKED = [".venv", "node_modules"]
FILES = ["manage.py", "pyproject.toml"]
TESTS = [
    "tests/cases/test_visibility.py",
    "tests/cases/test_visible_as_previewed.py",
    "tests/cases/test_sharing_changing.py",
    "tests/cases/test_sharing_offers.py",
    "tests/cases/test_sharing_pages.py",
]
AT_ONCE = 2


@dataclass(frozen=True)
class Hole:
    """A condition taken away: `code` in `file` becomes `instead`. It must occur once."""

    name: str
    file: str
    code: str
    instead: str
    tests: tuple[str, ...] = ()
    """What has to see it, as arguments of pytest; TESTS unless told otherwise."""


RULE, LISTS, OFFERS = "cases/visibility.py", "cases/querysets.py", "cases/offers.py"
PEOPLE = "cases/models/family.py"
COURSE = "cases/measure_querysets.py"
DOORS, CONTACTS, DAYS = "cases/access.py", "contacts/querysets.py", "organizations/periods.py"

ON_PAGES = ("tests/access", "-k", "api:moment or contacts:family_contact or contacts:contact_detail")
"""Lists and pages of contact, by everybody of the cast (tests/access)."""
IN_REPORT = ("tests/contacts/test_measures_edges.py", "tests/contacts/test_report_page.py")
OF_SAFETY = ("tests/cases/test_concerns.py", "tests/cases/test_safety_agreements.py", "tests/cases/test_steps.py")
OF_THE_COURSE = ("tests/cases/test_course_as_previewed.py",)
OF_PLAN = ("tests/cases/test_plan.py", "tests/cases/test_visible_as_previewed.py")
OF_DECISIONS = ("tests/cases/test_decisions.py",)
FIGURES = "cases/figures/counted.py"
OF_FIGURES = ("tests/cases/figures",)
IN_CALENDAR = ("tests/contacts/test_calendar.py",)
ANSWERS_OF = """            section=column("section"),
            children=concerns_child(column("child")),
            day=column("computed_on"),"""
OF_TERMS = ("tests/cases/test_terms.py", "tests/cases/test_visible_as_previewed.py")

STEPS_OF = """class StepStateQuerySet(EntryQuerySet["StepState"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section="""

HOLES = [
    Hole(
        "wall: who left reads on",
        RULE,
        "return case.Involvement.objects.current().filter(terms.children,",
        "return case.Involvement.objects.filter(terms.children,",
    ),
    Hole("wall: brothers and sisters", RULE, "filter(terms.children, recent,", "filter(recent,"),
    Hole(
        "wall: any organisation's involvement will do",
        RULE,
        "Exists(reading(terms).filter(organization=member.organization_id))",
        "Exists(reading(terms))",
    ),
    Hole(
        "wall: a note about several children",
        RULE,
        "Q(children__isnull=True) | Q(~Exists(about.filter(Exists(child), ~Exists(covered))))",
        "Q()",
    ),
    Hole(
        "wall: people of a family one has left",
        RULE,
        "Involvement.objects.current().filter(family=around, organization=member.organization_id)",
        "Involvement.objects.filter(family=around, organization=member.organization_id)",
    ),
    Hole(
        "wall: revoked counts tomorrow",
        DAYS,
        " & q(revoked_at__isnull=True)\n",
        "\n",
    ),
    Hole(
        "wall: today in the zone of the database",
        DAYS,
        "(statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date",
        "statement_timestamp()::date",
    ),
    Hole(
        "grant: every care worker",
        RULE,
        "        return Q(Exists(assigned))",
        "        return Q(pk__isnull=False)",
    ),
    Hole("grant: assigned to anyone", RULE, ", group__in=member.group_ids\n", "\n"),
    Hole("grant: every role", RULE, "    return NOBODY", "    return Q(pk__isnull=False)"),
    Hole("grant: no door asks for it", LISTS, "return granted(member) & readable", "return readable"),
    Hole("section: all are read", RULE, " & Q(sections_read__contains=section)", ""),
    Hole("entry: own and named go to everyone", RULE, 'Q(Exact(visibility, Value("involved"))) & ', ""),
    Hole("entry: named goes to whoever is inside", RULE, " & Q(terms.named)", ""),
    Hole(
        "entry: words with the skeleton",
        CONTACTS,
        "readable_words = readable(self.terms(), member)",
        "readable_words = readable(self.skeleton_terms(), member)",
    ),
    Hole("undisclosed: its entries give it away", RULE, " & Q(~Exists(undisclosed(terms)))", ""),
    Hole(
        "undisclosed: it shows among who takes part",
        LISTS,
        "            Q(is_disclosed=True) | Q(organization=member.organization_id)\n",
        "            Q(organization__isnull=False)\n",
    ),
    Hole("reads_from: everything of before", RULE, "filter(terms.children, recent, ", "filter(terms.children, "),
    Hole("preview: names fewer readers than there are", RULE, "Q(pk=owner.pk) | Q(others)", "Q(pk=owner.pk)"),
    Hole(
        "address: protected for nobody", PEOPLE, "if self.is_detailed and self.is_address_open", "if self.is_detailed"
    ),
    Hole("details: without the section family", PEOPLE, "return self.reads_family and (", "return ("),
    Hole(
        "details: of children of another's",
        PEOPLE,
        "self.reads_family and (self.role != FamilyRole.CHILD or self.is_concerned)",
        "self.reads_family",
    ),
    Hole("place: protected for nobody", LISTS, 'shown_place=_when(unlocked, "place")', 'shown_place=F("place")'),
    Hole(
        "door: any family is opened",
        DOORS,
        "Family.objects.visible_to(by).filter(pk=family_id)",
        "Family.objects.filter(pk=family_id)",
    ),
    Hole("door: any family is worked on", DOORS, "Family.objects.shared_with(by).opened()", "Family.objects.opened()"),
    Hole(
        "offers: answered by whoever knows the key",
        OFFERS,
        "return self.filter(organization=member.organization_id)",
        "return self.all()",
    ),
    Hole("offers: requests go to everyone inside", OFFERS, "leads | gap", "Q(Exists(ours))"),
    Hole(
        "contact lists: every contact of the family",
        CONTACTS,
        "self.filter(granted(member) & readable(self.skeleton_terms(), member))",
        "self.filter(granted(member))",
        ON_PAGES,
    ),
    Hole(
        "contact lists: a protected place",
        CONTACTS,
        "When(unlocked, then=F(name))",
        "When(pk__isnull=False, then=F(name))",
        ON_PAGES,
    ),
    Hole(
        "contact lists: the agenda holds what others plan",
        "contacts/actions/calendar.py",
        "        .owned_by(member)\n",
        "",
        IN_CALENDAR,
    ),
    Hole(
        "source: the name goes with the concern",
        LISTS,
        'shown_source_name=_when(unlocked, "source_name")',
        'shown_source_name=F("source_name")',
        OF_SAFETY,
    ),
    Hole(
        "source: the words go with the concern",
        LISTS,
        'shown_source_words=_when(unlocked, "source_words")',
        'shown_source_words=F("source_words")',
        OF_SAFETY,
    ),
    Hole(
        "source: protected for nobody",
        LISTS,
        "unlocked = Q(is_source_protected=False) | Q(organization=member.organization_id)",
        "unlocked = Q(organization__isnull=False)",
        OF_SAFETY,
    ),
    Hole(
        "source: kept from those it agreed to",
        LISTS,
        "unlocked = Q(is_source_protected=False) | Q(organization=member.organization_id)",
        "unlocked = Q(organization=member.organization_id)",
        OF_SAFETY,
    ),
    Hole("source: fetched by every list", LISTS, '.defer("source_name", "source_words")', ".all()", OF_SAFETY),
    Hole(
        "source: an earlier version tells it",
        "cases/entry_versions.py",
        "    if entry.organization_id != by.organization_id:\n        return []\n",
        "",
        OF_SAFETY,
    ),
    Hole("section: concerns with the family", LISTS, 'Value("concerns")', 'Value("family")', OF_SAFETY),
    Hole("section: agreements with the family", LISTS, 'Value("safety_agreements")', 'Value("family")', OF_SAFETY),
    Hole(
        "section: steps with the family",
        LISTS,
        STEPS_OF + 'Value("plan")',
        STEPS_OF + 'Value("family")',
        OF_SAFETY,
    ),
    Hole(
        "wall: concerns about a brother",
        LISTS,
        'concerns_children_of(self.model.children.through, "concern")',
        "Q()",
        OF_SAFETY,
    ),
    Hole(
        "wall: agreements about a brother",
        LISTS,
        'concerns_children_of(self.model.children.through, "safetyagreement")',
        "Q()",
        OF_SAFETY,
    ),
    Hole("wall: steps of a brother", RULE, "concerns_child(child) | Q(IsNull(child, True))", "Q()", OF_SAFETY),
    Hole(
        "wall: views about a brother",
        LISTS,
        'children=concerns_one_or_all(column("child")) & concerns_if_child("person")',
        'children=concerns_if_child("person")',
        OF_PLAN,
    ),
    Hole(
        "wall: views of a brother",
        LISTS,
        'children=concerns_one_or_all(column("child")) & concerns_if_child("person")',
        'children=concerns_one_or_all(column("child"))',
        OF_PLAN,
    ),
    Hole(
        "wall: talks with a brother",
        LISTS,
        "column(" + '"child"' + ")) & with_children,",
        "column(" + '"child"' + ")),",
        OF_PLAN,
    ),
    Hole(
        "section: views with the family",
        LISTS,
        'section=Value("plan"),\n            children=concerns_one_or_all(column("child")) & concerns_if',
        'section=Value("family"),\n            children=concerns_one_or_all(column("child")) & concerns_if',
        OF_PLAN,
    ),
    Hole(
        "view: an earlier version tells it",
        "cases/need_view_versions.py",
        "(reads_plan and _was_shared(event, view))",
        "reads_plan",
        OF_PLAN,
    ),
    Hole(
        "mark: a talk kept from the reader closes a difference",
        "cases/need_views.py",
        "DifferenceTalk.objects.visible_to(by).standing()",
        "DifferenceTalk.objects.standing()",
        OF_PLAN,
    ),
    Hole(
        "log: others are told of concerns",
        "cases/family_log.py",
        '    Section.PLAN: ("step.taken", "step.undone"),\n',
        '    Section.CONCERNS: ("concern.recorded",),\n    Section.PLAN: ("step.taken", "step.undone"),\n',
        OF_SAFETY,
    ),
    Hole(
        "report: counts for every organisation",
        LISTS,
        "filter(organization=organization, sections_read__contains=[section])",
        "filter(sections_read__contains=[section])",
        IN_REPORT,
    ),
    Hole(
        "report: counts without the section contact",
        LISTS,
        "filter(organization=organization, sections_read__contains=[section])",
        "filter(organization=organization)",
        IN_REPORT,
    ),
    Hole(
        "course: a lifted measure counts on by its order",
        COURSE,
        """                OuterRef("lifted_on"),
                OuterRef("ends_on"),""",
        """                OuterRef("ends_on"),""",
        OF_THE_COURSE,
    ),
    Hole(
        "course: an explanation about several children",
        COURSE,
        'children=concerns_children_of(self.model.children.through, "frameworkexplanation"),',
        "children=Q(),",
        OF_THE_COURSE,
    ),
    Hole(
        "course: a request goes back without end",
        COURSE,
        'day=column("decided_on", open_end=True),',
        "day=Value(datetime.date.max),",
        OF_THE_COURSE,
    ),
    Hole(
        "wall: decisions about a brother",
        LISTS,
        'concerns_children_of(self.model.children.through, "decision")\n            & ',
        "",
        OF_DECISIONS,
    ),
    Hole(
        "wall: the words of a brother about a decision",
        LISTS,
        '\n            & concerns_children_of(case.Participation, "decision")',
        "",
        OF_DECISIONS,
    ),
    Hole(
        "decision: who was heard without what was decided",
        LISTS,
        'case.Decision.objects.all().reads(member), pk=OuterRef("decision")',
        'pk=OuterRef("decision")',
        OF_DECISIONS,
    ),
    Hole(
        "decision: an earlier version tells it",
        "cases/decision_versions.py",
        "event.visibility == Visibility.INVOLVED and ",
        "",
        OF_DECISIONS,
    ),
    Hole(
        "decision: an earlier version about a brother tells it",
        "cases/decision_versions.py",
        " and trail.children_until(end) <= now",
        "",
        OF_DECISIONS,
    ),
    Hole(
        "figures: entries of any day",
        FIGURES,
        "        Q(ends_on__isnull=True) | Q(ends_on__gte=on),\n",
        "",
        OF_FIGURES,
    ),
    Hole("figures: of a day before it began", FIGURES, "        starts_on__lte=on,\n", "", OF_FIGURES),
    Hole(
        "figures: what it may not read yet",
        FIGURES,
        "        Q(reads_from__isnull=True) | Q(reads_from__lte=on),\n",
        "",
        OF_FIGURES,
    ),
    Hole("figures: brothers and sisters", FIGURES, "        terms.children,\n", "", OF_FIGURES),
    Hole("figures: what others keep to themselves", FIGURES, "        is_ours | is_shared,\n", "", OF_FIGURES),
    Hole(
        "figures: who the family does not know",
        FIGURES,
        "Exists(took_part), is_known, ",
        "Exists(took_part), ",
        OF_FIGURES,
    ),
    Hole(
        "figures: measures of who the family does not know",
        "cases/figures/measures.sql",
        "measure.organization_id <> ALL (involved.unseen)",
        "true",
        OF_FIGURES,
    ),
    Hole(
        "figures: measures of brothers and sisters",
        "cases/figures/measures.sql",
        "WHERE named.involvement_id = involvement.id AND named.person_id = member.person_id",
        "WHERE named.involvement_id = involvement.id",
        OF_FIGURES,
    ),
    Hole(
        "wall: answers to terms of a brother",
        LISTS,
        ANSWERS_OF,
        ANSWERS_OF.replace('concerns_child(column("child"))', "Q()"),
        OF_TERMS,
    ),
    Hole(
        "section: answers to terms with the course",
        LISTS,
        ANSWERS_OF,
        ANSWERS_OF.replace('column("section")', 'Value("course")'),
        OF_TERMS,
    ),
    Hole(
        "terms: the question of another reader",
        "cases/term_question.py",
        "ORGANIZATION: member.organization_id, ",
        "",
        ("tests/cases/test_terms.py",),
    ),
    Hole(
        "terms: late for who may not read whether it was done",
        "cases/terms.py",
        "return not is_mine and standing != Standing.LATE",
        "return not is_mine",
        ("tests/cases/test_terms.py",),
    ),
]


SEEN, UNSEEN, GONE = "gezien", "NIET GEZIEN", "NIET TE MAKEN: de code is veranderd"


def main() -> int:
    """Nonzero when a hole was not seen or could not be planted, or when the tests fail without any."""
    owner, application = database.start()
    environment = os.environ | {"DATABASE_URL": application, "DATABASE_OWNER_URL": owner or ""}
    chosen = [hole for hole in HOLES if all(word in hole.name for word in sys.argv[1:])]
    if any(tests_fail(ROOT, environment, tests) for tests in sorted({hole.tests for hole in chosen})):
        print("De toetsen falen al zonder gat.")
        return 1
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verdicts = list(pool.map(lambda hole: tell(hole, environment), chosen))
    print(f"{verdicts.count(SEEN)} van {len(chosen)} gaten gezien.")
    return 0 if set(verdicts) <= {SEEN} else 1


def tell(hole: Hole, environment: dict[str, str]) -> str:
    said = verdict(hole, environment)
    print(f"{hole.name:<50} {said}", flush=True)
    return said


def verdict(hole: Hole, environment: dict[str, str]) -> str:
    """What the tests make of the tree with this hole in it."""
    with tempfile.TemporaryDirectory(prefix="gat-") as folder:
        copy = Path(folder)
        copy_tree(copy)
        path = copy / hole.file
        source = path.read_text()
        if source.count(hole.code) != 1:
            return GONE
        path.write_text(source.replace(hole.code, hole.instead))
        return SEEN if tests_fail(copy, environment, hole.tests) else UNSEEN


def copy_tree(to: Path) -> None:
    for name in COPIED:
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy2(ROOT / name, to / name)
    for name in LINKED:
        if (ROOT / name).exists():
            (to / name).symlink_to((ROOT / name).resolve())


def tests_fail(tree: Path, environment: dict[str, str], tests: tuple[str, ...]) -> bool:
    """Whether a test fails; what stops the tests from running at all is no answer, so it ends everything."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *(tests or TESTS)]
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stdout[-3000:] + run.stderr[-3000:])
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main())
