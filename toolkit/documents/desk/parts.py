# SPDX-License-Identifier: EUPL-1.2
"""What the maps hold over a part: some questions, or teams of some form or positioning.

Every figure that the page can come to show is worked out beforehand, by the rules. Much of it is alike: the
same cells and rows stand here once, with a number.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from toolkit.comparison.heat import KINDS, CriterionKind, HeatRow
from toolkit.documents.blocks import Fact
from toolkit.documents.desk.inputs import NORM_DAYS, DeskInputs, Side
from toolkit.documents.desk.maps import cell_of
from toolkit.documents.desk.towns import NOT_TOLD, kind_of
from toolkit.documents.desk.values import Choice
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, profile_text

ALL = ""
_Kind = tuple[str, str]


def choices(inputs: DeskInputs, titles: tuple[str, ...]) -> tuple[Choice, ...]:
    """What can be chosen on the page.

    Args:
        inputs: of the page.
        titles: of the lists.

    Returns:
        List, round and norm; kinds of questions and of teams only for who may see teams by name.
    """
    rounds = dict.fromkeys(side.round.id for side in inputs.sides)
    norms = tuple(Fact(n, say(f"desk.norm.{n}", day=day_text(inputs.days[n]))) for n in NORM_DAYS)
    made = [
        Choice("lijst", say("desk.choice.list"), tuple(Fact(str(n), t) for n, t in enumerate(titles))),
        Choice("ronde", say("desk.choice.round"), tuple(Fact(r, r) for r in rounds)),
        Choice("norm", say("desk.choice.norm"), norms),
    ]
    if inputs.apart:
        kinds = tuple(Fact("" if k == "all" else k, say(f"desk.kind.{k}")) for k in _kinds(inputs))
        made.append(Choice("vragen", say("desk.choice.questions"), kinds))
        for index, (key, name) in enumerate((("vorm", "organisation_form"), ("positie", "positioning"))):
            found = sorted({kind[index] for side in inputs.sides for kind in _teams(side).values()})
            options = (Fact(value, _kind_text(name, value)) for value in found)
            everything = Fact(ALL, say("desk.choice.all_teams"))
            made.append(Choice(key, say(f"profile.{name}.title"), (everything, *options)))
    return tuple(choice for choice in made if len(choice.options) > 1)


def parts(inputs: DeskInputs) -> dict[str, object]:
    """The rows of every map for every choice over a part.

    Args:
        inputs: of the page.

    Returns:
        `sides`: number of the side by round and norm; `cells` and `rows`: each once; `maps`: of the round
        that is shown, by 'side.list', per choice 'questions|form|positioning', the number of the row of
        each municipality.
    """
    sides = {f"{side.round.id} {norm}": n for n, side in enumerate(inputs.sides) for norm in side.norms}
    data: dict[str, object] = {"sides": sides}
    if not inputs.apart:
        return data
    cells, rows = _Once(), _Once()
    maps: dict[str, dict[str, list[int]]] = {}
    for number, side in enumerate(inputs.sides):
        if side.round == inputs.outcome.round:
            for (place, choice), made in _of_side(inputs, side, cells, rows):
                maps.setdefault(f"{number}.{place}", {})[choice] = made
    return {**data, "cells": cells.values, "rows": rows.values, "maps": maps}


class _Once:
    """Values by number, each once."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[object, ...], int] = {}

    def number(self, value: tuple[object, ...]) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    @property
    def values(self) -> list[tuple[object, ...]]:
        return list(self.numbers)


def _of_side(
    inputs: DeskInputs, side: Side, cells: _Once, rows: _Once
) -> Iterator[tuple[tuple[int, str], list[int]]]:
    teams = _teams(side)
    towns = inputs.reader.names(side.outcome)
    here = {m: frozenset(t.id for t in side.outcome.region.teams_of(m)) for m in towns}
    forms, places = ({ALL, *(kind[n] for kind in teams.values())} for n in (0, 1))
    # many choices come down to the same teams of a municipality
    known: dict[tuple[int, CriterionKind, str, frozenset[str]], int] = {}
    for kind, form, place in product(_kinds(inputs), sorted(forms), sorted(places)):
        chosen = _chosen(teams, form, place)
        if (kind == "all" and not (form or place)) or not chosen:
            continue
        choice = "|".join(("" if kind == "all" else kind, form, place))
        for number in range(len(side.outcome.asked.standards)):
            made = []
            for town in towns:
                key = (number, kind, town, here[town] & chosen)
                if key not in known:
                    known[key] = _row(side.heat.row(number, town, kind, key[3]), inputs, side, cells, rows)
                made.append(known[key])
            yield (number, choice), made


def _row(row: HeatRow, inputs: DeskInputs, side: Side, cells: _Once, rows: _Once) -> int:
    shown = (cell_of(cell, side, inputs) for cell in (row.whole, *row.themes))
    numbers = [cells.number((c.text, c.band, c.words, c.missed)) for c in shown]
    n = len(row.whole.over.teams)
    return rows.number((say("desk.teams", n=n) if n else "", *numbers))


def _teams(side: Side) -> Mapping[str, _Kind]:
    """The kind of every team that counts on any list of a side."""
    counted = (u for u in side.outcome.units if u.unit.kind == "team" and side.outcome.counted(u))
    return {u.unit.id: kind_of(side.profiles.get(u.unit.id)) for u in counted}


def _chosen(teams: Mapping[str, _Kind], form: str, place: str) -> frozenset[str]:
    return frozenset(t for t, (f, p) in teams.items() if form in {ALL, f} and place in {ALL, p})


def _kinds(inputs: DeskInputs) -> tuple[CriterionKind, ...]:
    """The kinds of questions that occur in the round that is shown."""
    heat = inputs.sides[0].heat
    results = (
        r
        for unit in inputs.outcome.units
        if unit.unit.kind == "team"
        for listed in inputs.outcome.counted(unit)
        for theme in listed.result.themes
        for r in theme.criteria
    )
    found = {kind for result in set(results) for kind in heat.kinds(result)}
    return tuple(kind for kind in KINDS if kind == "all" or kind in found)


def _kind_text(name: str, value: str) -> str:
    return say("desk.choice.not_told") if value == NOT_TOLD else profile_text(name, value)
