"""What each thinks is needed, what keeps a child safe and which steps were taken, out of `demo/families/`.

Several views of one talk stand together, by life domain: `{of: elif, day: -20d, says: {housing: {urgency: now, …}}}`;
without `of` they are those of the organisation that wrote them down.
"""

from __future__ import annotations

from typing import Any

from cases.models import (
    Concern,
    DifferenceTalk,
    Entry,
    LifeDomain,
    NeedView,
    Person,
    SafetyAgreement,
    StepState,
)
from contacts.demonstration.families import Story
from contacts.demonstration.workplaces import checked

VIEW = ("urgency", "going_well", "worries", "needed")
STEP = ("code", "state", "done_by", "responsible", "reason", "remark")
CONCERN = ("kind", "words", "outcome", "source_name", "source_words", "is_source_protected")
SAFETY = ("agreement", "acting_words", "end_reason")


class PlanStory:
    """Views, talks about their differences, steps, safety agreements and concerns of one family."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.calendar = story.calendar
        self.entries: list[Entry] = []
        self.domains = {domain.code: domain for domain in LifeDomain.objects.all()}
        for kind, tell in (
            ("views", self._view),
            ("difference_talks", self._talk),
            ("steps", self._step),
            ("safety_agreements", self._agree),
            ("concerns", self._worry),
        ):
            for told in story.told.get(kind, []):
                tell(told)

    def _entry(self, told: dict[str, Any], day: str) -> dict[str, Any]:
        written = self.story.written_by(told, self.story.evening(self.calendar.day(day)))
        return {**written, **self.story.shown_to(told)}

    def _person(self, told: dict[str, Any], name: str) -> Person | None:
        return self.story.people[told[name]] if name in told else None

    def _people(self, names: list[str]) -> list[Person]:
        return [self.story.people[name] for name in names]

    def _keep(self, entry: Entry) -> None:
        checked(entry).save(force_insert=True)
        self.entries.append(entry)

    def _view(self, told: dict[str, Any]) -> None:
        for domain, words in told["says"].items():
            view = NeedView(
                **self._entry(told, told["day"]),
                domain=self.domains[domain],
                child=self._person(told, "child"),
                person=self._person(told, "of"),
                seen_on=self.calendar.day(told["day"]),
                **{column: words[column] for column in VIEW if column in words},
            )
            self._keep(view)

    def _talk(self, told: dict[str, Any]) -> None:
        talk = DifferenceTalk(
            **self._entry(told, told["day"]),
            domain=self.domains[told["domain"]],
            child=self._person(told, "child"),
            discussed_on=self.calendar.day(told["day"]),
            agreed=told["agreed"],
            with_others=told.get("with_others", ""),
        )
        self._keep(talk)
        talk.with_people.set(self._people(told.get("with", [])))

    def _step(self, told: dict[str, Any]) -> None:
        step = StepState(
            **self._entry(told, told["day"]),
            child=self._person(told, "child"),
            done_on=self.calendar.day(told["day"]) if told["state"] == StepState.State.DONE else None,
            due_on=self.calendar.optional_day(told.get("due")),
            responsible_organization=self.story.workplaces.organizations.get(told.get("organization", "")),
            **{column: told[column] for column in STEP if column in told},
        )
        self._keep(step)

    def _agree(self, told: dict[str, Any]) -> None:
        agreement = SafetyAgreement(
            **self._entry(told, told["starts"]),
            starts_on=self.calendar.day(told["starts"]),
            review_on=self.calendar.optional_day(told.get("review")),
            ends_on=self.calendar.optional_day(told.get("ends")),
            **{column: told[column] for column in SAFETY if column in told},
        )
        self._keep(agreement)
        agreement.children.set(self._people(told["children"]))
        agreement.acting_people.set(self._people(told.get("people", [])))
        agreement.acting_organizations.set(self.story.organizations(told.get("organizations", [])))

    def _worry(self, told: dict[str, Any]) -> None:
        concern = Concern(
            **self._entry(told, told["noticed"]),
            noticed_on=self.calendar.day(told["noticed"]),
            reported_on=self.calendar.optional_day(told.get("reported")),
            settled_on=self.calendar.optional_day(told.get("settled")),
            **{column: told[column] for column in CONCERN if column in told},
        )
        self._keep(concern)
        concern.children.set(self._people(told["children"]))
