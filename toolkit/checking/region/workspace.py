# SPDX-License-Identifier: EUPL-1.2
"""What must hold within a region: who takes part, which rounds, and that every file stands at its place."""

from collections.abc import Iterator

from toolkit.checking.alike import ids_twice, misplaced
from toolkit.checking.region.validity import check_validity
from toolkit.model.given.answers import TEAM_RESPONDENT
from toolkit.model.given.decision import is_party
from toolkit.model.problem import Problem
from toolkit.model.region import MANAGER, TEAMS, Region, unit_of_plan
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.reading.workspace import AnswerFile, Workspace
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say


def check_region(file: Loaded[Region], library: Library) -> list[Problem]:
    """All problems of region.yaml with the content it names.

    Args:
        file: region.yaml.
        library: norms, lists and measures.

    Returns:
        Problems: ids used twice, norms, measures, organisations, municipalities and lists that
        do not exist, criteria of the last norm to which no measures lead.
    """
    region = file.model
    if region is None:
        return []
    return [
        *_ids_twice(file, region),
        *_audiences(file, region),
        *_content(file, region, library),
        *check_validity(file, region, library),
        *_people(file, region),
        *_lasting(file, region),
        *_team_lists(file, region, library),
        *_routes(file, region, library),
        *_placeholders(file, region),
        *_amounts(file, region),
    ]


def _amounts(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    """What an fte costs by the region itself, the low end not above the high one."""
    cost = region.fte_cost
    if cost is not None and cost.low > cost.high:
        yield file.problem(
            "amounts-not-ascending", ("fte_cost", "high"), low=str(cost.low), high=str(cost.high)
        )


def check_places(workspace: Workspace) -> list[Problem]:
    """Files of answers and plans that stand where they should not.

    Args:
        workspace: the whole region.

    Returns:
        Problems: rounds and units that do not exist, an inside that differs from the place.
    """
    region = workspace.region.model
    if region is None:
        return []
    units = {u.id for u in units_of(region)} | {m.unit for m in region.municipalities}
    partial = {m.unit for m in region.municipalities if m.participation == "partial"}
    rounds = {r.id for r in region.rounds}
    there = {r.id: {u.id for u in units_of(region.at(r.date))} for r in region.rounds}
    problems: list[Problem] = []
    for file in workspace.answers:
        name = file.loaded.file
        if file.round not in rounds:
            problems.append(Problem.of("round-unknown", name, round=file.round))
        if file.unit not in units:
            problems.append(Problem.of("unit-unknown", name, unit=file.unit))
        problems += _inside(file)
        problems += _kind(file)
        if file.unit in partial:
            problems.append(Problem.of("unit-takes-no-part", name, unit=file.unit))
        elif file.unit in units and file.unit not in there.get(file.round, units):
            problems.append(Problem.of("unit-not-in-round", name, unit=file.unit, round=file.round))
    for unit, plan in workspace.plans.items():
        if unit not in units:
            problems.append(Problem.of("unit-unknown", plan.file, unit=unit))
        elif plan.model is not None:
            problems += misplaced(plan, [("unit", plan.model.unit, unit)])
    return problems


def _kind(file: AnswerFile) -> Iterator[Problem]:
    """The settled answer is of kind team, and nothing else is."""
    model = file.loaded.model
    at_its_place = model is not None and model.respondent == file.respondent
    if model is not None and at_its_place and (model.respondent == TEAM_RESPONDENT) != (model.kind == "team"):
        holes = {"respondent": model.respondent, "kind": model.kind}
        yield file.loaded.problem("respondent-kind", ("kind",), **holes)


def _inside(file: AnswerFile) -> Iterator[Problem]:
    model = file.loaded.model
    if model is not None:
        keys = ("round", "unit", "respondent")
        yield from misplaced(file.loaded, ((key, getattr(model, key), getattr(file, key)) for key in keys))


def _audiences(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    """What was agreed that a body sees is of a body of the route: a slip would show what was kept back."""
    for key in region.visibility.bodies:
        if region.body(key) is None:
            known = ", ".join(b.id for b in region.route)
            yield file.problem("visibility-no-body", ("visibility", key), key=key, known=known)
    taken = {say(f"audience.{each}") for each in (MANAGER, TEAMS)}
    taken |= {f"{each}-{town.id}" for each in taken for town in region.municipalities}
    taken |= {f"{each}-{say('comparison.file.drafts')}" for each in (*taken, *(b.id for b in region.route))}
    # the id of a team may end in round and body, as the name of a board edition does
    for i, body in enumerate(region.route):
        if body.id in taken or any(f"-{round_.id}-" in f"-{body.id}-" for round_ in region.rounds):
            yield file.problem("body-named-as-audience", ("route", i, "id"), id=body.id)


def _ids_twice(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    for group in ("rounds", "organisations", "municipalities", "teams", "route"):
        yield from ids_twice(
            file, (((group, i, "id"), one.id) for i, one in enumerate(getattr(region, group)))
        )
    towns = {m.unit for m in region.municipalities}
    for i, team in enumerate(region.teams):
        if team.id in towns:
            yield file.problem("team-named-as-municipality", ("teams", i, "id"), team=team.id)
        if is_party(unit_of_plan(team.id)):
            yield file.problem("team-named-as-party", ("teams", i, "id"), team=team.id)


def _content(file: Loaded[Region], region: Region, library: Library) -> Iterator[Problem]:
    for i, round_ in enumerate(region.rounds):
        if round_.norm not in library.norms:
            yield file.problem("unknown-norm", ("rounds", i, "norm"), pin=round_.norm)
    if region.measures not in library.measures:
        yield file.problem("unknown-measures", ("measures",), version=region.measures)


def _people(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    organisations = {o.id for o in region.organisations}
    towns = {m.id for m in region.municipalities}
    for i, organisation in enumerate(region.organisations):
        for k, town in enumerate(organisation.municipalities):
            if town not in towns:
                path = ("organisations", i, "municipalities", k)
                yield file.problem("unknown-municipality", path, owner=organisation.id, municipality=town)
    for i, team in enumerate(region.teams):
        named: list[tuple[tuple[str | int, ...], str]] = [(("teams", i, "organisation"), team.organisation)]
        named += [
            (("teams", i, "earlier", k, "organisation"), e.organisation) for k, e in enumerate(team.earlier)
        ]
        for place, employer in named:
            if employer not in organisations:
                yield file.problem("unknown-organisation", place, team=team.id, organisation=employer)
        for k, town in enumerate(team.municipalities):
            if town not in towns:
                path = ("teams", i, "municipalities", k)
                yield file.problem("unknown-municipality", path, owner=team.id, municipality=town)


def _lasting(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    """Days in order; and that a team which takes part in a round has a municipality and an employer then."""
    for group in ("organisations", "municipalities", "teams"):
        for i, one in enumerate(getattr(region, group)):
            if one.from_ is not None and one.until is not None and one.until < one.from_:
                yield file.problem("days-not-ascending", (group, i, "until"), id=one.id)
    employers = {o.id: o for o in region.organisations}
    there = [(r, {t.id for t in region.at(r.date).teams}) for r in region.rounds]
    for i, team in enumerate(region.teams):
        rounds = [r for r in region.rounds if team.takes_part(r.date)]
        alone = next((r for r, ids in there if team.takes_part(r.date) and team.id not in ids), None)
        if alone is not None:
            path = ("teams", i, "municipalities")
            yield file.problem("team-without-municipality", path, team=team.id, round=alone.id)
        then = [(r, employers.get(team.at(r.date).organisation)) for r in rounds]
        gone = next((r for r, one in then if one is not None and not one.takes_part(r.date)), None)
        if gone is not None:
            path = ("teams", i, "organisation")
            yield file.problem("team-without-employer", path, team=team.id, round=gone.id)


def _placeholders(file: Loaded[Region], region: Region) -> Iterator[Problem]:
    """Names that a new workspace came with and nobody has replaced."""
    for group in ("organisations", "municipalities", "teams"):
        for i, one in enumerate(getattr(region, group)):
            if one.title.startswith("Naam van "):
                yield file.problem("placeholder-left", (group, i, "title"), text=one.title)


def _team_lists(file: Loaded[Region], region: Region, library: Library) -> Iterator[Problem]:
    norms = [library.norm(r.norm) for r in region.rounds]
    if None in norms:  # a list may belong to the norm that cannot be read
        return
    known = {pin.split("@")[0] for n in norms if n is not None for pin in n.standards}
    for i, team in enumerate(region.teams):
        if team.standards == "all":
            continue
        for k, standard in enumerate(team.standards):
            if standard not in known:
                path = ("teams", i, "standards", k)
                yield file.problem("team-unknown-standard", path, team=team.id, standard=standard)


def _routes(file: Loaded[Region], region: Region, library: Library) -> Iterator[Problem]:
    norm = library.norm(region.last_round().norm)
    measures = library.measure_set(region.measures)
    if norm is None or measures is None:
        return
    lifts = [lift for measure in measures.measures for lift in measure.lifts]
    asked = [c for s in library.readable_standards() if s.pin in norm.standards for c in s.asked]
    for criterion in asked:
        steps = [x for x in lifts if x.criterion == criterion.id]
        level, final = 0, norm.final_level(criterion.id) if criterion.asked_of == "team" else 0
        while level < final:
            reached = max((x.to for x in steps if x.from_ <= level < x.to), default=None)
            if reached is None:
                yield file.problem("no-route", ("measures",), criterion=criterion.id, level=level)
                break
            level = reached
