"""What a court decided, what was agreed without one, and who was heard, out of a family's file in `demo/families/`.

An entry tells the children it is about (`children`), its day, and `by` whom it was written down. A measure may have a
`name`, so that its extension (`extends`) and the request it came from (`measure`) can point at it.
"""

from __future__ import annotations

import datetime
from typing import Any

from cases.models import (
    CourtRequest,
    Decision,
    Entry,
    FrameworkAgreement,
    FrameworkExplanation,
    LastResort,
    Measure,
    Participation,
    Person,
    Placement,
)
from contacts.demonstration.families import Story
from contacts.demonstration.workplaces import checked

MEASURE = ("kind", "court", "order_number", "ground", "threats", "lift_reason", "is_unheard")
REQUEST = (
    "requested_by",
    "is_extension",
    "outcome",
    "help_instead",
    "discussed_with_child",
    "discussion",
    "child_reaction",
)
EXPLANATION = ("framework", "way", "language", "understood", "remark")
DECISION = ("kind", "title", "details", "decided_by", "framework", "legal_basis", "ground")
HEARD = ("opinion", "weighed", "agreement", "reason_not_asked", "reason_words", "was_present")
HEARD_ON = ("informed_on", "asked_on", "written_on", "remedies_on")


class CourseStory:
    """Measures, requests, agreements, explanations and decisions of one family."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.calendar = story.calendar
        self.entries: list[Entry] = []
        self.measures: dict[tuple[str, str], Measure] = {}
        for kind, tell in (
            ("measures", self._measure),
            ("court_requests", self._request),
            ("framework_agreements", self._agree),
            ("explanations", self._explain),
            ("decisions", self._decide),
        ):
            for told in story.told.get(kind, []):
                tell(told)

    def _days(self, told: dict[str, Any], **columns: str) -> dict[str, datetime.date | None]:
        """Columns that hold a day, by the name the file has for it."""
        return {column: self.calendar.optional_day(told.get(name)) for column, name in columns.items()}

    def _entry(self, told: dict[str, Any], day: str) -> dict[str, Any]:
        return self.story.written_by(told, self.story.evening(self.calendar.day(day)))

    def _people(self, names: list[str]) -> list[Person]:
        return [self.story.people[name] for name in names]

    def _keep(self, entry: Entry) -> None:
        checked(entry).save(force_insert=True)
        self.entries.append(entry)

    def _measure(self, told: dict[str, Any]) -> None:
        days = self._days(
            told,
            ordered_on="ordered",
            starts_on="starts",
            ends_on="ends",
            lifted_on="lifted",
            carried_out_on="carried_out",
            heard_on="heard",
        )
        for name in told["children"]:
            measure = Measure(
                **self._entry(told, told["ordered"]),
                child=self.story.people[name],
                extends=self.measures[told["extends"], name] if "extends" in told else None,
                **days,
                **{column: told[column] for column in MEASURE if column in told},
            )
            self._keep(measure)
            self.measures[told.get("name", ""), name] = measure

    def _request(self, told: dict[str, Any]) -> None:
        for name in told["children"]:
            request = CourtRequest(
                **self._entry(told, told["requested"]),
                child=self.story.people[name],
                measure_kind=told["kind"],
                measure=self.measures[told["measure"], name] if "measure" in told else None,
                **self._days(told, requested_on="requested", decided_on="decided"),
                **{column: told[column] for column in REQUEST if column in told},
            )
            self._keep(request)

    def _agree(self, told: dict[str, Any]) -> None:
        for name in told["children"]:
            agreement = FrameworkAgreement(
                **self._entry(told, told["starts"]),
                child=self.story.people[name],
                **self._days(told, starts_on="starts", ends_on="ends", review_on="review"),
                **{column: told[column] for column in ("framework", "agreements", "end_reason") if column in told},
            )
            self._keep(agreement)
            agreement.with_whom.set(self._people(told["with"]))

    def _explain(self, told: dict[str, Any]) -> None:
        explanation = FrameworkExplanation(
            **self._entry(told, told["day"]),
            person=self.story.people[told["to"]],
            explained_on=self.calendar.day(told["day"]),
            **{column: told[column] for column in EXPLANATION if column in told},
        )
        self._keep(explanation)
        explanation.children.set(self._people(told["children"]))

    def _decide(self, told: dict[str, Any]) -> None:
        decision = Decision(
            **self._entry(told, told["day"]),
            **self.story.shown_to(told),
            decided_on=self.calendar.day(told["day"]),
            decided_by_organization=self.story.workplaces.organizations.get(told.get("organization", "")),
            placement=self._placement(told),
            **{column: told[column] for column in DECISION if column in told},
        )
        self._keep(decision)
        decision.children.set(self._people(told["children"]))
        decision.shared_with.set(self.story.organizations(told.get("shared_with", [])))
        for name, answer in told.get("heard", {}).items():
            self._hear(decision, self.story.people[name], answer)
        if "last_resort" in told:
            self._ask_last_resort(decision, told["last_resort"])

    def _placement(self, told: dict[str, Any]) -> Placement | None:
        """The placement of the first child that began on the day the file names."""
        if "placement" not in told:
            return None
        child, starts_on = self.story.people[told["children"][0]], self.calendar.day(told["placement"])
        return Placement.objects.get(child=child, starts_on=starts_on)

    def _hear(self, decision: Decision, person: Person, told: dict[str, Any]) -> None:
        answer = Participation(
            decision=decision,
            person=person,
            **self._days(told, **{column: column.removesuffix("_on") for column in HEARD_ON}),
            **{column: told[column] for column in HEARD if column in told},
        )
        checked(answer).save(force_insert=True)

    def _ask_last_resort(self, decision: Decision, told: dict[str, Any]) -> None:
        answers = {name: words for name, words in told.items() if name != "scientist_on"}
        checked(LastResort(decision=decision, **answers, **self._days(told, scientist_on="scientist_on"))).save(
            force_insert=True
        )
