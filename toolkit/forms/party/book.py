# SPDX-License-Identifier: EUPL-1.2
"""The decision workbook, written from scratch; the same plans give the same bytes."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.forms.party.columns import PartyColumn, party_columns
from toolkit.forms.party.form import PartyForm, PartyRow, lines_above
from toolkit.forms.party.hidden_sheet import mark_rows
from toolkit.forms.party.words import help_text
from toolkit.forms.returned.book import BookWriter
from toolkit.sheets.write import rules
from toolkit.sheets.write.style import A3
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import keys, say
from toolkit.words.text import day_text

_HELP = {
    "what": ("what",),
    "how": ("decide", "joint", "anders", "later", "amount", "by", "on", "blank", "paper"),
    "send": ("send", "after"),
}
_OF_REGION = frozenset({"joint", "later"})
"""What an employer, who decides about no joint action, is not told."""


def write_party_book(form: PartyForm) -> bytes:
    """Write the workbook in which a party above the teams decides.

    Args:
        form: what it is asked, and what it decided so far.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula, and the same form gives the
        same bytes.
    """
    holes = {"region": form.region_title, "round": form.mark.round, "day": day_text(form.day)}
    title = say("party.title", title=form.title)
    writer = BookWriter(form, say("party.document_title", title=form.title, round=form.mark.round))
    writer.explain(
        say("party.sheet.start"),
        title,
        say("party.subtitle", **holes),
        {say(f"party.heading.{key}"): _help(form, of) for key, of in _HELP.items()},
    )
    sheet = writer.sheet(say("party.sheet.items"), title)
    above = (*writer.example_notice(), *lines_above(form))
    columns = party_columns()
    rows = ([_cell(column, row, form) for column in columns] for row in form.rows)
    under = writer.table(sheet, above, columns, rows, named=3)
    sheet.autofilter(under.start - 1, 0, under.stop - 1, len(columns) - 1)
    sheet.set_paper(A3)  # on A4 its many columns are too small to read
    return writer.finished(say("party.sheet.mark"), mark_rows(form))


def _help(form: PartyForm, keys_of: tuple[str, ...]) -> Iterator[str]:
    for key in (key for key in keys_of if form.of_region or key not in _OF_REGION):
        yield help_text(key, say("party.sheet.items"), of_region=form.of_region)


def _cell(column: PartyColumn, row: PartyRow, form: PartyForm) -> Cell:
    cell = column.shows(row)
    asked = column.field is not None and row.takes(column.field)
    return replace(cell, rule=_rule(column, form) or None) if asked else cell


def _rule(column: PartyColumn, form: PartyForm) -> Rule:
    prompt = f"party.prompt.{column.key}"
    note = rules.hint(column.header, say(prompt)) if prompt in keys(prompt) else {}
    return {**note, **column.limit(form)}
