# SPDX-License-Identifier: EUPL-1.2
"""The formation table: what is unknown stays so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small import answers
from toolkit.model.given.answers import Answers, Formation
from toolkit.planning.weighed.formation import FormationTable, Total, formation_table

figures = st.one_of(st.none(), st.decimals(0, 40, places=1))


def with_formation(*rows: Formation) -> Answers:
    """The form of team oost with this formation."""
    return answers("oost", {}, formation=rows)


def row(role: str, *figures: str | None) -> Formation:
    """A role with fte now, needed and vacancies."""
    now, needed, vacancies = (None if f is None else Decimal(f) for f in figures)
    return Formation(role=role, fte=now, needed=needed, vacancies=vacancies)


def test_a_formation_worked_out_by_hand() -> None:
    """Short is above zero, more than needed below; totals only where every role is known."""
    table = formation_table(
        with_formation(
            row("gezinswerker", "4.5", "5.0", "0.5"),
            row("wijkcoach", "2", "1.5", None),
            row("jeugdarts", "0.4", None, "0"),
        )
    )
    assert [r.difference for r in table.rows] == [Decimal("0.5"), Decimal("-0.5"), None]
    assert table.now == Total(Decimal("6.9"), Decimal("6.9"), 0)
    assert table.needed == Total(None, Decimal("6.5"), 1)
    assert table.difference == Total(None, Decimal(0), 1)
    assert table.vacancies == Total(None, Decimal("0.5"), 1)


def test_nothing_filled_in_is_an_empty_table() -> None:
    """Without a form or without roles there are no rows, and totals are unknown rather than 0."""
    nothing = Total(None, None, 0)
    empty = FormationTable((), nothing, nothing, nothing, nothing)
    assert formation_table(None) == empty
    assert formation_table(with_formation()) == empty


@given(st.lists(st.tuples(figures, figures, figures), max_size=6))
def test_a_total_is_known_only_when_every_figure_is(
    rows: list[tuple[Decimal | None, Decimal | None, Decimal | None]],
) -> None:
    """An unknown figure never counts as 0, in rows nor in totals."""
    table = formation_table(
        with_formation(*(Formation(role="r", fte=a, needed=b, vacancies=c) for a, b, c in rows))
    )
    assert len(table.rows) == len(rows)
    for found, (now, needed, _) in zip(table.rows, rows, strict=True):
        assert (found.difference is None) == (now is None or needed is None)
    for total, column in (
        (table.now, [r[0] for r in rows]),
        (table.needed, [r[1] for r in rows]),
        (table.vacancies, [r[2] for r in rows]),
    ):
        assert total.unknown == column.count(None)
        assert (total.value is None) == (not column or None in column)
        assert total.known == (
            sum(x for x in column if x is not None) if any(x is not None for x in column) else None
        )
