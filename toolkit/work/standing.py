# SPDX-License-Identifier: EUPL-1.2
"""How far every unit is in a round; of a unit whose files are as they were, what was worked out before."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.places import package_content, program_files
from toolkit.planning.gaps import asked_once
from toolkit.reading.workspace import Part
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import Unit, UnitResult
from toolkit.store.memory import digest, remember, remembered
from toolkit.words.catalogue import severity
from toolkit.work.open import Place, Problems, Work, read_files, work_from
from toolkit.work.progress import Progress, silent

_NAME = "status"
WORTH_REMEMBERING = 100
"""Units in a round from which on it takes long enough to keep what was worked out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one unit is in a round.

    Attributes:
        states: how far each list is, by pin; empty when nothing was handed in.
        asked: how many questions are put to it, each once.
        filled: how many of them have an answer that counts.
        respondents: how many files of answers count.
        problems: how many things are remarkable in its files of this round.
        errors: how many of those, and of what its decisions have, are errors.
    """

    states: Mapping[str, str]
    asked: int = 0
    filled: int = 0
    respondents: int = 0
    problems: int = 0
    errors: int = 0

    @property
    def handed_in(self) -> bool:
        """Filled in is not handed in: people must have said so of every list."""
        return bool(self.states) and "draft" not in self.states.values()


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """How far a round is.

    Attributes:
        units: the units that are asked something, in the order of the region, each with how far it is.
        errors: in all answers and decisions that were looked at.
    """

    units: tuple[tuple[Unit, Standing], ...]
    errors: int


def standing(
    place: Place, round_: Round, progress: Progress = silent, worth: int = WORTH_REMEMBERING
) -> RoundStanding | Problems:
    """How far every unit is.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        progress: told while files are read.
        worth: from how many units on what was worked out is kept for the next time.

    Returns:
        Every unit that is asked something; or the errors in region.yaml or the content that stop the work.
    """
    part = Part(rounds=frozenset({round_.id}))
    files = read_files(place.folder, part)
    if isinstance(files, Problem):
        return (files,)
    of_units, common = _sorted(files, round_)
    keys = _keys(of_units, common, round_)
    kept = remembered(place.folder, _NAME) if len(of_units) >= worth else {}
    known = {unit: Standing(**kept[key]) for unit, key in keys.items() if key in kept}
    fresh = {path: data for unit, own in of_units.items() if unit not in known for path, data in own.items()}
    work = work_from(place, {**common, **fresh}, part, progress)
    if not isinstance(work, Work):
        return work
    scored = work.score(round_)
    now = known | {unit: made for unit, made in _made(work, scored).items() if unit not in known}
    if len(of_units) >= worth and fresh:
        remember(place.folder, _NAME, {key: asdict(now[unit]) for unit, key in keys.items() if unit in now})
    units = ((u.unit, now.get(u.unit.id, Standing({}))) for u in scored.units if _is_asked(scored, u))
    of_none = sum(severity(p) == "error" and _unit_of(p.file, round_) not in of_units for p in work.problems)
    return RoundStanding(tuple(units), of_none + sum(now[unit].errors for unit in of_units if unit in now))


def _sorted(
    files: Mapping[str, bytes], round_: Round
) -> tuple[dict[str, dict[str, bytes]], dict[str, bytes]]:
    """Files by the unit that they are of, and those of none in particular."""
    of_units: dict[str, dict[str, bytes]] = {}
    common: dict[str, bytes] = {}
    for path, data in files.items():
        unit = _unit_of(path, round_)
        (common if unit is None else of_units.setdefault(unit, {}))[path] = data
    return of_units, common


def _unit_of(path: str, round_: Round) -> str | None:
    parts = path.split("/")
    if parts[:2] == ["rounds", round_.id] and len(parts) > 3:
        return parts[2]
    of_plan = parts[0] == "plans" and len(parts) == 2 and path.endswith(".yaml")
    return parts[1].removesuffix(".yaml") if of_plan else None


def _keys(
    of_units: Mapping[str, Mapping[str, bytes]], common: Mapping[str, bytes], round_: Round
) -> dict[str, str]:
    """Per unit the hash of everything that its standing follows from: the program itself, too."""
    same = digest(
        _pieces(program_files()) + _pieces(package_content()) + _pieces(common) + [round_.id.encode()]
    )
    return {unit: digest([same.encode(), unit.encode(), *_pieces(own)]) for unit, own in of_units.items()}


def _pieces(files: Mapping[str, bytes]) -> list[bytes]:
    return [
        piece for path in sorted(files) for piece in (path.encode("utf-8", "surrogateescape"), files[path])
    ]


def _made(work: Work, scored: RoundResult) -> dict[str, Standing]:
    """The standing of every unit that has files, also of one that the region does not know."""
    seen = [(unit, p) for p in work.problems if (unit := _unit_of(p.file, scored.round)) is not None]
    problems = Counter(unit for unit, p in seen if p.file.startswith("rounds/"))
    errors = Counter(unit for unit, p in seen if severity(p) == "error")
    answers = work.answers(scored.round)
    made = {name: Standing({}, problems=problems[name], errors=errors[name]) for name in {u for u, _ in seen}}
    for of_unit in scored.units:
        name = of_unit.unit.id
        results = [result for _, result in asked_once(of_unit, scored.asked)]
        made[name] = Standing(
            {r.standard: r.state for r in of_unit.standards},
            len(results),
            sum(result.status != "unanswered" for result in results),
            len(answers.get(name, [])),
            problems[name],
            errors[name],
        )
    return made


def _is_asked(scored: RoundResult, unit: UnitResult) -> bool:
    """A municipality that is asked nothing in this round is not 'missing'."""
    if unit.unit.kind == "team":
        return True
    criteria = (c for s in scored.asked.standards for c in s.asked)
    core_only = scored.asked.scope == "core"
    return any(c.asked_of == "municipality" and (c.core or not core_only) for c in criteria)
