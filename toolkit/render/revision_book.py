# SPDX-License-Identifier: EUPL-1.2
"""Two versions beside each other as a workbook: a sheet to read first, and a table per sheet."""

import io

from toolkit.documents.versions.book import RevisionBook
from toolkit.render.book.tables import Field, write_first, write_table
from toolkit.sheets.write.book import finished, new_book
from toolkit.sheets.write.style import Look, Styles, set_up
from toolkit.words.catalogue import say

_FIRST = (24, 88)  # widths of the columns of the sheet to read first


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
        lines: list[tuple[Look, tuple[str, ...]]] = [("heading", (view.title,))]
        lines += [("text" if len(texts) == 1 else "label", texts) for texts in shown.first_lines()]
        write_first(sheet, _FIRST, lines, styles)
    book.close()
    return finished(stream.getvalue(), fixed=(0,))
