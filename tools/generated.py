# SPDX-License-Identifier: EUPL-1.2
"""A region of any size with three rounds, generated: to measure how work grows with the number of teams.

As many teams to a municipality as the country has (some 1,400 to 342), and in each file what a real one
has: an answer to every question that is put, explanations under the norm, here and there a plan, members
of a team and a partner. The same size gives the same bytes.
"""

import random
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from toolkit.checking.everything import asked_in
from toolkit.model.content.criterion import AskedOf, Criterion
from toolkit.model.given.answers import Answer, Answers, Formation, ListState, Placed, Profile, State
from toolkit.model.given.plan import ActionDecision, ActionStatus, BasedOnRound, Plan
from toolkit.model.questionnaire import Questionnaire, is_asked
from toolkit.model.region import Region, Round
from toolkit.places import package_content
from toolkit.reading.library import Library, read_library
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.store.yaml_text import to_yaml
from toolkit.work.begin.new import begins_with

_TEAMS_TO_A_MUNICIPALITY = 1400 / 342
_ROUNDS = (("2026-q1", date(2026, 3, 31), "core"), ("2026-q3", date(2026, 9, 30), "full"),
           ("2027-q1", date(2027, 3, 31), "full"))  # fmt: skip
_SENTENCES = (
    "Enkele collega's doen dit al.",
    "Wij spraken hierover in het teamoverleg en willen dit voorjaar verder.",
    "Nieuwe collega's horen het pas als het speelt.",
    "Met de huisartsen in de wijk is afgesproken wie belt en wanneer.",
    "Er is geen vaste plek om dit op te schrijven.",
    "In drukke weken komt het er niet van.",
)
_ROLES = ("gezinswerker", "maatschappelijk werker", "wijkverpleegkundige", "teamleider")
_STAND_IN = "zelfscan-eenheid"  # in what is made once, where the id of each unit comes
_VARIANTS = 12  # per kind and round: writing five thousand different files as YAML would take minutes

_Respondent = tuple[str, Literal["team", "member", "partner"]]
_TEAM: _Respondent = ("team", "team")
_OTHERS: tuple[_Respondent, ...] = (("gezinswerker-1", "member"), ("partner-1", "partner"))


@dataclass(frozen=True, slots=True)
class _Made:
    """A file of some unit: its path and bytes, with a stand-in for the id."""

    path: str
    data: bytes

    def of(self, unit: str) -> tuple[str, bytes]:
        return self.path.replace(_STAND_IN, unit), self.data.replace(_STAND_IN.encode(), unit.encode())


def region_files(teams: int, seed: int = 1) -> dict[str, bytes]:
    """All files of a generated region.

    Args:
        teams: how many, 1 or more.
        seed: another gives other answers.

    Returns:
        Bytes by path, as they stand in a workspace.
    """
    chance = random.Random(seed)  # noqa: S311 - measurements, no secrets
    library, region = read_library(package_content()), _region(teams)
    value = {"schema": "region/1", **region.model_dump(by_alias=True, exclude_defaults=True)}
    files = {"region.yaml": to_yaml(value)}
    for round_ in region.rounds:
        asked = asked_in(region, round_, library)
        assert asked is not None
        files |= _round_files(region, round_, asked, chance)
    return files | _plan_files(region, library, chance)


def write_region(folder: Path, teams: int, seed: int = 1) -> int:
    """Write a generated region.

    Args:
        folder: a new or empty folder.
        teams: how many.
        seed: another gives other answers.

    Returns:
        How many files were written.
    """
    files = region_files(teams, seed)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return len(files)


def _region(teams: int) -> Region:
    towns = [f"g{n:03}" for n in range(max(1, round(teams / _TEAMS_TO_A_MUNICIPALITY)))]
    value: dict[str, Any] = {
        "schema": "region/1",
        "id": "gegenereerd",
        "title": "Gegenereerde regio",
        "example": True,
        "measures": begins_with()["measures"],
        "norm_start": date(2026, 1, 1),
        "rounds": tuple(
            {"id": i, "date": day, "norm": begins_with()["norm"], "scope": scope} for i, day, scope in _ROUNDS
        ),
        "organisations": tuple(
            {"id": _employer(t), "title": f"Werkgever {t}", "municipalities": (t,)} for t in towns
        ),
        "municipalities": tuple({"id": t, "title": f"Gemeente {t}"} for t in towns),
        "teams": tuple(
            {
                "id": f"team-{n:04}",
                "title": f"Team {n}",
                "organisation": _employer(towns[n % len(towns)]),
                "municipalities": (towns[n % len(towns)],),
            }
            for n in range(teams)
        ),
    }
    return Region.model_validate(value)


def _employer(town: str) -> str:
    return f"werkgever-{town}"


def _round_files(
    region: Region, round_: Round, asked: Questionnaire, chance: random.Random
) -> dict[str, bytes]:
    of_team = [_answers(round_, asked, "team", _TEAM, chance) for _ in range(_VARIANTS)]
    of_town = [_answers(round_, asked, "municipality", _TEAM, chance) for _ in range(_VARIANTS)]
    others = [_answers(round_, asked, "team", other, chance) for other in _OTHERS]
    made = [
        chance.choice(of_team).of(team.id) for team in region.teams if chance.random() > 0.02
    ]  # some hand in nothing
    made += [chance.choice(of_town).of(town.unit) for town in region.municipalities]
    made += [other.of(team.id) for team in region.teams[::20] for other in others]
    return dict(made)


def _answers(
    round_: Round, asked: Questionnaire, of: AskedOf, respondent: _Respondent, chance: random.Random
) -> _Made:
    profile = Profile(
        organisation_form="B",
        positioning=2,
        triage="team",
        target_group="0-100",
        caseload=Decimal(chance.randint(12, 24)),
        capacity_hours=Decimal(chance.randrange(60, 240, 10)),
    )
    put = [c for s in asked.standards for c in s.asked if is_asked(c, of, asked.scope, profile)]
    for_team = of == "team" and respondent == _TEAM
    state: State = "discussed" if chance.random() < 0.8 else "draft"
    formation = tuple(Formation(role=r, fte=Decimal(2), needed=Decimal(3)) for r in _ROLES)
    standards = {s.id: ListState(version=s.version, state=state, since=round_.date) for s in asked.standards}
    state = "discussed" if chance.random() < 0.8 else "draft"
    answers = Answers(
        schema_="answers/1",
        unit=_STAND_IN,
        round=round_.id,
        respondent=respondent[0],
        kind=respondent[1],
        profile=profile if for_team else Profile(),
        formation=formation if for_team else (),
        standards=standards,
        answers={c.id: _answer(c, asked, chance) for c in put},
    )
    return _Made(path_of(answers), answers_to_yaml(answers))


def _answer(criterion: Criterion, asked: Questionnaire, chance: random.Random) -> Answer:
    if chance.random() < 0.04:
        return Answer(asked=criterion.content_hash, unknown=True)
    level = min(4, max(0, round(chance.gauss(2, 1))))
    short = level < asked.level_asked(criterion.id)
    text = " ".join(chance.sample(_SENTENCES, 2)) if short and chance.random() < 0.7 else None
    placed: Placed | None = "own_team" if criterion.may_be_elsewhere else None
    return Answer(asked=criterion.content_hash, level=level, placed=placed, explanation=text)


def _plan_files(region: Region, library: Library, chance: random.Random) -> dict[str, bytes]:
    measures = library.measure_set(region.measures)
    assert measures is not None
    ids = [m.id for m in measures.measures if m.actor == "team"]
    seen = region.rounds[-2]
    on = BasedOnRound(round=seen.id, norm=seen.norm, measures=region.measures)
    made = []
    for _ in range(_VARIANTS):
        chosen = sorted(chance.sample(ids, 10))
        actions = {m: ActionDecision(decision="accepted", status=_status(chance)) for m in chosen}
        plan = Plan(schema_="plan/1", unit=_STAND_IN, based_on=on, actions=actions)
        made.append(_Made(plan_path(_STAND_IN), plan_to_yaml(plan)))
    return dict(chance.choice(made).of(team.id) for team in region.teams[::3])


def _status(chance: random.Random) -> ActionStatus:
    return "doing" if chance.random() < 0.5 else "todo"


if __name__ == "__main__":
    sys.stdout.write(f"{write_region(Path(sys.argv[1]), int(sys.argv[2]))}\n")
