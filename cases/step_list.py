"""The steps that are the same for all, by phase: a text file, so that a region changes its list without a programmer.

It is a file and not a table: each step stands on an article or a protocol, so a change is reviewed like any other text,
and every organisation on this server has the same list. `STEPS_FILE` in the settings names another file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import get_language

from cases.phases import Phase

CODE_LENGTH = 60
"""Characters of a code, as many as `StepState.code` holds."""


class StepListError(Exception):
    """The file says something that cannot be: the sentence tells what and where."""


@dataclass(frozen=True)
class Words:
    """The same in Dutch and in English; as text it is in the language of the reader."""

    nl: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@dataclass(frozen=True)
class Step:
    """One thing that happens in a phase: who does it, by when, and the article, protocol or guideline it comes from."""

    code: str
    phase: Phase
    title: Words
    who: Words
    by: Words
    source: str
    is_each_child: bool


@dataclass(frozen=True)
class PhaseSteps:
    phase: Phase
    title: Words
    steps: tuple[Step, ...]


def phases() -> tuple[PhaseSteps, ...]:
    """Every phase with its steps, in the order of the file."""
    return read(Path(settings.STEPS_FILE))


def step_of(code: str) -> Step | None:
    return next((step for each in phases() for step in each.steps if step.code == code), None)


@cache
def read(path: Path) -> tuple[PhaseSteps, ...]:
    """Raises StepListError with a Dutch sentence, for whoever wrote the file."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise StepListError(f"De stappen zijn niet te lezen: {error}") from error
    found = tuple(phase_of(row) for row in rows or [])
    missing = set(Phase) - {each.phase for each in found}
    if missing or len(found) != len(Phase):
        raise StepListError(f"Elke fase moet er één keer in staan: {', '.join(Phase.values)}")
    codes = [step.code for each in found for step in each.steps]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise StepListError(f"Deze stappen staan er twee keer in: {', '.join(twice)}")
    return found


def phase_of(row: Mapping[str, Any]) -> PhaseSteps:
    try:
        phase = Phase(row["phase"])
        return PhaseSteps(phase, Words(row["nl"], row["en"]), tuple(steps_of(row["steps"], phase)))
    except (KeyError, TypeError, ValueError) as error:
        raise StepListError(f"Bij fase {dict(row).get('phase')} klopt iets niet: {error}") from error


def steps_of(rows: list[Mapping[str, Any]], phase: Phase) -> Iterator[Step]:
    for row in rows:
        code, source = str(row["code"]), str(row["source"])
        if not code.replace("_", "").isalnum() or len(code) > CODE_LENGTH or not source:
            raise ValueError(f"stap {code}: code of bron")
        yield Step(
            code=code,
            phase=phase,
            title=Words(row["nl"], row["en"]),
            who=Words(**row["who"]),
            by=Words(**row["by"]),
            source=source,
            is_each_child=row.get("each") == "child",
        )


def check_step_list(**_asked: Any) -> list[CheckMessage]:
    """Told by `manage.py check`, so before the first page."""
    try:
        phases()
    except StepListError as error:
        return [Error(str(error), id="cases.E001")]
    return []
