# SPDX-License-Identifier: EUPL-1.2
"""Two versions beside each other as a workbook: a sheet to read first, and a table per sheet."""

import io

from toolkit.documents.versions.book import RevisionBook
from toolkit.render.book.tables import Field, write_table
from toolkit.sheets.columns import Column
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Styles, set_up
from toolkit.sheets.write.table import Cell, write_row
from toolkit.words.catalogue import say

_FIRST = (Column(key="", header="", width=24), Column(key="", header="", width=88))


def render_revision_book(shown: RevisionBook) -> bytes:
    """Print it as an .xlsx file.

    Args:
        shown: what stands in it.

    Returns:
        The bytes; the same gives the same. Words that are gone are struck through, those that are new bold
        and underlined.
    """
    stream = io.BytesIO()
    view = shown.document
    book = new_book(stream, title=view.title, day=view.day)
    styles = Styles(book)
    for number, name in enumerate((say("revision.book.read_first"), *(t.name for t in shown.tables))):
        sheet = book.add_worksheet(name)
        set_up(sheet, view.about, view.footer, protect=False)
        if number:
            table = shown.tables[number - 1]
            fields = [Field(head, width) for head, width in table.heads]
            write_table(book, sheet, fields, table.rows, styles, wrapped=True)
            continue
        for place, column in enumerate(_FIRST):
            sheet.set_column(place, place, column.width)
        for row, texts in enumerate(((view.title,), *shown.first_lines())):
            if len(texts) == 1:
                sheet.merge_range(row, 0, row, 1, texts[0], styles["heading" if row == 0 else "text"])
                sheet.set_row(row, height_of([(texts[0], sum(c.width for c in _FIRST))]))
            else:
                write_row(sheet, row, _FIRST, [Cell("label", texts[0]), Cell("cell", texts[1])], styles)
        sheet.activate()
    book.close()
    return finished(stream.getvalue(), fixed=(0,))
