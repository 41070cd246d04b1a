# SPDX-License-Identifier: EUPL-1.2
"""Why a figure is what it is: the teams of a municipality beside each other, for who may see them."""

from collections.abc import Iterator, Mapping

from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.desk.maps import town_numbers, why_anchor
from toolkit.documents.desk.themes import asks_text
from toolkit.documents.desk.values import Level, WhyPart, WhyRow, WhyTable, WhyTeam, WhyTown
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Profile
from toolkit.model.questionnaire import Item
from toolkit.scoring.criterion import CriterionResult
from toolkit.words.catalogue import say

NOT_TOLD = "none"
"""What kind of team it is, where that was not filled in."""


def towns(inputs: DeskInputs, names: Mapping[str, str]) -> tuple[WhyTown, ...]:
    """Every municipality with its teams.

    Args:
        inputs: of the page.
        names: what each municipality that the reader sees is called, in order.

    Returns:
        Those with a team that counts; none for who may not see teams by name.
    """
    if not inputs.apart:
        return ()
    numbers = town_numbers(inputs)
    made = (
        WhyTown(f"w-{numbers[town]}", name, tuple(_tables(inputs, town, numbers[town])))
        for town, name in names.items()
    )
    return tuple(town for town in made if town.tables)


def kind_of(profile: Profile | None) -> tuple[str, str]:
    """Form and positioning of a team, as the page chooses by them."""
    form = None if profile is None else profile.organisation_form
    place = None if profile is None else profile.positioning
    return (form or NOT_TOLD, NOT_TOLD if place is None else str(place))


def _tables(inputs: DeskInputs, town: str, number: int) -> Iterator[WhyTable]:
    side = inputs.sides[0]
    teams = {t.id: t for t in inputs.region.teams_of(town)}
    for place, standard in enumerate(inputs.outcome.asked.standards):
        cells = side.heat.criteria(standard, town)
        levels = {c: dict(cell.levels) for c, cell in cells.items()}
        there = [t for t in teams if any(t in of for of in levels.values())]
        if not there:
            continue
        heads = tuple(WhyTeam(teams[t].title, *kind_of(side.profiles.get(t))) for t in there)
        parts = tuple(
            _parts(
                inputs, standard, place, number, {c: [of.get(t) for t in there] for c, of in levels.items()}
            )
        )
        yield WhyTable(why_anchor(place, number), standard.title, heads, parts)


def _parts(
    inputs: DeskInputs,
    standard: Standard,
    place: int,
    number: int,
    levels: Mapping[str, list[CriterionResult | None]],
) -> Iterator[WhyPart]:
    for theme in standard.themes:
        items = [item for item in inputs.outcome.asked.items(theme) if item.id in levels]
        if items:
            rows = tuple(_row(inputs, item, levels[item.id]) for item in items)
            yield WhyPart(why_anchor(place, number, theme.id), theme.title, rows)


def _row(inputs: DeskInputs, item: Item, results: list[CriterionResult | None]) -> WhyRow:
    some = next(r for r in results if r is not None)
    return WhyRow(
        item.id,
        item.asked.title,
        asks_text(some),
        inputs.sides[0].heat.kinds(some)[1:],
        tuple(None if r is None else _level(r) for r in results),
    )


def _level(result: CriterionResult) -> Level:
    level = result.asked.level
    words = say(f"criterion_status.{result.status}")
    missed = result.limit == "missed"
    return Level(
        "" if level is None else str(level),
        result.status,
        say("desk.level_missed", words=words) if missed else words,
        missed,
    )
