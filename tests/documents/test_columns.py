# SPDX-License-Identifier: EUPL-1.2
"""Columns of tables: room goes to the words that need it, and no word, figure or page one loses by it."""

from dataclasses import replace

from toolkit.documents.blocks import Blocks, Section, Table
from toolkit.documents.columns import fitted
from toolkit.documents.sections import ready_to_print

_WORDY = "Wat het team samen met de gemeente en de werkgever doet om dit voor elkaar te krijgen. " * 3
_TABLE = Table("Acties", ("Actie", "Wie", "Uren", "Wat"), (("Bellen", "wij", "1.200", _WORDY),) * 4, (1,) * 4)


def widths(*tables: Table) -> list[tuple[int, ...]]:
    """What each table of a section gets."""
    return [block.widths for block in fitted(tables) if isinstance(block, Table)]


def test_room_goes_to_the_column_with_many_words() -> None:
    """More than half of the table, where three quarters of it held one short word."""
    (found,) = widths(_TABLE)
    assert found[3] > sum(found) / 2


def test_a_column_keeps_room_for_its_longest_word() -> None:
    """Also where that word is in the head, and the others have much to say."""
    long = "verantwoordelijkheden"
    for table in (
        replace(_TABLE, heads=("Actie", long, "Uren", "Wat")),
        replace(_TABLE, rows=(("Bellen", long, "1", _WORDY), *_TABLE.rows)),
    ):
        (found,) = widths(table)
        assert 17.4 * found[1] / sum(found) > len(long) * 0.17


def test_a_figure_stays_on_one_line() -> None:
    """A figure of several words is one figure."""
    rows = (("Bellen", "wij", "16 van 72 uur", 4 * _WORDY),)
    narrow, wide = (widths(replace(_TABLE, rows=rows, numeric=numeric))[0] for numeric in ((), (2,)))
    assert wide[2] / sum(wide) > narrow[2] / sum(narrow)
    assert 17.4 * wide[2] / sum(wide) > len("16 van 72 uur") * 0.17


def test_where_nothing_is_gained_columns_stay_as_their_author_said() -> None:
    """Short words need no other room."""
    table = replace(_TABLE, rows=(("a", "b", "c", "d"),), widths=(4, 3, 2, 3))
    assert widths(table) == [(4, 3, 2, 3)]


def test_tables_of_one_section_keep_the_same_columns() -> None:
    """Figures of two tables stand under each other, whichever of the two has the words."""
    short = replace(_TABLE, heads=("Team", "Wie", "Uren", "Wat"), rows=(("a", "b", "c", "d"),))
    one, other = widths(short, _TABLE)
    assert one == other != short.widths


def test_a_table_to_write_in_keeps_its_columns() -> None:
    """An empty cell needs room too."""
    table = replace(_TABLE, rows=((_WORDY, "", "", ""), ("", "", "", "")))
    assert widths(table) == [table.widths]


def test_page_one_keeps_its_columns() -> None:
    """What fits there was tried: the first section, and those that stand beside it."""

    def section(*, front: bool) -> Section:
        blocks: Blocks = (_TABLE,)
        return Section("s", "Titel", blocks, front=front)

    made = ready_to_print((section(front=False), section(front=True), None, section(front=False)))
    kept = [
        block.widths == _TABLE.widths for each in made for block in each.blocks if isinstance(block, Table)
    ]
    assert kept == [True, True, False]
