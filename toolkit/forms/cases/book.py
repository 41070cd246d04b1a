# SPDX-License-Identifier: EUPL-1.2
"""The workbook for learning from cases, written from scratch; the same input gives the same bytes.

Two of its sheets are the team's own paper: they are open, and nobody reads them. Only patterns come back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from toolkit.forms.cases.columns import pattern_columns
from toolkit.forms.cases.form import CasesForm
from toolkit.forms.cases.hidden_sheet import mark_rows
from toolkit.forms.cases.words import Subject
from toolkit.forms.returned.book import BookWriter
from toolkit.forms.returned.columns import suggested
from toolkit.model.quarter import quarter_named
from toolkit.sheets.columns import Column
from toolkit.sheets.write import rules
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.table import Cell
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, quarter_text

MOST_CASES = 5
_STEPS = ("choose", "ask", "talk", "read", "lay", "session")
_RULES = ("names", "paper", "figure", "return")
_ROOM = 62.0  # points: to write in by hand
_PATTERN_ROOM = 45.0  # three lines to type in, so that all rows print on one page


def write_cases_book(form: CasesForm) -> bytes:
    """Write the workbook with which a team learns from a few cases in one quarter.

    Args:
        form: whose it is, what a pattern can be about, and what came back before.

    Returns:
        The bytes of an .xlsx file; every text is a text, never a formula.
    """
    writer = _Writer(form, _title(form, "cases.document_title"))
    writer.explanation()
    writer.cases()
    writer.talks()
    writer.patterns()
    return writer.finished(say("cases.sheet.mark"), mark_rows(form))


def _title(form: CasesForm, key: str) -> str:
    return say(key, title=form.title, quarter=quarter_text(quarter_named(form.mark.quarter)))


class _Writer(BookWriter):
    form: CasesForm

    def _begun(self, key: str) -> Any:  # noqa: ANN401 - XlsxWriter publishes no types
        title = _title(self.form, f"cases.title.{key}")
        return self.sheet(say(f"cases.sheet.{key}"), title, protect=key in {"start", "patterns"})

    def _above(self, key: str) -> Iterator[str]:
        """What stands above a table."""
        yield from self.example_notice()
        yield say(f"cases.lead.{key}")

    def explanation(self) -> None:
        """The first sheet: what to do in which order, and what is agreed about it."""
        sheet, styles = self._begun("start"), self.styles
        subtitle = say("cases.subtitle", region=self.form.region_title, day=day_text(self.form.day))
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 106)
        row = self.lines(sheet, (subtitle, *self._above("start")))
        for heading, keys in (("steps", _STEPS), ("rules", _RULES)):
            row += 1
            sheet.write_string(row, 0, say(f"cases.heading.{heading}"), styles["heading"])
            row += 1
            for key in keys:
                text = say(f"cases.{heading}.{key}.text", sheet=say("cases.sheet.patterns"))
                sheet.set_row(row, height_of(((text, 106),)))
                sheet.write_string(row, 0, say(f"cases.{heading}.{key}.title"), styles["label"])
                sheet.write_string(row, 1, text, styles["cell"])
                row += 1

    def cases(self) -> None:
        """The team's own paper: which cases."""
        widths = {"letter": 9, "why": 34, "who": 44, "consent": 20, "short": 50}
        columns = [
            Column(key=key, header=say(f"cases.case.{key}"), width=width, fill=key != "letter")
            for key, width in widths.items()
        ]
        choice = suggested(self.form, "why")
        yes = rules.one_of([say("word.yes"), say("word.no")])
        rows = (
            (
                Cell("id", say("cases.case.name", letter="ABCDE"[n])),
                Cell("fill", rule=choice),
                Cell("fill"),
                Cell("fill", rule=yes),
                Cell("fill"),
            )
            for n in range(MOST_CASES)
        )
        self.table(self._begun("cases"), self._above("cases"), columns, rows, lowest=_ROOM)

    def talks(self) -> None:
        """The team's own paper: what was said and read."""
        widths = {"subject": 26, "question": 52, "resident": 34, "professional": 34, "file": 30}
        given = {"subject", "question"}
        columns = [
            Column(key=key, header=say(f"cases.talk.{key}"), width=width, fill=key not in given)
            for key, width in widths.items()
        ]

        def cells(subject: Subject) -> Sequence[Cell]:
            questions = "\n".join(subject.questions) or say("cases.talk.usual")
            return Cell("id", subject.title), Cell("cell", questions), *(Cell("fill") for _ in range(3))

        rows = map(cells, self.form.subjects)
        self.table(self._begun("talks"), self._above("talks"), columns, rows, lowest=_ROOM)

    def patterns(self) -> None:
        """What came back in several cases: the one sheet that is read."""
        columns = pattern_columns()
        rows = (
            [replace(column.shows(row), rule=column.limit(self.form) or None) for column in columns]
            for row in self.form.rows
        )
        self.table(self._begun("patterns"), self._above("patterns"), columns, rows, lowest=_PATTERN_ROOM)
