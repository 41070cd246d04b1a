# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the figures, as tables for the workbook of a comparison; never in a figure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from toolkit.documents.desk.inputs import DeskInputs
from toolkit.documents.names_for_reader import Named
from toolkit.documents.tidy.context import (
    MeansRow,
    formation_columns,
    means_rows,
    support_columns,
    team_columns,
    team_rows,
)
from toolkit.documents.tidy.table import Column, TidyTable, tidy_table
from toolkit.model.given.answers import Answers, Formation, OwnSupport
from toolkit.region.context import Amount, FormationOver, context_over

Row = TypeVar("Row")

_APART = frozenset({"region", "round", "date", "unit_kind"})
"""The same in every row: a comparison is of teams of one region in one round."""


def context_tables(inputs: DeskInputs, files: Mapping[str, Sequence[Answers]]) -> tuple[TidyTable, ...]:
    """What teams told of themselves, to work on: the same as on the page.

    Args:
        inputs: of the page.
        files: of the round per unit, as far as others may know them.

    Returns:
        Teams, formation and own support by team for who sees names; formation over the region alone for
        who sees letters, because beside a letter a number of fte would tell who it is. None for who sees
        only the own municipality.
    """
    reader = inputs.reader
    if not reader.sees("other_towns"):
        return ()
    if not inputs.apart:
        over = context_over(inputs.contexts)
        known = [row for row in over.formation if inputs.roles.is_function(row.role)]
        return (tidy_table("functions", _over_columns(), lambda: known, reader),) if known else ()
    named = Named(inputs.outcome, reader)

    def means(kind: type[Formation | OwnSupport]) -> Callable[[], Iterator[MeansRow]]:
        return lambda: (row for row in means_rows(named, files) if isinstance(row.row, kind))

    tables = (
        tidy_table("teams", _here(team_columns()), lambda: team_rows(named, files), reader),
        tidy_table("formation", _here(formation_columns()), means(Formation), reader),
        tidy_table("support", _here(support_columns()), means(OwnSupport), reader),
    )
    return tuple(table for table in tables if any(True for _ in table.rows()))


def _here(columns: Sequence[Column[Row]]) -> list[Column[Row]]:
    return [column for column in columns if column.key not in _APART]


def _over_columns() -> tuple[Column[FormationOver], ...]:
    """A function over the region, in fte, and how many rows of teams each sum is of."""

    def total(amount: Amount) -> Fraction | None:
        return None if amount.total is None else Fraction(amount.total)

    return (
        Column("function", "text", lambda r: r.role),
        Column("fte", "decimal", lambda r: total(r.now)),
        Column("needed", "decimal", lambda r: total(r.needed)),
        Column("vacancies", "decimal", lambda r: total(r.vacancies)),
        Column("teams_told", "number", lambda r: r.now.of),
    )
