# SPDX-License-Identifier: EUPL-1.2
"""A table in the terminal, set by ourselves: a file with many rows costs little more than its bytes."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

import click
from rich import box
from rich.cells import cell_len, chop_cells

from toolkit.cli.output import console, escape, show

_LONGEST_WORD = 24  # a column is never so narrow that it breaks a shorter word


def show_table(
    title: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, as_lines: bool = False
) -> None:
    """A table on stdout; in a terminal too narrow for its words, a block of lines per row.

    Args:
        title: above the table.
        header: column heads.
        rows: cells as text.
        as_lines: never a table, however wide the terminal.
    """
    screen = console(error=False)
    cells = [tuple(row) for row in rows]
    widths = _fitting(list(zip(header, *cells, strict=True)), screen.width)
    show(f"[bold]{escape(title)}[/bold]")
    if widths is None or as_lines:
        show("\n".join(_block(row, tuple(header)) for row in cells))
        return
    frame = box.HEAVY_HEAD.substitute(screen.options)
    head = _row(tuple(header), tuple(widths), (frame.head_left, frame.head_vertical, frame.head_right))
    sides = frame.mid_left, frame.mid_vertical, frame.mid_right
    padded = [width + 2 for width in widths]
    above = "\n".join((frame.get_top(padded), *head))
    lines = [click.style(above, bold=True), frame.get_row(padded, "head")]
    lines += chain.from_iterable(_row(row, tuple(widths), sides) for row in cells)
    click.echo("\n".join((*lines, frame.get_bottom(padded))))


@lru_cache(maxsize=4096)  # as below
def _block(cells: tuple[str, ...], header: tuple[str, ...]) -> str:
    """A row as lines of its own, each with the head of its column."""
    pairs = zip(header[1:], cells[1:], strict=True)
    lines = (f"  {escape(name)}: {escape(cell)}" for name, cell in pairs if cell)
    return "\n".join((f"\n[bold]{escape(cells[0])}[/bold]", *lines))


@lru_cache(maxsize=4096)  # file after file has the same questions, and says much the same of them
def _row(cells: tuple[str, ...], widths: tuple[int, ...], sides: tuple[str, str, str]) -> tuple[str, ...]:
    """The lines of a row: as many as its longest cell takes."""
    left, between, right = sides
    columns = list(map(_wrapped, cells, widths))
    empty = [(" " * width,) for width in widths]
    most = max(map(len, columns))
    lines = zip(
        *(lines + blank * (most - len(lines)) for lines, blank in zip(columns, empty, strict=True)),
        strict=True,
    )
    return tuple(f"{left} {f' {between} '.join(parts)} {right}" for parts in lines)


@lru_cache(maxsize=4096)
def _wrapped(cell: str, width: int) -> tuple[str, ...]:
    """The lines of a cell, each as wide as its column."""
    lines, line = [], ""
    for word in (cell,) if cell_len(cell) <= width and cell.isprintable() else cell.split():
        longer = f"{line} {word}" if line else word
        if cell_len(longer) > width:
            lines += [line] if line else []
            *whole, longer = chop_cells(word, width)
            lines += filter(None, whole)
        line = longer
    return tuple(f"{one}{' ' * (width - cell_len(one))}" for one in (*lines, line))


def _fitting(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Column widths that fit, taken from the column that can spare most; None where words would break."""
    widths = [max(map(len, column)) for column in columns]
    borders = 3 * len(columns) + 1
    if sum(widths) + borders <= room:
        return widths
    words = [max(map(len, " ".join(column).split()), default=1) for column in columns]
    least = [min(word, _LONGEST_WORD) for word in words]
    while sum(widths) + borders > room:
        spare, i = max((width - least[i], i) for i, width in enumerate(widths))
        if spare <= 0:
            return None
        widths[i] -= 1
    return widths
