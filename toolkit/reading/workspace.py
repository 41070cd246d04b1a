# SPDX-License-Identifier: EUPL-1.2
"""One region: region.yaml, the answers of every round, the plans, and content of its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions, is_party
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.region import Region, unit_of_plan
from toolkit.reading.layers import layered
from toolkit.reading.library import Library, read_library
from toolkit.reading.validated import Loaded, load

_ANSWERS = re.compile(r"rounds/([^/]+)/([^/]+)/([^/]+)\.yaml")
EARLIER = "eerder"
"""The folder beside a unit's answers in which they stand as they were on an earlier version; never read."""

_PLAN = re.compile(r"plans/([^/]+)\.yaml")
_CASES = re.compile(r"cases/([^/]+)/([^/]+)\.yaml")
_BEFORE = re.compile(r"earlier/([^/]+)\.yaml")


@dataclass(frozen=True, slots=True)
class Part:
    """Which answers and decisions are needed; region.yaml and content always are.

    Attributes:
        rounds: ids of rounds whose answers are read; None for all.
        units: ids of units whose answers and decisions are read; None for all.
    """

    rounds: frozenset[str] | None = None
    units: frozenset[str] | None = None

    def wants(self, path: str) -> bool:
        """Whether a file or folder is read.

        Args:
            path: relative to the workspace, with '/'; of a folder with '/' at the end.

        Returns:
            False for a folder of another round or unit and what is in it, and for decisions of another unit;
            those of the region and of employers are about many, and always read.
        """
        top, *below = path.split("/")
        if top == "plans" and self.units is not None and len(below) == 1 and path.endswith(".yaml"):
            name = below[0].removesuffix(".yaml")
            return unit_of_plan(name) in self.units or is_party(name)
        if top == "earlier" and self.units is not None and len(below) == 1 and path.endswith(".yaml"):
            return below[0].removesuffix(".yaml") in self.units
        if top == "cases" and self.units is not None and len(below) > 1:
            return below[0] in self.units
        if top != "rounds" or len(below) < 2:
            return True
        if below[2:3] == [EARLIER] and len(below) > 3:
            return False
        of_round = self.rounds is None or below[0] in self.rounds
        return of_round and (self.units is None or len(below) < 3 or below[1] in self.units)


EVERYTHING = Part()
NO_ANSWERS = Part(rounds=frozenset(), units=frozenset())


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One file of answers and where it stood.

    Attributes:
        round: folder name of the round.
        unit: folder name of the unit.
        respondent: file name without ending.
        loaded: the file.
    """

    round: str
    unit: str
    respondent: str
    loaded: Loaded[Answers]


@dataclass(frozen=True, slots=True)
class Workspace:
    """A region as it stands on disk, with the content it uses.

    Attributes:
        region: region.yaml.
        library: the content: the package's, and the workspace's own in front of it.
        answers: every file of answers, by round, unit and respondent.
        plans: what was decided about plans, by unit.
        decisions: what was decided above the teams, by party: `regio`, `werkgever-…`.
        problems: of the folder itself.
        cases: what was learned from cases, by unit and quarter as their places name them.
        before: what was scored in an earlier scan, by unit as its place names it.
    """

    region: Loaded[Region]
    library: Library
    answers: tuple[AnswerFile, ...]
    plans: dict[str, Loaded[Plan]]
    problems: tuple[Problem, ...]
    decisions: dict[str, Loaded[PartyDecisions]]
    cases: dict[tuple[str, str], Loaded[CaseReview]]
    before: dict[str, Loaded[EarlierScan]]
    _by_round: dict[str, dict[str, list[Answers]]] = field(init=False, repr=False, compare=False)

    def of_round(self, round_id: str) -> dict[str, list[Answers]]:
        """The readable answers of a round, per unit, in order of respondent.

        A file whose inside names another round, unit or respondent than its place is left out:
        it would count for a team that did not give it.
        """
        return self._by_round.get(round_id, {})

    def __post_init__(self) -> None:
        """Sort the answers by round and unit once; every unit is looked up in them."""
        found: dict[str, dict[str, list[Answers]]] = {}
        for file in self.answers:
            model = file.loaded.model
            at_its_place = model is not None and (model.round, model.unit, model.respondent) == (
                file.round,
                file.unit,
                file.respondent,
            )
            if model is not None and at_its_place:
                found.setdefault(file.round, {}).setdefault(file.unit, []).append(model)
        object.__setattr__(self, "_by_round", found)

    def all_files(self) -> Iterator[Loaded[Any]]:
        """Every file of the workspace that was read, in a fixed order."""
        yield self.region
        yield from (f.loaded for f in self.answers)
        yield from self.plans.values()
        yield from self.decisions.values()
        yield from self.cases.values()
        yield from self.before.values()

    def cases_of(self, unit: str) -> tuple[CaseReview, ...]:
        """What a unit learned from cases, the last quarter first; a file at another's place is left out."""
        files = ((place, file.model) for place, file in self.cases.items() if place[0] == unit)
        own = (m for place, m in files if m is not None and (m.unit, m.quarter) == place)
        return tuple(sorted(own, key=lambda review: review.quarter, reverse=True))

    def before_of(self, unit: str) -> EarlierScan | None:
        """What a unit scored in an earlier scan; None without, and for a file at another's place."""
        file = self.before.get(unit)
        return None if file is None or file.model is None or file.model.unit != unit else file.model


def read_workspace(
    files: Mapping[str, bytes], content: Mapping[str, bytes], step: Callable[[int], None] = lambda _done: None
) -> Workspace:
    """Read a workspace.

    Args:
        files: bytes of the workspace's YAML files by path relative to it, with '/'.
        content: bytes of the package's content by path relative to its `standards` folder; what
            stands under `standards/` in the workspace lies over it, or stands alone where the region says so.
        step: told how many files were read.

    Returns:
        Everything that could be read, with the problems of each file beside it.
    """
    own = {
        path.removeprefix("standards/"): data for path, data in files.items() if path.startswith("standards/")
    }
    region = load("region.yaml", files["region.yaml"], Region) if "region.yaml" in files else None
    alone = region is not None and region.model is not None and region.model.content == "alone"
    ours = read_library({} if alone else content)
    library = layered(ours, read_library(own)) if own else ours
    answers: list[AnswerFile] = []
    plans: dict[str, Loaded[Plan]] = {}
    decisions: dict[str, Loaded[PartyDecisions]] = {}
    cases: dict[tuple[str, str], Loaded[CaseReview]] = {}
    before: dict[str, Loaded[EarlierScan]] = {}
    problems: list[Problem] = []
    for n, path in enumerate(sorted(files)):
        step(n)
        if path == "region.yaml":
            continue
        if match := _ANSWERS.fullmatch(path):
            answers.append(
                AnswerFile(match[1], match[2], match[3], load(path, files[path], Answers, spare=True))
            )
        elif (match := _PLAN.fullmatch(path)) and is_party(match[1]):
            decisions[match[1]] = load(path, files[path], PartyDecisions, spare=True)
        elif match:
            plans[unit_of_plan(match[1])] = load(path, files[path], Plan, spare=True)
        elif match := _CASES.fullmatch(path):
            cases[match[1], match[2]] = load(path, files[path], CaseReview, spare=True)
        elif match := _BEFORE.fullmatch(path):
            before[match[1]] = load(path, files[path], EarlierScan, spare=True)
        elif not path.startswith(("standards/", "schemas/")):
            problems.append(Problem.of("unknown-file", path))
    if region is None:
        region = Loaded("region.yaml", None, (Problem.of("no-region", "region.yaml"),), None)
    return Workspace(region, library, tuple(answers), plans, tuple(problems), decisions, cases, before)
